"""Sentences that are not linked: too long for the rules, or ones at which something fails.

Their figures make rows nevertheless, of what their own words say. Length is the limit, not time:
the time that parser and rules take grows with it, and a clock would make the table depend on the
machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quantclaims.link.context import Reason, SentenceContext
from quantclaims.link.evidence import Aspect
from quantclaims.types import Mention, Sentence

__all__ = ["LONGEST", "MOST_FIGURES", "Skipped", "bare_aspect", "excerpt", "limit_passed", "told"]

LONGEST = 3_000
"""The most characters of a sentence that is linked; the longest in 1,200 pages of speech has
1,300. A sentence at this limit and the next takes some seconds."""

MOST_FIGURES = 60
"""The most figures of a sentence that is linked: more are a table that lost its line ends."""

_NAMED = 3
_AROUND = 200


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sentence that was not linked: where it begins, its first words, and why.

    ``error`` says what failed, where something did.
    """

    start: int
    words: str
    reason: Reason
    error: str = ""


def limit_passed(sentence: Sentence, figures: int, longest: int) -> Reason | None:
    """Return which limit a sentence with so many figures passes.

    >>> limit_passed(Sentence(0, 4_000, 0), 2, LONGEST), limit_passed(Sentence(0, 90, 0), 2, 3_000)
    ('too_long', None)
    """
    if sentence.end - sentence.start > longest:
        return "too_long"
    return "too_many_figures" if figures > MOST_FIGURES else None


def bare_aspect(mention: Mention) -> Aspect:
    """Return the aspect that a figure's own words give.

    >>> bare_aspect(Mention(0, 7, "multiple", "claim", 2.0)).name
    'growth'
    """
    if mention.kind == "multiple":
        return Aspect("growth", rule="aspect:none")
    return Aspect("rank" if mention.kind == "rank" else "level", rule="aspect:none")


def excerpt(mention: Mention, context: SentenceContext) -> str:
    """Return the words around a figure: a long sentence in each of its rows would fill the disk."""
    start, end = mention.start - context.start, mention.end - context.start
    return context.words[max(0, start - _AROUND) : end + _AROUND].strip()


def told(skipped: Sequence[Skipped], longest: int, offset: int = 0) -> tuple[str, ...]:
    """Return a warning for each reason: how many sentences, and the first of them by name.

    >>> told([Skipped(7, "We built", "failed", "KeyError")], LONGEST)
    ('1 sentence not linked but for its figures: something failed: at 7, “We built” (KeyError)',)
    """
    why: dict[Reason, str] = {
        "too_long": f"longer than {longest:,} characters",
        "too_many_figures": f"more than {MOST_FIGURES} figures",
        "failed": "something failed",
    }
    return tuple(
        _line([one for one in skipped if one.reason == reason], words, offset)
        for reason, words in why.items()
        if any(one.reason == reason for one in skipped)
    )


def _line(skipped: Sequence[Skipped], why: str, offset: int) -> str:
    named = [
        f"at {one.start + offset}, “{one.words}”" + f" ({one.error})" * bool(one.error)
        for one in skipped[:_NAMED]
    ]
    more = [f"{len(skipped) - _NAMED} more"] if len(skipped) > _NAMED else []
    count = "1 sentence" if len(skipped) == 1 else f"{len(skipped)} sentences"
    its = "its" if len(skipped) == 1 else "their"
    return f"{count} not linked but for {its} figures: {why}: " + "; ".join(named + more)
