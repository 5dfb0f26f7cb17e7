"""The chart itself, in Altair."""

import datetime
from collections.abc import Sequence

import altair as alt
import pandas as pd

from quantclaims.plot.layout import WIDTH, frame, rows
from quantclaims.plot.points import OTHERS, PLANNED, STATED, UNDATED, Panel, panels
from quantclaims.table import from_frame

MOST_PANELS = 3

_COLOURS = ("#1b5e9e", "#c8500a", "#3a7d34", "#8a2f8f", "#8c6d1f", "#a8243c", "#666666")
"""Dark enough for print, told apart by readers who do not see red or green; the last for others."""
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "circle")
_FILL = {STATED: 1.0, PLANNED: 0.0, UNDATED: 0.35}
_TOOLTIP = ("quote:N", "speaker:N", "period:N", "occasion:N", "sentence:N", "times:Q")

Days = tuple[datetime.date, datetime.date]


def chart(claims: pd.DataFrame, title: str = "") -> alt.VConcatChart:
    """Return the chart of :func:`quantclaims.plot.plot_series`."""
    found = panels(from_frame(claims))[:MOST_PANELS]
    drawn = [panel for panel in found if len(panel.points) > 1] or found[:1]
    speakers = sorted({point.speaker for panel in drawn for point in panel.points})
    speakers.sort(key=lambda name: name == OTHERS)
    drawing: alt.VConcatChart = (
        alt.vconcat(*(_panel(panel, _days(drawn), speakers) for panel in drawn), spacing=24)
        .properties(
            title=alt.TitleParams(title, subtitle=_legend(drawn), anchor="start", offset=18)
        )
        .configure_title(
            anchor="start", fontSize=15, offset=10, subtitleColor="#555", subtitleFontSize=11
        )
        .configure_view(stroke=None)
        .configure_axis(gridColor="#e8e8e8", domainColor="#888", labelFontSize=11)
        .configure_legend(labelLimit=260, symbolSize=70)
        .configure(font="Helvetica, Arial, sans-serif", background="white")
    )
    return drawing


def _legend(drawn: Sequence[Panel]) -> list[str]:
    """What the marks say without colour, for those that are there."""
    points = [point for panel in drawn for point in panel.points]
    said = ["A bar spans the period that a figure is for; its mark stands in the middle."]
    if any(point.status == PLANNED for point in points):
        said.append("Hollow marks are planned or forecast.")
    if any(point.status == UNDATED for point in points):
        said.append("Light marks have no period and stand at the day of speaking.")
    if any(point.arrow for point in points):
        said.append("Small triangles point to where a limit leaves room.")
    return [" ".join(said[:2]), " ".join(said[2:])] if len(said) > 2 else [" ".join(said)]


def _days(drawn: Sequence[Panel]) -> Days:
    """The first and the last day to draw, with a margin."""
    days = [day for panel in drawn for point in panel.points for day in (point.start, point.end)]
    first, last = (min(days), max(days)) if days else (datetime.date.today(),) * 2
    margin = max((last - first) * 0.04, datetime.timedelta(days=60))
    return first - margin, last + margin


def _panel(panel: Panel, days: Days, speakers: Sequence[str]) -> alt.LayerChart:
    area = frame(panel.points, *days)
    colours = dict(zip(speakers, _each(_COLOURS, speakers), strict=True))
    drawn = [row | {"colour": colours[row["speaker"]]} for row in rows(panel.points, area)]
    base = alt.Chart(pd.DataFrame(drawn))
    x = alt.X("middle:T", title=None, scale=alt.Scale(domain=[day.isoformat() for day in days]))
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[area.low, area.high], nice=False, zero=False),
        axis=alt.Axis(tickCount=6, format=",.6~r"),
    )
    ink = alt.Color("colour:N", scale=None, legend=None)
    leader = base.mark_rule(strokeWidth=0.6, color="#999").encode(
        x, y, x2="label_x:T", y2="label_y:Q"
    )
    text = base.mark_text(fontSize=10, baseline="middle").encode(
        alt.X("label_x:T"), alt.Y("label_y:Q"), ink, text="label:N"
    )
    layers = (
        leader.transform_filter(alt.datum.far),
        base.mark_rule(strokeWidth=2.4, opacity=0.35).encode(alt.X("start:T"), y, ink, x2="end:T"),
        base.mark_rule(strokeWidth=1.4).encode(x, alt.Y("low:Q"), ink, y2="high:Q"),
        *(_arrow(base, way, dy).encode(x, y, ink) for way, dy in (("up", -10), ("down", 10))),
        _marks(base, speakers).encode(x, y),
        text.transform_filter(alt.datum.label != ""),
    )
    layered: alt.LayerChart = alt.LayerChart(
        layer=list(layers),
        width=WIDTH,
        height=area.height,
        title=alt.TitleParams(panel.title, anchor="start", fontSize=12, fontWeight="normal"),
    )
    return layered


def _marks(base: alt.Chart, speakers: Sequence[str]) -> alt.Chart:
    """The marks: a shape for each speaker, filled by how the figure was put."""
    shape = alt.Scale(domain=list(speakers), range=_each(_SHAPES, speakers))
    colour = alt.Scale(domain=list(speakers), range=_each(_COLOURS, speakers))
    fill = alt.Scale(domain=list(_FILL), range=list(_FILL.values()))
    legend = alt.Legend(symbolFillColor="white", symbolStrokeWidth=2)
    marks: alt.Chart = base.mark_point(size=62, strokeWidth=1.6, opacity=1).encode(
        alt.Stroke("speaker:N", title=None, scale=colour, legend=legend),
        alt.Shape("speaker:N", title=None, scale=shape, legend=legend),
        alt.Fill("colour:N", scale=None, legend=None),
        alt.FillOpacity("status:N", scale=fill, legend=None),
        tooltip=list(_TOOLTIP),
    )
    return marks


def _arrow(base: alt.Chart, way: str, offset: int) -> alt.Chart:
    mark = base.mark_point(shape=f"triangle-{way}", size=26, filled=True, yOffset=offset)
    arrow: alt.Chart = mark.transform_filter(alt.datum.arrow == way)
    return arrow


def _each(values: Sequence[str], speakers: Sequence[str]) -> list[str]:
    """A value for each speaker, the last one kept for the others."""
    own = values[:-1]
    return [values[-1] if name == OTHERS else own[i % len(own)] for i, name in enumerate(speakers)]
