"""A figure on its way from a numeral to a mention."""

from dataclasses import dataclass
from decimal import Decimal

from quantclaims.detect.dates import Calendar
from quantclaims.detect.numbers import Number
from quantclaims.types import Bound, Kind, Role

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on its way to a mention; ``number`` and ``last`` differ only in a range."""

    number: Number
    last: Number
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: Kind = "count"
    unit: str = ""
    unit_per: str = ""
    calendar: Calendar = ""
    bound: Bound = "exact"
    qualifier: str = ""
    role: Role = "claim"
    whole: Decimal | None = None
    rules: tuple[str, ...] = ()
