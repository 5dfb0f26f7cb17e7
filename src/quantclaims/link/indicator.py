"""What is measured: the phrase that a figure is the value of."""

from dataclasses import dataclass

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.period import Period
from quantclaims.types import Mention


@dataclass(frozen=True, slots=True)
class Indicator:
    """``start`` and ``end`` place the phrase in the document, -1 where it is composed."""

    text: str = ""
    code: str = ""
    start: int = -1
    end: int = -1
    rule: str = "indicator:none"


def link_indicator(
    mention: Mention, context: SentenceContext, discourse: Discourse, period: Period
) -> Indicator:
    """Return what a figure measures."""
    return Indicator()
