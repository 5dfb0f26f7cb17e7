"""Which claims are about the same thing: what is measured, whose, which way, in which unit.

A **subject** is what is measured and whose: indicator code, the words of the phrase that the code
does not say already, area and counterpart. A **thing** is a subject with the aspect, the dimension
of the unit and the denominator: exports in dollars, and their growth in percent, are two things
of one subject. Bilateral trade is symmetric: its two areas come in either order.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from quantclaims.compare.dimension import dimension
from quantclaims.compare.near import near_groups
from quantclaims.compare.phrase import literal_phrase, reduce_phrase
from quantclaims.types import Claim

Ids = np.ndarray[tuple[int], np.dtype[np.int64]]

SYMMETRIC_CODES = ("trade_turnover",)
SUBJECT_COLUMNS = ("indicator", "indicator_code", "area", "counterpart")
_SPECIFIC = 3
_LOCAL_CODES = frozenset(
    "agreements assets budget_expenditure budget_revenue capacity employment exports_goods fdi "
    "freight imports_goods investment jobs joint_ventures loans passengers profit revenue students "
    "tax_revenue visitors deaths births".split()
)
"""What is mostly said of a plant, a school or a branch, though the area be a country."""

THING_COLUMNS = ("aspect", "kind", "unit", "unit_per")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured and whose. ``words`` are those that the code does not say already."""

    code: str
    words: tuple[str, ...]
    area: str
    counterpart: str

    def is_specific(self, aspect: str) -> bool:
        """Whether the subject names one thing wherever it is said.

        "Wages" of a country do; "projects" or "people" mean other ones at every event, and so do
        two words without an area, "trade" without a partner, or a country's "capacity".
        """
        if self.code and not self.words and not self.counterpart:
            if self.code in SYMMETRIC_CODES and ";" not in self.area:
                return False
            of_country = re.fullmatch("[a-z]{3}", self.area) is not None
            if self.code in _LOCAL_CODES and of_country and aspect != "growth":
                return False
        return len(self.words) + 2 * bool(self.code) + bool(self.area) >= _SPECIFIC


def subject_of(claim: Claim, strict: bool = False) -> Subject | None:
    """Return the subject of a claim, or ``None`` where nothing says what is measured.

    >>> from quantclaims.compare.examples import example_claim
    >>> subject_of(example_claim(indicator="the volume of exports", area="RUS"))
    Subject(code='', words=('export',), area='rus', counterpart='')
    >>> subject_of(example_claim(indicator="the figure")) is None
    True
    """
    return subject(claim.indicator, claim.indicator_code, claim.area, claim.counterpart, strict)


@lru_cache(maxsize=65536)
def subject(
    indicator: str, code: str, area: str, counterpart: str, strict: bool = False
) -> Subject | None:
    """Return the subject that four columns of a claim name; see :func:`subject_of`.

    With ``strict`` the phrases must be equal word for word, unless the code says all.
    """
    words = reduce_phrase(indicator, code, area, counterpart).words
    if strict and (words or not code):
        words = literal_phrase(indicator).words
    if not words and not code:
        return None
    one, other = _parties(area), _parties(counterpart)
    if code in SYMMETRIC_CODES or (not code and "trade" in words):
        one, other = ";".join(sorted(filter(None, f"{one};{other}".split(";")))), ""
    return Subject(code, words, one, other)


def subject_ids(frame: pd.DataFrame, strict: bool = False) -> Ids:
    """Return a number for the subject of each row, equal for equal or near ones; -1 for none."""
    codes, firsts = distinct_rows(frame, SUBJECT_COLUMNS)
    cells = frame[list(SUBJECT_COLUMNS)].iloc[firsts].fillna("")
    subjects = [subject(*row, strict) for row in cells.itertuples(index=False, name=None)]
    if not strict:
        subjects = _near_merged(subjects)
    numbers: dict[Subject, int] = {}
    ids = [-1 if one is None else numbers.setdefault(one, len(numbers)) for one in subjects]
    return np.array(ids, dtype=np.int64)[codes]


def thing_ids(frame: pd.DataFrame, subjects: Ids) -> Ids:
    """Return a number for the thing of each row, given the numbers of its subjects."""
    codes, firsts = distinct_rows(frame, THING_COLUMNS)
    cells = frame[list(THING_COLUMNS)].iloc[firsts].fillna("")
    numbers: dict[tuple[str, str, str], int] = {}
    measures = [
        numbers.setdefault((aspect, dimension(kind, unit).name, per), len(numbers))
        for aspect, kind, unit, per in cells.itertuples(index=False, name=None)
    ]
    things = subjects * max(len(numbers), 1) + np.array(measures, dtype=np.int64)[codes]
    return np.where(subjects < 0, -1, things)


def distinct_rows(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[Ids, Ids]:
    """Number the rows so that equal cells get equal numbers; return them and a first row of each.

    Columns are folded in one at a time, so that memory stays at a few integers a row.
    """
    codes = np.zeros(len(frame), dtype=np.int64)
    for column in columns:
        cells, uniques = pd.factorize(frame[column], use_na_sentinel=True)
        codes, _ = pd.factorize(codes * (len(uniques) + 1) + cells + 1)
    firsts = np.full(int(codes.max()) + 1 if len(codes) else 0, -1, dtype=np.int64)
    firsts[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, firsts


def _parties(areas: str) -> str:
    return ";".join(
        sorted(area.strip().removeprefix("the ") for area in areas.casefold().split(";"))
    )


def _near_merged(subjects: list[Subject | None]) -> list[Subject | None]:
    """Give near subjects of the same areas and code the words of the first of them."""
    blocks: defaultdict[Subject, set[tuple[str, ...]]] = defaultdict(set)
    for one in filter(None, subjects):
        if one.words:
            blocks[_without_words(one)].add(one.words)
    leaders = {block: near_groups(phrases) for block, phrases in blocks.items() if len(phrases) > 1}
    return [
        one
        and Subject(
            one.code,
            leaders.get(_without_words(one), {}).get(one.words, one.words),
            one.area,
            one.counterpart,
        )
        for one in subjects
    ]


def _without_words(one: Subject) -> Subject:
    return Subject(one.code, (), one.area, one.counterpart)
