"""Draw figures for one thing: value over period, a mark per speaker, each with its quote.

Altair draws: one declarative chart gives an interactive page, SVG and PNG alike, and the notebooks
use it too. Pages carry their JavaScript with them, so that they open without a network.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from quantclaims.errors import MissingExtraError, OutputError
from quantclaims.export import write_output

if TYPE_CHECKING:
    import altair as alt

__all__ = ["plot_series", "save_plot"]

FORMATS = (".png", ".svg", ".html")


def plot_series(claims: pd.DataFrame, title: str = "") -> "alt.VConcatChart":
    """Return a chart of the claims of a table, a panel for each aspect and unit.

    Each claim is drawn over its period (a bar as long as the period, a mark in its middle), or at
    the day it was said where it has no period. A range is drawn from end to end, "more than" and
    "less than" with an arrow, and what is planned or forecast is hollow. Statements that share
    speaker, period and value are one mark. The most frequent panels are drawn, three at most.
    Raises :class:`~quantclaims.errors.MissingExtraError` where Altair is not installed.
    """
    try:
        from quantclaims.plot.chart import chart
    except ImportError as error:
        raise MissingExtraError("plot", "Altair") from error
    return chart(claims, title)


def save_plot(chart: "alt.VConcatChart", path: str | Path) -> None:
    """Write a chart to a ``.png``, ``.svg`` or ``.html`` file.

    Raises :class:`~quantclaims.errors.OutputError` for another ending or a place that cannot be
    written.
    """
    ending = Path(path).suffix.casefold()
    if ending not in FORMATS:
        raise OutputError(f"{path}: of no known ending; accepted: {', '.join(FORMATS)}")
    try:
        write_output([_drawn(chart, ending)], path)
    except ImportError as error:
        raise MissingExtraError("plot", "vl-convert-python") from error


def _drawn(chart: "alt.VConcatChart", ending: str) -> bytes:
    if ending == ".png":
        picture = io.BytesIO()
        chart.save(picture, format="png", scale_factor=2)
        return picture.getvalue()
    page = io.StringIO()
    if ending == ".svg":
        chart.save(page, format="svg")
    else:
        chart.save(page, format="html", inline=True)
    return page.getvalue().encode("utf-8")
