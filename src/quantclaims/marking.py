"""Where the words behind a claim's cells stand in its sentence, for programs that show text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quantclaims.compare.areas import area_words
from quantclaims.types import Claim

__all__ = ["LABELS", "Mark", "find_phrase", "marks_of", "without_overlaps"]

LABELS = ("figure", "indicator", "period", "area", "qualifier")
"""What is marked, the most telling first."""

_CAPITALISED = re.compile(r"[^\W\d_][\w.]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, and what it is to a claim."""

    start: int
    end: int
    label: str


def marks_of(claim: Claim, text: str, start: int) -> Iterator[Mark]:
    """Yield where a sentence says the cells of a claim whose quote begins at ``start`` of it.

    >>> from quantclaims.compare.examples import example_claim
    >>> claim = example_claim(quote="8 percent", indicator="exports", area="RUS")
    >>> text = "Russian exports grew by 8 percent."
    >>> [(text[mark.start : mark.end], mark.label) for mark in marks_of(claim, text, 24)]
    [('8 percent', 'figure'), ('exports', 'indicator'), ('Russian', 'area')]
    """
    yield Mark(start, start + len(claim.quote), "figure")
    for label, phrase in (("indicator", claim.indicator), ("period", claim.period_text)):
        if found := find_phrase(text, phrase):
            yield Mark(*found, label)
    if claim.qualifier:
        before = list(_places(text[:start], claim.qualifier))
        yield from (Mark(*place, "qualifier") for place in before[-1:])
    words = area_words(claim.area) | area_words(claim.counterpart)
    for name in _CAPITALISED.finditer(text):
        if name[0][0].isupper() and name[0].casefold().rstrip(".") in words:
            yield Mark(*name.span(), "area")


def find_phrase(text: str, phrase: str) -> tuple[int, int] | None:
    """Return the first place of a phrase in a text, whatever its spaces and capitals."""
    return next(_places(text, phrase), None)


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    words = [re.escape(word) for word in phrase.split()]
    if words:
        found = re.finditer(r"\b" + r"\s+".join(words), text, re.IGNORECASE)
        yield from (one.span() for one in found)


def without_overlaps(marks: Sequence[Mark]) -> list[Mark]:
    """Keep the more telling of marks that overlap, in the order of the text.

    >>> without_overlaps([Mark(0, 6, "area"), Mark(0, 14, "indicator"), Mark(20, 21, "figure")])
    [Mark(start=0, end=14, label='indicator'), Mark(start=20, end=21, label='figure')]
    """
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (LABELS.index(one.label), one.start)):
        if all(mark.end <= one.start or one.end <= mark.start for one in kept):
            kept.append(mark)
    return sorted(kept, key=lambda one: one.start)
