"""Claims that can be reckoned with."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from quantclaims.check.finding import shown
from quantclaims.compare.allowed import Allowed, allowed
from quantclaims.compare.dimension import dimension
from quantclaims.types import AspectName, Claim

Period = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Amount:
    """A claim and the values that it allows."""

    claim: Claim
    allowed: Allowed

    @property
    def period(self) -> Period | None:
        start, end = self.claim.period_start, self.claim.period_end
        return (start, end) if start and end else None

    @property
    def middle(self) -> float:
        """The printed number, or the middle of a range."""
        values = self.allowed
        return (values.low + values.high) / 2 if values.point is None else values.point

    @property
    def written(self) -> str:
        """The number with its unit, for arithmetic on paper."""
        claim = self.claim
        values = [claim.value] if claim.value is not None else [claim.value_low, claim.value_high]
        number = "–".join(shown(value) for value in values if value is not None)
        if claim.kind == "percent" and claim.unit == "percent":
            return f"{number}%"
        return f"{number} {claim.unit}" if claim.kind in ("money", "measure") else number

    @property
    def measure(self) -> tuple[str, str]:
        """What may be divided by what: one dimension, one denominator."""
        return dimension(self.claim.kind, self.claim.unit).name, self.claim.unit_per


def amounts(claims: Iterable[Claim], aspect: AspectName) -> list[Amount]:
    """Return the claims of an aspect that can be reckoned with."""
    return [
        Amount(claim, values)
        for claim in claims
        if claim.aspect == aspect
        and claim.modality != "negated"
        and claim.kind != "year"
        and (values := allowed(claim))
        and values.high != 0
    ]


def same_sentence(a: Claim, b: Claim) -> bool:
    """Whether two claims stand in one sentence."""
    return a.event_id == b.event_id and a.sentence == b.sentence
