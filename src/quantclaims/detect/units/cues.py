"""What the words around an ambiguous unit make of it: "three times", "30 degrees"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quantclaims.detect.units.phrases import SPACE
from quantclaims.lexicon import load_rows

__all__ = ["UnitCues", "is_temperature", "multiplies"]

Place = Literal["before times", "after times", "near degrees"]

_CLAUSE = re.compile(r"[^.;:?!\n]{0,60}$")
_DECIMAL = re.compile(r"\d[.,]\d$")


@dataclass(frozen=True, slots=True)
class UnitCues:
    """A row of ``unit_cues.toml``."""

    place: Place
    stems: tuple[str, ...]
    example: str


@cache
def _cue(place: Place) -> re.Pattern[str]:
    rows = [row for row in load_rows("unit_cues", UnitCues) if row.place == place]
    stems = "|".join(stem for row in rows for stem in row.stems)
    if place == "after times":
        return re.compile(rf"[{SPACE}]+(?:{stems})\b", re.IGNORECASE)
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def multiplies(text: str, pos: int, stop: int, end: int) -> bool:
    """Tell whether the "times" that ends at ``stop``, after a number up to ``pos``, multiplies.

    >>> multiplies("exports grew almost 3 times", 21, 27, 27)
    True
    >>> multiplies("they have met 3 times this year", 15, 21, 31)
    False
    """
    if _DECIMAL.search(text, max(0, pos - 3), pos) or _cue("after times").match(text, stop, end):
        return True
    clause = _CLAUSE.search(text, max(0, pos - 60), pos)
    return clause is not None and _cue("before times").search(clause[0]) is not None


def is_temperature(text: str, stop: int, end: int) -> bool:
    """Tell whether the words around "degrees", which end at ``stop``, speak of heat or cold.

    >>> is_temperature("it was 30 degrees outside", 17, 25)
    True
    >>> is_temperature("turned by 180 degrees", 21, 21)
    False
    """
    low, high = max(0, stop - 80), min(end, stop + 40)
    line = text.rfind("\n", low, stop) + 1
    return _cue("near degrees").search(text, max(low, line), high) is not None
