"""Compare figures across speeches: which repeat, agree, conflict, revise or continue others.

Claims about the same thing are brought together by sorting, in pandas: each claim's thing is
reduced to one integer first, so that a join is a sort of integers, and the claims are looked at
in blocks of whole things. One million claims take a few hundred megabytes above the table itself
(``benchmarks/compare``).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from quantclaims.compare.grouping import distinct_claims, gathered, groups
from quantclaims.compare.meeting import meeting
from quantclaims.compare.relate import Found, relate, said
from quantclaims.compare.select import Selection, select
from quantclaims.compare.thing import subject_of
from quantclaims.types import Claim

__all__ = ["RELATION_COLUMNS", "Selection", "compare", "select"]

_SIDED = (
    *("value", "value_low", "value_high", "unit", "quote", "speaker"),
    *("event", "event_date", "period", "modality", "indicator"),
)
RELATION_COLUMNS = (
    *("relation", "rule", "claim_a", "claim_b"),
    *(f"{column}_{side}" for column in _SIDED for side in "ab"),
    *("aspect", "area", "counterpart"),
)
"""The columns of the relations table: a pair of claims each row, the earlier one as ``a``."""


def compare(
    claims: pd.DataFrame, selection: Selection | None = None, strict: bool = False
) -> pd.DataFrame:
    """Return how the claims about one thing stand to each other, a pair a row.

    ``claims`` is a claims table; rows with a ``claim_id`` met before are left out, so that a
    page given twice does not repeat itself. With ``strict`` only equal phrases and equal
    indicator codes meet. The table returned has :data:`RELATION_COLUMNS`; ``rule`` names, in
    order, why the two are about one thing and how period, occasion and value decided. Raises
    :class:`~quantclaims.errors.TableError` when a column is missing.

    >>> import datetime
    >>> from quantclaims.compare.examples import example_claim as claim
    >>> from quantclaims.table import to_frame
    >>> year = dict(period_start=datetime.date(2012, 1, 1), period_end=datetime.date(2012, 12, 31))
    >>> claims = to_frame([
    ...     claim(claim_id="1", value=8.0, quote="8 percent", **year),
    ...     claim(claim_id="2", value=8.5, quote="8.5 percent", sentence="No, 8.5.", **year),
    ... ])
    >>> compare(claims)[["relation", "rule", "claim_a", "claim_b"]].to_dict("records")
    [{'relation': 'conflicts', 'rule': \
'phrase;period:equal;time:same_event;occasion:restated;value:differs', \
'claim_a': '1', 'claim_b': '2'}]
    """
    chosen = select(distinct_claims(claims), selection or Selection())
    rows = (row for group in groups(chosen, strict) for row in _relations(group, strict))
    return gathered(rows, RELATION_COLUMNS)


def _relations(claims: Sequence[Claim], strict: bool) -> Iterator[tuple[Any, ...]]:
    ready = [one for row, claim in enumerate(claims) if (one := said(row, claim))]
    if len(ready) < 2:
        return
    about = subject_of(claims[0], strict)
    assert about is not None
    for found in relate(ready, anywhere=about.is_specific(claims[0].aspect)):
        yield _row(found, claims[found.a], claims[found.b])


def _row(found: Found, a: Claim, b: Claim) -> tuple[Any, ...]:
    rule = ";".join((meeting(a, b), *found.rules))
    sides = zip(_cells(a), _cells(b), strict=True)
    return (
        *(found.relation, rule, a.claim_id, b.claim_id),
        *(cell for pair in sides for cell in pair),
        *(a.aspect, a.area, a.counterpart),
    )


def _cells(claim: Claim) -> tuple[Any, ...]:
    return (
        *(claim.value, claim.value_low, claim.value_high, claim.unit, claim.quote, claim.speaker),
        *(claim.event_title, claim.event_date, period_label(claim)),
        *(claim.modality, claim.indicator),
    )


def period_label(claim: Claim) -> str:
    """Return a claim's period as an ISO 8601 interval, shortened to a year where it is one.

    >>> import datetime
    >>> from quantclaims.compare.examples import example_claim
    >>> period_label(example_claim(period_start=datetime.date(2012, 1, 1),
    ...                            period_end=datetime.date(2012, 12, 31)))
    '2012'
    >>> period_label(example_claim(period_end=datetime.date(2013, 9, 30)))
    '../2013-09-30'
    """
    start, end = claim.period_start, claim.period_end
    if start is None and end is None:
        return ""
    if start and end and (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return str(start.year)
    return "/".join(day.isoformat() if day else ".." for day in (start, end))
