"""A claim to write examples and test cases with: every column filled, any of them replaceable."""

import datetime
from typing import Any

from quantclaims.types import Claim

_EXAMPLE = Claim(
    claim_id="0",
    event_id="event",
    event_title="A meeting",
    event_date=datetime.date(2013, 11, 11),
    event_time="",
    event_place="",
    speaker="Anna Petrova",
    speaker_role="",
    speaker_kind="named",
    kind="percent",
    value=None,
    value_low=None,
    value_high=None,
    bound="exact",
    qualifier="",
    unit="percent",
    unit_per="",
    whole=None,
    aspect="level",
    direction="",
    indicator="exports",
    indicator_code="",
    area="RUS",
    counterpart="",
    period_start=None,
    period_end=None,
    period_text="",
    period_basis="",
    baseline="",
    modality="asserted",
    source="page.txt",
    start=0,
    end=0,
    quote="",
    sentence="",
    confidence=1.0,
    rules=(),
)


def example_claim(**columns: Any) -> Claim:
    """Return the example claim with some columns replaced.

    >>> example_claim(value=8.5).value
    8.5
    """
    import dataclasses

    return dataclasses.replace(_EXAMPLE, **columns)
