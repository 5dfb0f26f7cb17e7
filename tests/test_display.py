"""What Jupyter shows of claims."""

import datetime
import re

import quantclaims
from quantclaims.compare.examples import example_claim
from quantclaims.table import to_frame

SENTENCE = "In 2012, exports to <Japan> grew by nearly 8 percent & more."


def shown(**columns: object) -> str:
    start = SENTENCE.index("8 percent")
    claim = example_claim(
        sentence=SENTENCE,
        quote="8 percent",
        start=start,
        end=start + 9,
        indicator="Exports",
        counterpart="JPN",
        period_text="In 2012",
        period_start=datetime.date(2012, 1, 1),
        period_end=datetime.date(2012, 12, 31),
        qualifier="nearly",
        aspect="growth",
        direction="up",
        **columns,
    )
    return quantclaims.show(to_frame([claim])).html


def test_figure_indicator_period_area_and_qualifier_are_marked() -> None:
    marks = re.findall(r"<mark[^>]*>([^<]*)<span[^>]*>(\w+)</span></mark>", shown())
    assert marks == [
        ("In 2012", "period"),
        ("exports", "indicator"),
        ("Japan", "area"),
        ("nearly", "qualifier"),
        ("8 percent", "figure"),
    ]


def test_the_text_of_the_page_is_escaped() -> None:
    page = shown(speaker="<script>alert(1)</script>")
    assert "<script>" not in page
    assert "&lt;" in page
    assert "&amp; more." in page


def test_facts_stand_below() -> None:
    assert "8 percent · Exports · growth up · Russia – Japan · 2012" in shown()


def test_at_most_so_many_sentences_are_shown() -> None:
    claims = to_frame([example_claim(quote="8", sentence=f"It is 8, {n}.") for n in range(30)])
    assert quantclaims.show(claims, most=5).html.count("<ul") == 5


def test_no_claims_are_shown_as_none() -> None:
    assert quantclaims.show(to_frame([]))._repr_html_() == "<p>no claims</p>"
