"""Denominators that carry over: "60,000 people and around 17,000 cars a day" are both a day's."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.figure import Figure

__all__ = ["with_denominators"]

_JOINT = re.compile(
    r"(?:[\s,\[\]–—-]|\b(?:and|or|to|from|up|down|compared|with|against|versus|instead|of|than|about"
    r"|around|nearly|almost|over|more|only|some|another|then|per|an?|each|every|annually|daily"
    r"|years?|months?|weeks?|days?|hours?)\b)*"
)
_LONGEST_JOINT = 60


def with_denominators(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a sentence, each with the denominator of the one it is joined to."""
    found = list(figures)
    for index in range(len(found) - 2, -1, -1):
        found[index] = _taken(text, found[index], found[index + 1], found[index : index + 2])
    for index in range(1, len(found)):
        found[index] = _taken(text, found[index], found[index - 1], found[index - 1 : index + 1])
    return found


def _taken(text: str, figure: Figure, other: Figure, pair: Sequence[Figure]) -> Figure:
    first, second = pair
    if figure.unit_per or not other.unit_per or not _may_have(figure):
        return figure
    if second.start - first.end > _LONGEST_JOINT:
        return figure
    if not _JOINT.fullmatch(text, first.end, second.start):
        return figure
    return replace(figure, unit_per=other.unit_per, rules=(*figure.rules, "ellipsis:per"))


def _may_have(figure: Figure) -> bool:
    if figure.calendar or not figure.unit or figure.unit in DURATIONS:
        return False
    return figure.kind in ("money", "count", "measure")
