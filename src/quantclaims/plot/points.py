"""What a plot of claims draws: panels of marks, each with its period, its range and its quote."""

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quantclaims.compare.allowed import Allowed, allowed
from quantclaims.compare.dimension import dimension
from quantclaims.types import Claim

MOST_SPEAKERS = 6
OTHERS = "other speakers"
STATED, PLANNED, UNDATED = "stated", "planned", "undated"

_STATES = ("level", "share", "rank")
_LONGEST_YEAR = 370
_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "), (1e3, "thousand "))


@dataclass(frozen=True, slots=True)
class Point:
    """A mark: what one speaker said of one period, however often; ``claim_id`` names the first."""

    speaker: str
    start: datetime.date
    end: datetime.date
    value: float
    low: float
    high: float
    arrow: str
    status: str
    quote: str
    sentence: str
    occasion: str
    claim_id: str = ""
    times: int = 1

    @property
    def middle(self) -> datetime.date:
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True, slots=True)
class Panel:
    """The marks of one aspect and unit, in the unit that ``title`` names."""

    title: str
    points: tuple[Point, ...]


def panels(claims: Iterable[Claim]) -> list[Panel]:
    """Return the panels of a plot, the one with most marks first.

    Growth over several years is another panel than growth over one.
    """
    speakers = _speakers(claims := list(claims))
    groups: defaultdict[tuple[str, str, str, str], list[Point]] = defaultdict(list)
    for claim in claims:
        values = allowed(claim)
        if values and _has_place(claim):
            measure = dimension(claim.kind, claim.unit).name
            over = "several years" if claim.aspect == "growth" and _is_long(claim) else ""
            point = _point(claim, values, speakers)
            groups[claim.aspect, measure, claim.unit_per, over].append(point)
    made = [_panel(*key, _merged(points)) for key, points in groups.items()]
    return sorted(made, key=lambda panel: (-len(panel.points), panel.title))


def _has_place(claim: Claim) -> bool:
    """Whether a claim has a place in time: its period, or its day where it tells a state."""
    if claim.kind == "year" or claim.modality in ("negated", "conditional"):
        return False
    if claim.period_start or claim.period_end:
        return True
    return claim.aspect in _STATES and claim.modality != "projected" and bool(claim.event_date)


def _is_long(claim: Claim) -> bool:
    start, end = claim.period_start, claim.period_end
    return bool(start and end and (end - start).days > _LONGEST_YEAR)


def _speakers(claims: Sequence[Claim]) -> dict[str, str]:
    """Map each speaker to a name in the legend; the rare ones share one."""
    counts = Counter(claim.speaker or claim.speaker_kind for claim in claims)
    common = {name for name, _ in counts.most_common(MOST_SPEAKERS)}
    return {name: name if name in common else OTHERS for name in counts}


def _point(claim: Claim, values: Allowed, speakers: dict[str, str]) -> Point:
    day = claim.event_date or datetime.date.min
    start = claim.period_start or claim.period_end or day
    end = claim.period_end or claim.period_start or day
    dated = claim.period_start or claim.period_end
    middle = (values.low + values.high) / 2 if values.point is None else values.point
    ranged = values.point is None
    return Point(
        speaker=speakers[claim.speaker or claim.speaker_kind],
        start=start,
        end=end,
        value=middle,
        low=values.low if ranged else middle,
        high=values.high if ranged else middle,
        arrow="up" if math.isinf(values.ceiling) else "down" if claim.bound in _BELOW else "",
        status=PLANNED if claim.modality == "projected" else STATED if dated else UNDATED,
        quote=" ".join(f"{claim.qualifier} {claim.quote}".split()),
        sentence=" ".join(claim.sentence.split()),
        occasion=f"{claim.event_date or ''} {claim.event_title}".strip(),
        claim_id=claim.claim_id,
    )


_BELOW = ("less_than", "at_most")


def _merged(points: Sequence[Point]) -> list[Point]:
    """Join the marks that fall on one another, and count them."""
    found: dict[tuple[str, datetime.date, datetime.date, float, float, str], Point] = {}
    for one in points:
        key = (one.speaker, one.start, one.end, one.low, one.high, one.status)
        if key in found:
            found[key] = replace(found[key], times=found[key].times + 1)
        else:
            found[key] = one
    return sorted(found.values(), key=lambda one: (one.start, one.value))


def _panel(aspect: str, measure: str, per: str, over: str, points: Sequence[Point]) -> Panel:
    """Bring the values of a panel to a readable scale, and name it."""
    largest = max(abs(end) for one in points for end in (one.low, one.high))
    scale, word = next(((s, w) for s, w in _SCALES if largest >= s), (1.0, ""))
    if measure == "percent":
        scale, word = 1.0, ""
    unit = f"{word}{measure}{f' per {per}' if per else ''}"
    return Panel(
        f"{aspect.capitalize()}{f' over {over}' if over else ''}, {unit}",
        tuple(
            replace(one, value=one.value / scale, low=one.low / scale, high=one.high / scale)
            for one in points
        ),
    )
