"""What holds of units whatever the text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quantclaims.detect.units import UnitMatch, often_after, per_after, unit_after, unit_before
from quantclaims.detect.units.inflection import NounForm, singular
from quantclaims.detect.units.nouns import NounTerm
from quantclaims.detect.units.tables import Currency, Physical, names
from quantclaims.lexicon import load_rows

CURRENCIES = load_rows("currencies", Currency) + load_rows("currency_aliases", Currency)
NAMES = sorted({name for row in CURRENCIES if not row.cautious for name in row.names})
SYMBOLS = sorted({symbol for row in CURRENCIES for symbol in (*row.symbols, row.code)})
UNITS = sorted({name for row in load_rows("units", Physical) for name in row.names[1:]})
NOUNS = ("employee", "city", "box", "church", "hero", "wolf", "bus", "agency", "licence", "photo")
PLURALS = "employees cities boxes churches heroes wolves buses agencies licences photos".split()
WORDS = st.sampled_from(
    "5 1,200 one million of the these and or a per each year rubles tonnes km % $ - ’s joint "
    "ventures women's teams times more than ago annually , . ( ) [ ] \n 5-million as well".split(
        " "
    )
)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "-", "  ", "\n"])
CASES = st.sampled_from([str.lower, str.upper, str.title])


def inside(found: UnitMatch | None, low: int, high: int) -> bool:
    return found is None or low <= found.start <= found.end <= high


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(), st.data())
@example("5 ", None)
def test_units_stay_inside(text: str, data: st.DataObject | None) -> None:
    places = st.integers(0, len(text))
    pos, other = (data.draw(places), data.draw(places)) if data else (1, len(text))
    low, high = min(pos, other), max(pos, other)
    assert inside(unit_after(text, low, high), low, high)
    assert inside(unit_before(text, high, low), low, high)
    assert isinstance(per_after(text, low, high) + often_after(text, low, high), str)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=20))
def test_words_beyond_the_end_change_nothing(text: str, beyond: str) -> None:
    for number in re.finditer(r"\d+", text):
        alone = unit_after(text, number.end(), len(text))
        assert unit_after(text + beyond, number.end(), len(text)) == alone


@given(st.sampled_from(NAMES + UNITS), SPACES, CASES)
def test_a_name_is_known_in_any_case_and_spacing(name, joint, cased) -> None:  # type: ignore[no-untyped-def]
    text = f"5,000{joint}{cased(name)}"
    found = unit_after(text, 5, len(text))
    assert found is not None
    assert found.kind in ("money", "measure")
    assert found.end == len(text)


@given(st.sampled_from(SYMBOLS), st.sampled_from(["", " ", "\u00a0"]))
def test_a_symbol_is_known_on_both_sides(symbol: str, joint: str) -> None:
    before = unit_before(f"paid {symbol}{joint}5", len(symbol) + len(joint) + 5, 0)
    after = unit_after(f"5{joint}{symbol}", 1, len(symbol) + len(joint) + 1)
    assert before is not None
    assert after is not None
    assert before.unit == after.unit


@pytest.mark.parametrize(("plural", "one"), [*zip(PLURALS, NOUNS, strict=True)])
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == singular(one) == one


@given(st.sampled_from([row.term for row in load_rows("noun_terms", NounTerm)]))
def test_a_singular_stays(term: str) -> None:
    assert singular(term) == term


def test_no_name_stands_for_two_units() -> None:
    """A hand-made row never hides another one's name."""
    wanted = {name.lower(): row.code for row in load_rows("units", Physical) for name in row.names}
    found = {name: names().entries[name].unit for name in wanted if name in names().entries}
    assert found == {name: code for name, code in wanted.items() if name in found}


def test_irregular_forms_are_no_rule_in_disguise() -> None:
    rows = load_rows("noun_forms", NounForm)
    assert len({row.plural for row in rows}) == len(rows)
