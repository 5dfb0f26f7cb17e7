"""Check that figures add up, inside a speech and across speeches.

The verdict is ``consistent``, ``inconsistent`` or ``cannot tell``, never "false": a check compares
figures with each other, and the arithmetic that it shows says which.

=======================  =========================================================================
growth_between_periods   growth against the levels of the two periods it compares
growth_from_to           growth against levels that its own sentence joins by "from" and "to"
growth_and_change        growth and change of one sentence against the level they led to
gap_between_levels       "30% higher than the average" against the two levels
part_within_whole        "76 of 93": the part is no larger than the whole
sum_of_parts             the parts of one whole that a sentence lists
share_of_part            a share against the part and whole beside it
share_of_named_whole     "40 percent of exports" against its own amount and that of exports
two_growths              two growth figures for one thing and period
slip_of_scale            a series that jumps by a thousand
reference                a figure against data that the user brings
=======================  =========================================================================
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from quantclaims.check.finding import Finding
from quantclaims.check.gap import check_gaps
from quantclaims.check.growth import check_growth
from quantclaims.check.parts import check_parts
from quantclaims.check.read_reference import read_reference
from quantclaims.check.reference import check_reference
from quantclaims.check.series import check_series
from quantclaims.compare.grouping import distinct_claims, gathered, grouped
from quantclaims.compare.select import Selection, select
from quantclaims.compare.thing import Ids, subject_ids, thing_ids

__all__ = ["FINDING_COLUMNS", "check", "read_reference"]

FINDING_COLUMNS = (
    *("verdict", "rule", "arithmetic", "claim_ids", "quotes"),
    *("speakers", "events", "event_dates", "indicator", "area", "counterpart"),
)
"""The columns of the findings table; ids, quotes, speakers and so on are joined by ``; ``."""


def check(
    claims: pd.DataFrame,
    reference: pd.DataFrame | None = None,
    selection: Selection | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """Return what the arithmetic among claims says, a finding a row.

    ``claims`` is a claims table, ``reference`` a table as :func:`read_reference` makes it. Every
    figure is taken as the interval of values that its wording allows, so that rounding alone never
    makes an inconsistency. Raises :class:`~quantclaims.errors.TableError` when a column is missing.

    >>> from quantclaims.compare.examples import example_claim as claim
    >>> from quantclaims.table import to_frame
    >>> claims = to_frame([claim(claim_id="1", kind="count", unit="region", value=76.0, whole=93.0,
    ...                          indicator="regions with ties", quote="76")])
    >>> check(claims)[["verdict", "rule", "arithmetic"]].to_dict("records")
    [{'verdict': 'consistent', 'rule': 'part_within_whole', 'arithmetic': '76 ≤ 93'}]
    """
    chosen = select(distinct_claims(claims), selection or Selection())
    findings = _findings(chosen, reference, strict)
    return gathered(map(_row, findings), FINDING_COLUMNS)


def _findings(
    claims: pd.DataFrame, reference: pd.DataFrame | None, strict: bool
) -> Iterator[Finding]:
    subjects = subject_ids(claims, strict)
    for group in grouped(claims, subjects):
        yield from check_growth(group)
    for group in grouped(claims, thing_ids(claims, subjects)):
        yield from check_series(group)
    for group in grouped(claims, _events_to_check(claims), least=1):
        yield from check_gaps(group)
        yield from check_parts(group)
    if reference is not None:
        yield from _against_reference(claims, reference, strict)


def _events_to_check(claims: pd.DataFrame) -> Ids:
    """Number the events that state a gap, a share or a part of a whole; -1 for the others."""
    worth = claims["aspect"].isin(["gap", "share"]) | claims["whole"].notna()
    numbers, _ = pd.factorize(claims["event_id"])
    return np.where(np.isin(numbers, numbers[worth.to_numpy()]), numbers, -1)


def _against_reference(
    claims: pd.DataFrame, reference: pd.DataFrame, strict: bool
) -> Iterator[Finding]:
    both = pd.concat([claims, reference], ignore_index=True)
    ids = set(reference["claim_id"])
    for group in grouped(both, subject_ids(both, strict)):
        stated = [claim for claim in group if claim.claim_id not in ids]
        figures = [claim for claim in group if claim.claim_id in ids]
        if stated and figures:
            yield from check_reference(stated, figures)


def _row(finding: Finding) -> tuple[str, ...]:
    claims = finding.claims
    about = claims[-1]
    return (
        *(finding.verdict, finding.rule, "; ".join(finding.steps)),
        *("; ".join(claim.claim_id for claim in claims), "; ".join(c.quote for c in claims)),
        "; ".join(dict.fromkeys(claim.speaker for claim in claims if claim.speaker)),
        "; ".join(dict.fromkeys(claim.event_title for claim in claims)),
        "; ".join(dict.fromkeys(str(claim.event_date or "") for claim in claims)),
        *(about.indicator, about.area, about.counterpart),
    )
