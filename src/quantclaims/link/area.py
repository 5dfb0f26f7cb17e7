"""About whom: reference area and counterpart.

The rules go from the two sides of a flow, over what the sentence names, to what it leaves
unsaid; the first that finds somebody decides.
"""

from quantclaims.link.actors import actors
from quantclaims.link.aspect import Aspect
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import figure
from quantclaims.link.focus import economy, focus, nationwide, part
from quantclaims.link.holders import holders
from quantclaims.link.indicator import Indicator
from quantclaims.link.named import (
    actor,
    listed,
    only_name,
    own_phrase,
    place_of_clause,
    plant,
    topic,
)
from quantclaims.link.relations import flow, flow_of_verb, joint, partner, tied
from quantclaims.link.setting import Areas, Rule, Setting
from quantclaims.link.unsaid import continued, nobodys, same_subject, speaker, subject_of_page
from quantclaims.types import Mention

__all__ = ["Areas", "link_area"]

RULES: tuple[Rule, ...] = (
    joint,
    nobodys,
    part,
    listed,
    partner,
    continued,
    flow_of_verb,
    flow,
    topic,
    own_phrase,
    plant,
    place_of_clause,
    economy,
    actor,
    only_name,
    nationwide,
    same_subject,
    focus,
    subject_of_page,
    speaker,
)


def link_area(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    indicator: Indicator,
    aspect: Aspect,
) -> Areas:
    """Return whom a figure is about, and the other side of a flow."""
    sides = context.once(actors, lambda: actors(context))
    found = context.once(holders, lambda: tuple(holders(context, sides)))
    setting = Setting(figure(mention, context), discourse, indicator, sides, found)
    for rule in RULES:
        areas = rule(setting)
        if areas is not None:
            other = areas.counterpart or tied(setting, areas.area)
            return Areas(areas.area, other, f"area:{rule.__name__}")
    return Areas()
