"""What the rules of aspect look at, and what they share."""

from collections.abc import Callable
from dataclasses import dataclass

from quantclaims.link.context import Discourse
from quantclaims.link.figure import Figure
from quantclaims.link.indicator import Indicator
from quantclaims.link.movement import mover, moves, particle
from quantclaims.types import AspectName, Claim, Direction


@dataclass(frozen=True, slots=True)
class Aspect:
    """``baseline`` is what a gap or growth is measured against, as printed."""

    name: AspectName = "level"
    direction: Direction = ""
    baseline: str = ""
    rule: str = "aspect:level"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure, what it measures and the claims made before it."""

    shape: Figure
    discourse: Discourse
    indicator: Indicator


_SPREADING = frozenset(("extend", "extension", "spread", "expansion", "add", "addition"))
"""What is moved to what it newly covers, not to a level: "extended to five ports"."""
Rule = Callable[[Evidence], Aspect | None]


def is_relative(evidence: Evidence) -> bool:
    """Whether a figure is measured in percent or times, not in percentage or basis points."""
    mention = evidence.shape.mention
    return mention.kind in ("percent", "multiple") and not mention.unit.endswith("_point")


def movement(evidence: Evidence) -> AspectName:
    """What a figure that something moved by is."""
    return "growth" if is_relative(evidence) else "change"


def direction_of(evidence: Evidence) -> Direction:
    """Which way the word before a figure's preposition moves it."""
    word = mover(evidence.shape)
    return particle(evidence.shape) or (moves(word) if word else "")


def reached(evidence: Evidence) -> Direction:
    """The direction of a level reached: "rose to [3 billion]"."""
    introducer = evidence.shape.introducer
    if introducer is None or introducer.lower_ != "to":
        return ""
    word = mover(evidence.shape)
    return "" if word is not None and word.lemma_ in _SPREADING else direction_of(evidence)


def last_relative(evidence: Evidence) -> Claim | None:
    """The percentage or multiple before this one, in its sentence or the one before it."""
    context = evidence.shape.context
    since = context.previous.start if context.previous else context.start
    for claim in reversed(evidence.discourse.claims):
        if claim.start < since:
            return None
        if claim.kind in ("percent", "multiple"):
            return claim
    return None
