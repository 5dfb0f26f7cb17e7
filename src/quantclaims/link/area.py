"""About whom: reference area and counterpart."""

from dataclasses import dataclass

from quantclaims.link.aspect import Aspect
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.indicator import Indicator
from quantclaims.types import Mention


@dataclass(frozen=True, slots=True)
class Areas:
    """ISO 3166-1 alpha-3 codes or names as said, several joined by ``;``."""

    area: str = ""
    counterpart: str = ""
    rule: str = "area:none"


def link_area(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    indicator: Indicator,
    aspect: Aspect,
) -> Areas:
    """Return whom a figure is about, and the other side of a flow."""
    return Areas()
