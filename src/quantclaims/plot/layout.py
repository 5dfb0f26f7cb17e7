"""A panel's place on the page: from days and values to pixels and back, labels included."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quantclaims.plot.labels import Box, place, shortened
from quantclaims.plot.points import Point

WIDTH = 760
_LOWEST, _HIGHEST = 120, 340
_HEIGHT_PER_POINT = 22
_FAR = 16.0
"""Pixels from which a line joins a label to its mark."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing area of a panel."""

    first: datetime.date
    last: datetime.date
    low: float
    high: float
    height: int

    def across(self, day: datetime.date) -> float:
        return (day - self.first).days / (self.last - self.first).days * WIDTH

    def down(self, value: float) -> float:
        return (self.high - value) / (self.high - self.low) * self.height

    def day(self, across: float) -> str:
        moment = datetime.datetime.combine(self.first, datetime.time())
        return (moment + (self.last - self.first) * (across / WIDTH)).isoformat(timespec="seconds")

    def value(self, down: float) -> float:
        return self.high - down / self.height * (self.high - self.low)


def frame(points: Sequence[Point], first: datetime.date, last: datetime.date) -> Frame:
    """Return the drawing area for some points: from zero where the values come near it."""
    ends = [end for point in points for end in (point.low, point.high)]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.12 or abs(high) * 0.2 or 1.0
    near_zero = 0 <= low < 0.6 * high
    height = max(_LOWEST, min(_HIGHEST, 60 + _HEIGHT_PER_POINT * len(points)))
    return Frame(first, last, 0.0 if near_zero else low - room, high + room, height)


def rows(points: Sequence[Point], area: Frame) -> list[dict[str, Any]]:
    """Return what the layers of a panel draw, a point a row, labels placed."""
    marks = [(area.across(point.middle), area.down(point.value)) for point in points]
    bars = [
        Box(area.across(point.start), y - 1, area.across(point.end), y + 1)
        for point, (_, y) in zip(points, marks, strict=True)
    ]
    bars += [
        Box(x - 1, area.down(point.high), x + 1, area.down(point.low))
        for point, (x, _) in zip(points, marks, strict=True)
    ]
    arrows = [
        Box(x - 5, y - 16, x + 5, y) if point.arrow == "up" else Box(x - 5, y, x + 5, y + 16)
        for point, (x, y) in zip(points, marks, strict=True)
        if point.arrow
    ]
    texts = [_label(point) for point in points]
    spots = place(marks, texts, [*bars, *arrows], WIDTH, area.height)
    return [_row(*cells, area) for cells in zip(points, marks, texts, spots, strict=True)]


def _row(
    point: Point,
    mark: tuple[float, float],
    text: str,
    spot: tuple[float, float] | None,
    area: Frame,
) -> dict[str, Any]:
    x, y = spot or mark
    return {
        "middle": point.middle.isoformat(),
        "start": point.start.isoformat(),
        "end": point.end.isoformat(),
        "period": f"{point.start} to {point.end}",
        **{name: getattr(point, name) for name in ("value", "low", "high", "arrow", "status")},
        **{name: getattr(point, name) for name in ("speaker", "quote", "sentence", "occasion")},
        "times": point.times,
        "label": text if spot else "",
        "label_x": area.day(x),
        "label_y": area.value(y),
        "far": spot is not None and abs(y - mark[1]) > _FAR,
    }


def _label(point: Point) -> str:
    text = shortened(point.quote)
    return f"{text} (×{point.times})" if point.times > 1 else text
