"""Aspect, direction and modality, a line a case."""

import pytest
from linking import cases, linked

from quantclaims.lexicon import load_rows
from quantclaims.link.movement import AspectWord
from quantclaims.link.stance import Stance

_SAID = {"up": ("growth", "up"), "down": ("growth", "down"), "rate": ("level", "")}


@pytest.mark.parametrize(("expected", "text"), cases("aspect"))
def test_aspect_and_direction(expected: str, text: str) -> None:
    claim = linked(text)
    assert f"{claim.aspect} {claim.direction}".strip() == expected


@pytest.mark.parametrize(("expected", "text"), cases("modality"))
def test_modality(expected: str, text: str) -> None:
    assert linked(text).modality == expected


@pytest.mark.parametrize("row", load_rows("aspect_words", AspectWord), ids=lambda row: row.word)
def test_an_aspect_word_settles_its_example(row: AspectWord) -> None:
    claim = linked(row.example)
    aspect, direction = _SAID.get(row.says, (row.says, ""))
    if claim.kind != "percent":
        aspect = "change" if " by [" in row.example else "level"
    assert (claim.aspect, claim.direction) == (aspect, direction)


@pytest.mark.parametrize("row", load_rows("stances", Stance), ids=lambda row: row.word)
def test_a_stance_projects_its_example(row: Stance) -> None:
    assert linked(row.example).modality == "projected"
