"""What a plot draws, and the files it writes."""

import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from quantclaims.compare.examples import example_claim
from quantclaims.errors import OutputError
from quantclaims.plot import plot_series, save_plot
from quantclaims.plot.labels import CHARACTER_WIDTH, LINE_HEIGHT, Box, place
from quantclaims.plot.points import OTHERS, PLANNED, UNDATED, panels
from quantclaims.table import to_frame
from quantclaims.types import Claim


def trade(value: float, year: int | None = None, **columns: Any) -> Claim:
    period = {} if year is None else {"period_start": datetime.date(year, 1, 1)}
    if year:
        period["period_end"] = datetime.date(year, 12, 31)
    given = {
        "kind": "money",
        "unit": "USD",
        "indicator": "trade",
        "quote": f"${value / 1e9} billion",
    }
    return example_claim(value=value, **{**given, **period, **columns})


def test_a_panel_is_drawn_for_each_aspect_and_unit_in_a_readable_scale() -> None:
    growth = {"kind": "percent", "unit": "percent", "aspect": "growth"}
    drawn = panels([trade(5e9, 2012), trade(6e9, 2013), trade(8, 2013, **growth)])
    assert [(panel.title, len(panel.points)) for panel in drawn] == [
        ("Level, billion USD", 2),
        ("Growth, percent", 1),
    ]
    assert drawn[0].points[0].value == 5.0


def test_what_is_said_twice_is_one_mark() -> None:
    (panel,) = panels([trade(5e9, 2012), trade(5e9, 2012), trade(5e9, 2012, speaker="Other")])
    assert sorted((one.speaker, one.times) for one in panel.points) == [
        ("Anna Petrova", 2),
        ("Other", 1),
    ]


@pytest.mark.parametrize(
    ("claim", "status", "arrow"),
    [
        (trade(5e9, 2020, modality="projected"), PLANNED, ""),
        (trade(5e9), UNDATED, ""),
        (trade(5e9, 2012, bound="more_than"), "stated", "up"),
        (trade(5e9, 2012, bound="at_most"), "stated", "down"),
    ],
)
def test_how_a_figure_is_put_is_drawn(claim: Claim, status: str, arrow: str) -> None:
    (panel,) = panels([claim])
    assert (panel.points[0].status, panel.points[0].arrow) == (status, arrow)


@pytest.mark.parametrize(
    "claim",
    [
        trade(5e9, 2012, modality="negated"),
        trade(5e9, modality="projected"),
        trade(2012, kind="year", unit="year"),
        trade(5, aspect="growth", kind="percent", unit="percent"),
    ],
)
def test_what_has_no_place_in_time_is_not_drawn(claim: Claim) -> None:
    assert panels([claim]) == []


def test_rare_speakers_share_a_name() -> None:
    many = [trade(float(n) * 1e9, 2012, speaker=f"Speaker {n}") for n in range(1, 10)]
    (panel,) = panels([*many, *many[:6]])
    assert {one.speaker for one in panel.points} == {OTHERS, *(f"Speaker {n}" for n in range(1, 7))}


def test_labels_cover_neither_each_other_nor_marks() -> None:
    marks = [(100.0 + 3 * n, 100.0) for n in range(8)]
    texts = ["a label of some length"] * 8
    boxes = [
        Box(x - width / 2, y - LINE_HEIGHT / 2, x + width / 2, y + LINE_HEIGHT / 2)
        for spot, text in zip(place(marks, texts, [], 700, 300), texts, strict=True)
        if spot
        for x, y in [spot]
        for width in [len(text) * CHARACTER_WIDTH]
    ]
    assert len(boxes) == 8
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert not any(
        box.left < x < box.right and box.top < y < box.bottom for box in boxes for x, y in marks
    )


@pytest.mark.parametrize(
    ("ending", "start"), [(".png", b"\x89PNG"), (".svg", b"<svg"), (".html", b"<!DOCTYPE html>")]
)
def test_a_plot_is_written_with_its_quotes(ending: str, start: bytes, tmp_path: Path) -> None:
    claims = to_frame([trade(5e9, 2012), trade(6e9, 2013, speaker="Other")])
    file = tmp_path / f"trade{ending}"
    save_plot(plot_series(claims, "Trade"), file)
    written = file.read_bytes()
    assert written.lstrip().startswith(start)
    assert ending == ".png" or b"$6.0 billion" in written
    assert b"http" not in written.replace(b"http://www.w3.org", b"") or ending != ".svg"


def test_nothing_to_draw_is_drawn_empty(tmp_path: Path) -> None:
    save_plot(plot_series(pd.DataFrame(to_frame([])), "None"), tmp_path / "none.svg")
    assert (tmp_path / "none.svg").exists()


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"accepted: \.png, \.svg, \.html"):
        save_plot(plot_series(to_frame([trade(5e9, 2012)])), tmp_path / "trade.pdf")
