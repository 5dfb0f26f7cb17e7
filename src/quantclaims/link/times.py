"""The times that a sentence names, and the sentences before it that a listener has in mind."""

import re
from collections.abc import Iterator
from datetime import date

from quantclaims.link.context import SentenceContext
from quantclaims.timex import Interval, PeriodPhrase
from quantclaims.timex.interval import shift

__all__ = ["before", "heard", "times_of"]

_LOOK_BACK = 8
_REMARK = 4
_SO_LONG = re.compile(
    r"\b(?:over|in|during|for|within) (?:this|that) (?:time|period)\b", re.IGNORECASE
)
_FOR = re.compile(r"\bfor (?:more than |over |about |almost |nearly )?$", re.IGNORECASE)
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
                since = phrase.rule == "ago" and _SO_LONG.search(context.text)
                until = context.event.date if since else phrase.last
                return context.times_after(Interval(phrase.first, until))
        begun = _begun(earlier) if _SO_LONG.search(context.text) else None
        if begun is not None:
            return context.times_after(Interval(begun, context.event.date))
    return context.times


def _begun(context: SentenceContext) -> date | None:
    """Return when that began which a sentence dates: "founded in 2011", "at work for two years"."""
    day = context.event.date
    for mention in reversed(context.mentions):
        if day is None or mention.role != "claim" or mention.value is None:
            continue
        if mention.kind == "year" and mention.value <= day.year:
            return date(int(mention.value), 1, 1)
        head = context.text[: mention.start - context.start]
        if mention.unit == "a" and _FOR.search(head):
            return shift(day, -mention.value, "year")
    return None


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
