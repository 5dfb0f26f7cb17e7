"""How exact a figure is: the hedges before and after it."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from quantclaims.detect.figure import Figure
from quantclaims.lexicon import load_rows
from quantclaims.types import Bound

__all__ = ["Hedge", "with_bound", "with_deadline"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A row of the lexicon ``hedges``."""

    text: str
    side: Literal["before", "after"]
    bound: Bound
    example: str


_INVISIBLE = "\u200b\u200c\u200d\ufeff"
_WINDOW = 56
_WORDS = re.compile(r"[^\s(\[“\"\u200b-\u200d\ufeff]+")
_LONGEST = 4
_BETWEEN = frozenset(
    "the a an another impressive record whole total these such its our their staggering mere"
    " massive huge mark bar level threshold of".split()
)
"""Words that may stand between a verb that hedges and its figure ("exceeding the 200-billion")."""
_PARTICIPLES = frozenset(
    "been grown increased risen fallen declined dropped grew rose by up in".split()
)
"""Words that may stand between a hedge and a multiple ("almost been halved", "almost in half")."""
_ADVERBS = frozenset(
    {"almost", "nearly", "virtually", "practically", "approximately", "roughly", "more or less"}
)
_VERBS = re.compile(r"(?:exceed|surpass|pass|cross|approach|near|top)\w*\b|to exceed")
_SPEECH_BEFORE = re.compile(
    r"\b(?:questions?|talk\w*|sp(?:eak|oke|oken)\w*|reports?|reported|told|tell|know|knew|concern\w*"
    r"|information|ask\w*|words?|stor(?:y|ies)|ideas?|hear\w*|sa(?:y|id)|complain\w*|care\w*|worr\w+)\s$",
    re.IGNORECASE,
)
_CLIMB = re.compile(
    r"\b(?:bring|brings|brought|bringing|increas\w+|rais\w+|rose|rise|rises|risen|rising|grow|grew"
    r"|grown|grows|growing|went|go|gone|goes|boost\w*|push\w*|mov\w+|jump\w*|climb\w*|expand\w*"
    r"|lift\w*|scal\w+|shot|soar\w*|extend\w*)\b(?![^.;:]*\b(?:for|of|by)\s$)[^.;:]*$"
    r"|\bt(?:ak(?:e|es|en|ing)|ook)\s(?:the|this|it|its|our|their)\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\s(?:[\w-]+\s){0,3}?(?:objective|target|goal)\b")
"""What is near a goal is not the goal: "inflation near our 2 percent goal"."""
_ADDS = re.compile(r"plus\s(?!or\b)\w", re.IGNORECASE)
"""No hedge but a sum, after a noun: "the 13 sailors plus three cooks"."""
_DENIED = re.compile(
    r"\b(?:won|don|doesn|didn|wouldn|shouldn|needn|mustn)[’']t (?:have to |need to )?\w+ $"
)
_DENIED_BOUNDS: dict[str, Bound] = {"more than": "at_most", "less than": "at_least"}
"""What a hedge comes to under a denial: "you won’t have to pay more than 10 percent"."""
_DEADLINE = re.compile(
    r"\b(?:(?P<by>by|no later than|not later than|until|till)|(?P<before>before|prior to))"
    r"(?: the)?(?: (?:end|beginning|start|middle|close|autumn|spring|summer|winter) of)?"
    r"(?: (?:early|mid|late))?[ -]$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:reach\w*|hit|hits|at|was|is|were|peaked)\sa?\s?$", re.IGNORECASE)


@cache
def _before() -> dict[str, Bound]:
    rows = load_rows("hedges", Hedge)
    return {row.text: row.bound for row in rows if row.side == "before"}


@cache
def _after() -> re.Pattern[str]:
    rows = [row.text for row in load_rows("hedges", Hedge) if row.side == "after"]
    words = "|".join(re.escape(text) for text in sorted(rows, key=len, reverse=True))
    goes_on = r"(?!\s(?:than|of|important\w*|\d[\w.,]*)\b)(?!(?<=\sup)\sto\b)"
    return re.compile(rf"[\s]?({words})(?!\w){goes_on}", re.IGNORECASE)


