"""What a search for a unit returns."""

from dataclasses import dataclass

from quantclaims.types import Kind

__all__ = ["UnitMatch"]


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found beside a number; ``start`` and ``end`` are its characters in the text.

    ``unit`` is an ISO 4217 code, ``percent``, ``percentage_point``, ``basis_point``, ``times``, a
    UCUM code, or the singular head of a count's noun phrase. A number "of these ships" counts
    ships without naming them in its own phrase: then ``start == end``. ``factor`` turns the figure
    as printed into ``unit`` (50 kopecks are 0.5 RUB). ``rule`` names what found it.
    """

    kind: Kind
    unit: str
    start: int
    end: int
    unit_per: str = ""
    rule: str = ""
    factor: float = 1.0
