"""Whether "three times" multiplies or counts occasions."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quantclaims.detect.units.phrases import SPACE
from quantclaims.lexicon import load_rows

__all__ = ["ChangeWords", "multiplies"]

_CLAUSE = re.compile(r"[^.;:?!\n]{0,60}$")
_DECIMAL = re.compile(r"\d[.,]\d$")


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A row of ``change_words.toml``."""

    place: Literal["before", "after"]
    stems: tuple[str, ...]
    example: str


@cache
def _cue(place: Literal["before", "after"]) -> re.Pattern[str]:
    rows = [row for row in load_rows("change_words", ChangeWords) if row.place == place]
    stems = "|".join(stem for row in rows for stem in row.stems)
    if place == "before":
        return re.compile(rf"\b(?:{stems})", re.IGNORECASE)
    return re.compile(rf"[{SPACE}]+(?:{stems})\b", re.IGNORECASE)


def multiplies(text: str, pos: int, stop: int, end: int) -> bool:
    """Tell whether the "times" that ends at ``stop``, after a number up to ``pos``, multiplies.

    >>> multiplies("exports grew almost 3 times", 21, 27, 27)
    True
    >>> multiplies("they have met 3 times this year", 15, 21, 31)
    False
    """
    if _DECIMAL.search(text, max(0, pos - 3), pos) or _cue("after").match(text, stop, end):
        return True
    clause = _CLAUSE.search(text, max(0, pos - 60), pos)
    return clause is not None and _cue("before").search(clause[0]) is not None
