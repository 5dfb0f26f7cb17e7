"""What is measured: a line a case, and every word of the lexicons by its example."""

import re

import pytest
from linking import cases, linked

from quantclaims.indicators import IndicatorRow, indicator_rows
from quantclaims.lexicon import load_rows
from quantclaims.link.indicator.codes import indicator_code
from quantclaims.link.indicator.words import EventVerb, LevelVerb, LightNoun, Occasion


@pytest.mark.parametrize(("expected", "text"), cases("indicator"))
def test_indicator(expected: str, text: str) -> None:
    assert linked(text).indicator == expected


@pytest.mark.xfail(strict=True, reason="wanted")
@pytest.mark.parametrize(("expected", "text"), cases("indicator.todo"))
def test_indicator_wanted(expected: str, text: str) -> None:
    assert linked(text).indicator == expected


@pytest.mark.parametrize(("expected", "text"), cases("codes"))
def test_code(expected: str, text: str) -> None:
    assert linked(text).indicator_code == expected.strip("-")


@pytest.mark.parametrize("row", load_rows("light_nouns", LightNoun), ids=lambda row: row.noun)
def test_a_light_noun_is_looked_past(row: LightNoun) -> None:
    assert row.noun in row.example
    indicator = linked(row.example).indicator.lower().split()
    assert indicator
    assert row.noun not in indicator


@pytest.mark.parametrize("row", load_rows("level_verbs", LevelVerb), ids=lambda row: row.verb)
def test_a_level_verb_has_its_value_of_its_subject(row: LevelVerb) -> None:
    claim = linked(row.example)
    assert claim.indicator
    assert re.match(f"(?:(?:the|our) )?{claim.indicator}", row.example, re.IGNORECASE)
    assert "indicator:subject" in claim.rules


@pytest.mark.parametrize("row", load_rows("event_verbs", EventVerb), ids=lambda row: row.verb)
def test_an_event_verb_names_what_is_measured(row: EventVerb) -> None:
    assert (row.noun or row.participle) in linked(row.example).indicator


@pytest.mark.parametrize("row", load_rows("occasions", Occasion), ids=lambda row: row.noun)
def test_an_occasion_is_what_a_year_after_it_dates(row: Occasion) -> None:
    claim = linked(row.example)
    assert row.noun.rstrip("s") in claim.indicator.lower()
    assert "indicator:occasion" in claim.rules


@pytest.mark.parametrize("row", indicator_rows(), ids=lambda row: row.code)
def test_an_indicator_is_found_by_its_example(row: IndicatorRow) -> None:
    phrase = re.search("<(.*?)>", row.example)
    assert phrase is not None
    assert indicator_code(phrase[1], row.dimension[0] if row.dimension else "rank") == row.code
