"""Growth or level or share, and which way."""

from dataclasses import dataclass

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.indicator import Indicator
from quantclaims.types import AspectName, Direction, Mention


@dataclass(frozen=True, slots=True)
class Aspect:
    """``baseline`` is what a gap or growth is measured against, as printed."""

    name: AspectName = "level"
    direction: Direction = ""
    baseline: str = ""
    rule: str = "aspect:level"


def link_aspect(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    indicator: Indicator,
) -> Aspect:
    """Return the aspect and the direction of a figure."""
    return Aspect()
