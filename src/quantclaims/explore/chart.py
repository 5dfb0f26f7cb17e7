"""An indicator over time by speaker: what is drawn, in the pixels of an SVG picture.

The points are those of :mod:`quantclaims.plot`; drawn here so that a mark is a link to its claim,
follows the page's colours, and loads nothing.
"""

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quantclaims.explore.wording import period
from quantclaims.plot.labels import Box, place, shortened
from quantclaims.plot.layout import frame
from quantclaims.plot.points import OTHERS, PLANNED, UNDATED, Panel, Point, panels
from quantclaims.types import Claim

__all__ = ["Chart", "Drawing", "Mark", "Tick", "chart_of"]

MOST_PANELS = 3
WIDE, NARROW = 940, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 14, 26
_MOST_LABELS = 30
_DAYS_IN_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and what stands beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in pixels: its middle, its period's ends, its range's ends, and its label."""

    point: Point
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float
    series: int
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture of a panel, for a page of some width."""

    width: int
    height: int
    down: tuple[Tick, ...]
    across: tuple[Tick, ...]
    marks: tuple[Mark, ...]

    @property
    def inner(self) -> tuple[int, int, int, int]:
        """The edges of the field: left, right, top, bottom."""
        return _LEFT, self.width - _RIGHT, _TOP, self.height - _BOTTOM


@dataclass(frozen=True, slots=True)
class Chart:
    """A panel, drawn for wide pages and for narrow ones."""

    title: str
    wide: Drawing
    narrow: Drawing


def chart_of(claims: Iterable[Claim]) -> tuple[list[Chart], list[str]]:
    """Return the charts of some claims, one for each aspect and unit, and their speakers.

    The three with most marks are drawn. A speaker's place in the list is the number of the series
    that marks are of; the last may stand for all rare ones.
    """
    drawn = panels(claims)[:MOST_PANELS]
    names = {point.speaker for panel in drawn for point in panel.points}
    speakers = sorted(names, key=lambda name: (name == OTHERS, name))
    charts = [
        Chart(panel.title, _drawing(panel, speakers, WIDE), _drawing(panel, speakers, NARROW))
        for panel in drawn
    ]
    return charts, speakers


def described(point: Point) -> str:
    """A point in words, for those who do not see it.

    >>> day = datetime.date(2012, 1, 1)
    >>> described(Point("Anna Fox", day, day.replace(month=12, day=31), 5.0, 5.0, 5.0, "", PLANNED,
    ...                 "5 percent", "", "", times=2))
    'Anna Fox: 5 percent, planned, for 2012, said 2 times'
    """
    how = "planned" if point.status == PLANNED else ""
    when = "" if point.status == UNDATED else f"for {period(point.start, point.end)}"
    often = f"said {point.times} times" if point.times > 1 else ""
    return f"{point.speaker}: {', '.join(filter(None, (point.quote, how, when, often)))}"


def _drawing(panel: Panel, speakers: Sequence[str], width: int) -> Drawing:
    points = panel.points
    first, last = _days(points)
    area = frame(points, first, last)
    low, high = area.low, area.high
    steps = list(_steps(low, high))
    low, high = min(low, steps[0]), max(high, steps[-1])
    height = area.height + _TOP + _BOTTOM
    span = (last - first).days

    def x(day: datetime.date) -> float:
        return round(_LEFT + (day - first).days / span * (width - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        return round(_TOP + (high - value) / (high - low) * area.height, 1)

    marks = [
        Mark(
            *(one, x(one.middle), y(one.value), x(one.start), x(one.end)),
            *(y(one.high), y(one.low), min(speakers.index(one.speaker), 6)),
        )
        for one in points
    ]
    return Drawing(
        width,
        height,
        tuple(Tick(y(step), f"{step:,.10g}") for step in steps),
        tuple(Tick(x(day), label) for day, label in _dates(first, last, width)),
        tuple(_labelled(marks, width, height)),
    )


def _days(points: Sequence[Point]) -> tuple[datetime.date, datetime.date]:
    """The first and the last day drawn, with a margin."""
    days = [day for point in points for day in (point.start, point.end)]
    margin = max((max(days) - min(days)) * 0.04, datetime.timedelta(60))
    return _shifted(min(days), -margin), _shifted(max(days), margin)


def _shifted(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    try:
        return day + by
    except OverflowError:
        return day


def _steps(low: float, high: float) -> Iterator[float]:
    """Round values from one at or below ``low`` to one at or above ``high``.

    >>> list(_steps(0.0, 22.4))
    [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]
    """
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * 0.999)
    for number in range(math.floor(low / step), math.ceil(high / step) + 1):
        yield round(number * step, 10)


def _dates(
    first: datetime.date, last: datetime.date, width: int
) -> Iterator[tuple[datetime.date, str]]:
    """Firsts of January, or of quarters where there are few years, as many as have room."""
    most = width / 70
    years = (last - first).days / _DAYS_IN_YEAR
    if years < most / 4:
        for year in range(first.year, last.year + 1):
            for month in (1, 4, 7, 10):
                day = datetime.date(year, month, 1)
                if first <= day <= last:
                    yield day, f"{day:%b %Y}" if month == 1 or years < 1 else f"{day:%b}"
        return
    step = next((size for size in (1, 2, 5, 10, 20, 25, 50, 100) if years / size <= most), 500)
    for year in range(first.year + 1, last.year + 1):
        if year % step == 0:
            yield datetime.date(year, 1, 1), str(year)


def _open(mark: Mark) -> bool:
    return bool(mark.point.arrow)


def _labelled(marks: Sequence[Mark], width: int, height: int) -> Iterator[Mark]:
    """The marks with their quotes beside them, where there is room and not too many."""
    if len(marks) > _MOST_LABELS or width < WIDE:
        yield from marks
        return
    bars = [Box(mark.left, mark.y - 1, mark.right, mark.y + 1) for mark in marks]
    bars += [Box(mark.x - 1, mark.top, mark.x + 1, mark.bottom) for mark in marks]
    bars += [Box(mark.x - 5, mark.y - 17, mark.x + 5, mark.y + 17) for mark in marks if _open(mark)]
    texts = [shortened(mark.point.quote) for mark in marks]
    spots = place([(mark.x, mark.y) for mark in marks], texts, bars, width, height - _BOTTOM)
    for mark, text, spot in zip(marks, texts, spots, strict=True):
        if spot is None or abs(spot[1] - mark.y) > 40:
            yield mark
        else:
            label = (text, round(spot[0], 1), round(spot[1], 1))
            kept = (mark.point, mark.x, mark.y, mark.left, mark.right, mark.top, mark.bottom)
            yield Mark(*kept, mark.series, *label)
