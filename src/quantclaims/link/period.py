"""For which time: calendar and relative expressions, anchored on the event's date."""

from dataclasses import dataclass
from datetime import date

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.types import Mention, PeriodBasis


@dataclass(frozen=True, slots=True)
class Period:
    """Both dates inclusive; ``baseline`` is what a growth is measured against, as printed."""

    start: date | None = None
    end: date | None = None
    text: str = ""
    basis: PeriodBasis = ""
    baseline: str = ""
    rule: str = "period:none"


def link_period(mention: Mention, context: SentenceContext, discourse: Discourse) -> Period:
    """Return the time that a figure is about."""
    return Period()
