"""How sure a row is."""

import pytest

from quantclaims.lexicon import load_rows
from quantclaims.link.confidence import BASE, Trait, confidence


def test_traits_are_listed_once_and_the_base_among_them() -> None:
    rows = load_rows("confidence", Trait)
    names = [row.trait for row in rows]
    assert len(names) == len(set(names))
    assert BASE in names
    assert all(0 <= row.right <= row.rows for row in rows)


_OF_SOME = [
    row
    for row in load_rows("confidence", Trait)
    if row.trait != BASE and not row.trait.startswith("indicator_")
]


@pytest.mark.parametrize("trait", _OF_SOME, ids=lambda row: row.trait)
def test_a_trait_moves_the_probability_the_way_of_its_weight(trait: Trait) -> None:
    without = confidence(["no such rule"], "coal output", "")
    moved = confidence([trait.trait, "no such rule"], "coal output", "") - without
    assert moved * trait.weight > 0 or abs(trait.weight) < 0.01


def test_an_unknown_rule_weighs_nothing() -> None:
    assert confidence(["x:y"], "coal output", "gdp") == confidence([], "coal output", "gdp")
