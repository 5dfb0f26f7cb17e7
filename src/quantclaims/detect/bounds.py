"""How exact a figure is: the hedges before and after it."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from quantclaims.detect.figures import Figure
from quantclaims.lexicon import load_rows
from quantclaims.types import Bound

__all__ = ["Hedge", "with_bound"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A row of the lexicon ``hedges``."""

    text: str
    side: Literal["before", "after"]
    bound: Bound
    example: str


_WINDOW = 56
_WORDS = re.compile(r"[^\s(\[“\"]+")
_LONGEST = 4
_BETWEEN = frozenset(
    "the a an only just another further additional impressive record whole total of these such its"
    " our their staggering mere massive huge already today now as us so average yearly annual"
    " modest mark level figure bar by be at in to last".split()
)
"""Words that may stand between a hedge and its figure ("exceeding the 200-billion mark")."""
_CLIMB = re.compile(
    r"\b(?:bring|brings|brought|bringing|increas\w+|rais\w+|rose|rise|rises|risen|rising|grow|grew"
    r"|grown|grows|growing|went|go|gone|goes|boost\w*|push\w*|mov\w+|jump\w*|climb\w*|expand\w*"
    r"|lift\w*|scal\w+|shot|soar\w*|extend\w*)\b[^.;:]*$",
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
    return re.compile(rf"[\s]?({words})(?!\w)(?!\s(?:than|of|important\w*)\b)", re.IGNORECASE)


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
    if figure.bound in ("range", "vague"):
        return replace(figure, qualifier=qualifier, rules=rules)
    return replace(figure, bound=bound, qualifier=qualifier, rules=rules)


def _bound_before(text: str, figure: Figure, start: int) -> tuple[Bound, int, int] | None:
    opening = max(start, figure.start - _WINDOW)
    window = text[opening : figure.start]
    if "~" in window[-2:]:
        sign = opening + window.rindex("~")
        return "about", sign, sign + 1
    words = list(_WORDS.finditer(window))
    if not words or window[words[-1].end() :].strip(' \t\r\n\u00a0\u200b([“"'):
        return None
    skipped = 0
    while words:
        for size in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(word[0].lower() for word in words[-size:])
            bound = _before().get(phrase)
            if bound is None or (skipped and bound == "exact"):
                continue
            low, high = opening + words[-size].start(), opening + words[-1].end()
            return _in_context(text, phrase, bound, low, high, start)
        if words[-1][0].lower() not in _BETWEEN or skipped == 2:
            return None
        words.pop()
        skipped += 1
    return None


def _in_context(
    text: str, phrase: str, bound: Bound, low: int, high: int, start: int
) -> tuple[Bound, int, int] | None:
    """Refuse "up to" and "a maximum of" where they name what is reached, not a limit."""
    before = text[max(start, low - 40) : low]
    if phrase == "up to" and _CLIMB.search(before):
        return None
    if phrase.startswith(("a maximum", "a minimum")) and _REACHED.search(before):
        return None
    if bound == "exact" and phrase not in ("as many as", "as much as", "exactly", "precisely"):
        return None
    return bound, low, high


def _bound_after(text: str, figure: Figure, end: int) -> tuple[Bound, int, int] | None:
    for at in (figure.number.end, figure.end):
        if match := _after().match(text, at, end):
            return _after_bounds()[match[1].lower()], match.start(1), match.end(1)
    return None