@cache
def _after_bounds() -> dict[str, Bound]:
    rows = load_rows("hedges", Hedge)
    return {row.text: row.bound for row in rows if row.side == "after"}


def with_bound(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Return a figure with the bound and the qualifier that the words around it give.

    The start of a range or of a vague magnitude keeps its bound, and takes the qualifier.
    """
    found = _bound_before(text, figure, start) or _bound_after(text, figure, end)
    if found is None:
        return figure
    bound, low, high = found
    qualifier = text[low:high]
    rules = (*figure.rules, f"hedge:{bound}")
    if figure.bound in ("range", "vague") or figure.kind == "rank":
        return replace(figure, qualifier=qualifier, rules=rules)
    return replace(figure, bound=bound, qualifier=qualifier, rules=rules)


def with_deadline(text: str, figure: Figure, start: int) -> Figure:
    """Return a stated year with the bound of a deadline: "by 2025", "until 2024", "before 2014"."""
    if figure.calendar != "year" or figure.role != "claim" or figure.bound == "range":
        return figure
    found = _DEADLINE.search(text, max(start, figure.start - _WINDOW), figure.start)
    if found is None:
        return figure
    bound: Bound = "less_than" if found["before"] else "at_most"
    rules = (*figure.rules, f"hedge:{bound}")
    return replace(figure, bound=bound, qualifier=found["before"] or found["by"], rules=rules)


def _bound_before(text: str, figure: Figure, start: int) -> tuple[Bound, int, int] | None:
    opening = max(start, figure.start - _WINDOW)
    window = text[opening : figure.start].rstrip(_INVISIBLE)
    if window.lower().endswith("sub-"):
        return "less_than", figure.start - 4, figure.start
    if "~" in window[-2:]:
        sign = opening + window.rindex("~")
        return "about", sign, sign + 1
    words = list(_WORDS.finditer(window))
    if not words or window[words[-1].end() :].strip(' \t\r\n\u00a0\u200b([“"'):
        return None
    skipped: list[str] = []
    while words:
        for size in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(word[0].lower() for word in words[-size:])
            bound = _before().get(phrase)
            if bound is None or (skipped and not _may_skip(figure, phrase, bound, skipped[-1])):
                continue
            if skipped and _GOAL.match(text, figure.end):
                return None
            low, high = opening + words[-size].start(), opening + words[-1].end()
            return _in_context(text, phrase, bound, low, high, start)
        between = _PARTICIPLES if figure.kind in ("multiple", "percent") else _BETWEEN
        between = between | _BETWEEN
        if words[-1][0].lower() not in between or len(skipped) == 3:
            return None
        skipped.append(words.pop()[0].lower())
    return None


def _may_skip(figure: Figure, phrase: str, bound: Bound, skipped: str) -> bool:
    """Tell whether a hedge may stand apart from its figure."""
    if figure.kind in ("multiple", "percent") and phrase in _ADVERBS:
        return True
    if skipped == "another":
        return bound != "exact" and not _VERBS.match(phrase)
    return bound != "exact" and _VERBS.match(phrase) is not None


def _in_context(
    text: str, phrase: str, bound: Bound, low: int, high: int, start: int
) -> tuple[Bound, int, int] | None:
    """Refuse "up to" and "a maximum of" where they name what is reached, not a limit."""
    before = text[max(start, low - 100) : low]
    if phrase in ("about", "say") and _SPEECH_BEFORE.search(before):
        return None
    if phrase == "up to" and _CLIMB.search(before):
        return None
    if phrase.startswith(("a maximum", "a minimum")) and _REACHED.search(before):
        return None
    if bound == "exact" and phrase not in ("as many as", "as much as", "exactly", "precisely"):
        return None
    if phrase in _DENIED_BOUNDS and _DENIED.search(before):
        return _DENIED_BOUNDS[phrase], low, high
    return bound, low, high


def _bound_after(text: str, figure: Figure, end: int) -> tuple[Bound, int, int] | None:
    for at in (figure.number.end, figure.end):
        match = _after().match(text, at, end)
        if match and not (at > figure.number.end and _ADDS.match(text, match.start(1))):
            return _after_bounds()[match[1].lower()], match.start(1), match.end(1)
    return None
