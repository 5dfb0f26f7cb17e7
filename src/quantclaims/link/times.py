"""The times that a sentence names, and the sentences before it that a listener has in mind."""

import re
from collections.abc import Iterator

from quantclaims.link.context import SentenceContext
from quantclaims.timex import PeriodPhrase

__all__ = ["before", "heard", "times_of"]

_LOOK_BACK = 8
_REMARK = 4
_TAKES_UP = re.compile(
    r"\b(?:then|(?:that|this|same|corresponding) (?:time|period|year|months?|quarter)|these|those"
    r"|earlier|before)\b",
    re.IGNORECASE,
)


def times_of(context: SentenceContext) -> tuple[PeriodPhrase, ...]:
    """Return the times that a sentence names; "in this period" takes up the one said before."""
    if not _TAKES_UP.search(context.text):
        return context.times
    for earlier in before(context, _LOOK_BACK):
        for phrase in reversed(earlier.times):
            if phrase.kind == "period" and phrase.first:
                return context.times_after(phrase.interval)
    return context.times


def before(context: SentenceContext, most: int) -> Iterator[SentenceContext]:
    """Yield up to ``most`` sentences of the event before one, nearest first."""
    earlier = context.previous
    while earlier is not None and most:
        yield earlier
        earlier, most = earlier.previous, most - 1


def heard(context: SentenceContext, most: int) -> Iterator[SentenceContext]:
    """Yield up to ``most`` sentences of the turn and of the one before it, nearest first.

    A timeless remark that somebody throws in does not count: the speaker goes on.
    """
    turns, turn = context.transcript.turns, context.sentence.turn
    speaker = turns[turn].speaker
    resumes = turn > 1 and bool(speaker) and turns[turn - 2].speaker == speaker
    for earlier in before(context, most + _REMARK):
        behind = turn - earlier.sentence.turn
        if behind > 2 or (behind == 2 and not resumes):
            return
        if behind == 1 and resumes and not earlier.times:
            continue
        yield earlier
        most -= 1
        if not most:
            return
