"""Growth or level or share, and which way.

Each kind of figure has its rules, tried in order; the first that holds decides.
"""

from quantclaims.link.changes import (
    answered,
    before_others,
    beside_growth,
    movement_in,
    movement_was,
    so_many_fold,
    up_or_down,
)
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.evidence import Aspect, Evidence, Rule
from quantclaims.link.figure import figure
from quantclaims.link.indicator import Indicator
from quantclaims.link.moved import (
    amount_moved,
    compared,
    from_to,
    moved_by,
    moved_straight,
    movement_after,
    movement_of,
    movement_worth,
    rank,
    scheduled,
    times,
)
from quantclaims.link.percentages import (
    continued,
    from_one_to_another,
    growth_was,
    index,
    kind_after,
    measured,
    negative,
    part_of,
    repeated,
    result_in,
    same_series,
    some_share,
    topic,
)
from quantclaims.types import Kind, Mention

__all__ = ["Aspect", "link_aspect"]

_AMOUNT: tuple[Rule, ...] = (
    scheduled,
    before_others,
    compared,
    answered,
    moved_by,
    beside_growth,
    up_or_down,
    movement_after,
    movement_worth,
    movement_in,
    movement_was,
    amount_moved,
    from_to,
    repeated,
)
_PERCENT: tuple[Rule, ...] = (
    compared,
    answered,
    moved_by,
    movement_after,
    kind_after,
    part_of,
    moved_straight,
    movement_of,
    growth_was,
    index,
    result_in,
    topic,
    measured,
    from_one_to_another,
    repeated,
    continued,
    same_series,
    some_share,
)
RULES: dict[Kind, tuple[Rule, ...]] = {
    "rank": (rank,),
    "year": (),
    "multiple": (so_many_fold, compared, answered, times),
    "percent": _PERCENT,
    "money": _AMOUNT,
    "count": _AMOUNT,
    "measure": _AMOUNT,
}


def link_aspect(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    indicator: Indicator,
) -> Aspect:
    """Return the aspect and the direction of a figure."""
    evidence = Evidence(figure(mention, context), discourse, indicator)
    for rule in RULES[mention.kind]:
        found = rule(evidence)
        if found is not None:
            direction = negative(evidence) or found.direction
            return Aspect(found.name, direction, found.baseline, f"aspect:{rule.__name__}")
    return Aspect(direction=negative(evidence))
