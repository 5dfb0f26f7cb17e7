"""The measurements as a chart: paces beside each other, and the curve over pages."""

from collections.abc import Sequence
from pathlib import Path

import altair as alt
import pandas as pd

from benchmarks.speed.contest import Pace
from benchmarks.speed.curve import Point


def draw(paces: Sequence[Pace], points: Sequence[Point], file: Path) -> None:
    """Draw words a second of each contestant and, where there are points, seconds over pages."""
    pace = alt.Data(values=[{"name": one.name, "words": one.words_a_second} for one in paces])
    bars = alt.Chart(pace, title="Words a second on one core").encode(
        x=alt.X("words:Q", title=None, scale=alt.Scale(domainMin=0)),
        y=alt.Y("name:N", title=None, sort="-x"),
    )
    labels = bars.mark_text(align="left", dx=3).encode(text=alt.Text("words:Q", format=",.0f"))
    chart: alt.TopLevelMixin = (bars.mark_bar() + labels).properties(width=420)
    if points:
        frame = pd.DataFrame([{"pages": p.pages, "seconds": p.seconds} for p in points])
        line = alt.Chart(frame, title="Our seconds over pages").encode(
            x=alt.X("pages:Q", title="pages"), y=alt.Y("seconds:Q", title="seconds")
        )
        chart = alt.vconcat(chart, line.mark_line(point=True).properties(width=420, height=180))
    file.parent.mkdir(parents=True, exist_ok=True)
    chart.save(str(file))
