"""Units beside a number, and every row of their lexicons."""

import re
from pathlib import Path

import pytest

from quantclaims.detect.units import UnitFillers, UnitMatch, singular, unit_after, unit_before
from quantclaims.detect.units.cues import UnitCues
from quantclaims.detect.units.inflection import NotPlural, NounForm, is_plural
from quantclaims.detect.units.nouns import ClosingWords, NounModifiers, NounTerm
from quantclaims.detect.units.tables import Currency, Physical, Prefix, Ratio
from quantclaims.lexicon import load_rows

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def number_in(marked: str) -> tuple[str, int, int]:
    """Return the text without its first brackets, and where they stood."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "", 1).replace("]", "", 1), start, end


def after(example: str) -> UnitMatch | None:
    """Return the unit behind the leading figure of an example."""
    match = re.search(r"\d[\d,.]*(?<=\d)(?: billion| million)?", example)
    assert match is not None
    return unit_after(example, match.end(), len(example))


@pytest.mark.parametrize("line", lines("units_after.txt"))
def test_unit_after(line: str) -> None:
    marked, *wanted = (cell.strip() for cell in line.split("|"))
    text, _, pos = number_in(marked)
    found = unit_after(text, pos, len(text))
    if not wanted:
        assert found is None
        return
    assert found is not None
    words = text[found.start : found.end]
    assert [found.kind, found.unit, found.unit_per or "-", words] == wanted


@pytest.mark.parametrize("line", lines("units_before.txt"))
def test_unit_before(line: str) -> None:
    marked, *wanted = (cell.strip() for cell in line.split("|"))
    text, start, _ = number_in(marked)
    found = unit_before(text, start, 0)
    assert (found and [found.unit, text[found.start : found.end]]) == (wanted or None)


@pytest.mark.parametrize(
    "row",
    load_rows("currencies", Currency) + load_rows("currency_aliases", Currency),
    ids=lambda row: row.example,
)
def test_currency_row(row: Currency) -> None:
    figure = re.search(r"\d+", row.example)
    assert figure is not None
    found = unit_before(row.example, figure.start(), 0) or after(row.example)
    assert found is not None
    assert (found.kind, found.unit, found.factor) == ("money", row.code, row.factor)


@pytest.mark.parametrize(
    "row", load_rows("units", Physical) + load_rows("ratios", Ratio), ids=lambda row: row.example
)
def test_unit_row(row: Physical | Ratio) -> None:
    found = after(row.example)
    assert found is not None
    if isinstance(row, Ratio):
        assert (found.kind, found.unit) == (row.kind, row.unit)
    else:
        assert found.kind == "measure"
        assert found.unit.endswith(row.code)


@pytest.mark.parametrize("row", load_rows("unit_prefixes", Prefix), ids=lambda row: row.name)
def test_prefix_row(row: Prefix) -> None:
    found = after(row.example)
    assert found is not None
    assert found.unit.startswith(row.symbol)


@pytest.mark.parametrize("row", load_rows("closing_words", ClosingWords), ids=lambda row: row.kind)
def test_closing_words_row(row: ClosingWords) -> None:
    assert after(row.example) is None
    found = [w for w in row.words if unit_after(f"5,000 {w} plants", 5, len(w) + 13) is not None]
    assert found == [word for word in found if word in ("of", "per", "percent", "each")]


@pytest.mark.parametrize("row", load_rows("noun_forms", NounForm), ids=lambda row: row.plural)
def test_noun_form_row(row: NounForm) -> None:
    found = after(row.example)
    assert found is not None
    assert found.kind == "measure" or found.unit == row.singular
    assert singular(row.plural) == row.singular


@pytest.mark.parametrize("row", load_rows("noun_terms", NounTerm), ids=lambda row: row.term)
def test_noun_term_row(row: NounTerm) -> None:
    found = after(row.example)
    assert found is not None
    assert found.unit == row.term


@pytest.mark.parametrize("row", load_rows("plural_modifiers", NounModifiers))
def test_plural_modifiers_row(row: NounModifiers) -> None:
    found = [after(f"5,000 {word} objects") for word in row.words]
    assert {match and match.unit for match in found} == {"object"}
    assert after(row.example) is not None


@pytest.mark.parametrize("row", load_rows("unit_fillers", UnitFillers), ids=lambda row: row.words)
def test_unit_fillers_row(row: UnitFillers) -> None:
    found = [after(f"5,000 {word} tonnes") for word in row.words]
    assert {match and match.unit for match in found} == {"t"}
    assert after(row.example) is not None


@pytest.mark.parametrize("row", load_rows("hyphen_adjectives", UnitFillers))
def test_hyphen_adjectives_row(row: UnitFillers) -> None:
    assert after(row.example) is None
    assert [word for word in row.words if after(f"5,000-{word} traffic") is not None] == []


@pytest.mark.parametrize("row", load_rows("not_plural", NotPlural))
def test_not_plural_row(row: NotPlural) -> None:
    assert [word for word in row.words if is_plural(word)] == []
    found = after(row.example)
    assert found is not None
    assert found.unit == singular(row.example.split()[-1])


@pytest.mark.parametrize("row", load_rows("nominal_adjectives", NounModifiers))
def test_nominal_adjectives_row(row: NounModifiers) -> None:
    for example in (row.example, *(f"5,000 {word} in the raid" for word in row.words)):
        found = after(example)
        assert found is not None
        assert found.unit == "person"


@pytest.mark.parametrize("row", load_rows("unit_cues", UnitCues), ids=lambda row: row.place)
def test_unit_cues_row(row: UnitCues) -> None:
    frame, unit = {
        "before times": ("it {} 2 times", "times"),
        "after times": ("2 times {}", "times"),
        "near degrees": ("{} at 2 degrees", "Cel"),
    }[row.place]
    for example in (row.example, *(frame.format(stem) for stem in row.stems)):
        found = after(example)
        assert found is not None
        assert found.unit == unit, example
