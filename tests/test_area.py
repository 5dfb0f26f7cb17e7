"""Area and counterpart, a line a case; the lexicons of areas, mandates and flows."""

import pytest
from linking import cases, linked

from quantclaims.areas import Alias, Country
from quantclaims.lexicon import load_rows
from quantclaims.link.actors import Publisher, publisher
from quantclaims.link.flows import FlowWord
from quantclaims.link.mandates import Mandate, holder
from quantclaims.link.places import country_at, places

COUNTRIES = load_rows("areas", Country)
ALIASES = load_rows("area_aliases", Alias)


@pytest.mark.parametrize(("expected", "title", "text"), cases("area"))
def test_area_and_counterpart(expected: str, title: str, text: str) -> None:
    claim = linked(text, title)
    assert f"{claim.area} > {claim.counterpart}".removesuffix(" > ").strip() == expected


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: row.code)
def test_a_country_is_found_by_its_names(row: Country) -> None:
    assert [place.code for place in places(row.example)] == [row.code]
    for name in (*row.names, *row.demonyms):
        assert [place.code for place in places(f"They said that {name} goods sell.")] == [row.code]


@pytest.mark.parametrize("row", ALIASES, ids=lambda row: (*row.names, *row.demonyms)[0])
def test_an_alias_is_found(row: Alias) -> None:
    assert len(places(row.example)) == 1
    for name in (*row.names, *row.demonyms):
        (place,) = places(f"They said that {name} goods sell.")
        assert place.kind == row.kind
        assert place.code in {row.code, *row.names} - {""}


@pytest.mark.parametrize("row", [r for r in ALIASES if r.kind == "place"], ids=lambda r: r.names[0])
def test_a_residence_tells_the_country(row: Alias) -> None:
    assert country_at(row.names[0]) == row.country


@pytest.mark.parametrize("row", load_rows("mandates", Mandate), ids=lambda row: row.title)
def test_a_mandate_is_read_from_its_example(row: Mandate) -> None:
    actor = holder(row.example, "RUS")
    assert actor is not None
    scopes = {
        "minister": ["country"],
        "envoy": ["country"],
        "governor": ["region"],
        "manager": ["company"],
    }
    assert actor.scope in scopes.get(row.scope, ["country", "region", "company", "agency"])


@pytest.mark.parametrize(("expected", "office"), cases("mandates"))
def test_an_office_says_for_whom_its_holder_speaks(expected: str, office: str) -> None:
    actor = holder(office, "RUS")
    assert actor is not None
    assert f"{actor.name}, {actor.scope}" == expected


@pytest.mark.parametrize("row", load_rows("publishers", Publisher), ids=lambda row: row.host)
def test_a_publisher_is_known_by_its_site(row: Publisher) -> None:
    assert publisher("", row.example) == publisher(f"{row.format}_text", "") == row.country


@pytest.mark.parametrize("row", load_rows("flows", FlowWord), ids=lambda row: row.word)
def test_a_flow_word_tells_its_sides(row: FlowWord) -> None:
    claim = linked(row.example, "Talks in the Kremlin")
    sides = ("JPN", "RUS") if row.kind == "inward" else ("RUS", "JPN")
    assert (claim.area, claim.counterpart) == sides
