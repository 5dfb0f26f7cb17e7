"""Every rule of aspect, modality, area and inherited time decides the example in its docstring."""

from collections.abc import Callable
from datetime import date

import pytest
from linking import all_linked, linked

from quantclaims.link import area, aspect, inherit, modality

FIELDS: dict[str, list[Callable[..., object]]] = {
    "aspect": list(dict.fromkeys(rule for rules in aspect.RULES.values() for rule in rules)),
    "modality": [rule for rule, _ in modality.RULES],
    "area": list(area.RULES),
    "period": list(inherit.RULES),
}
RULES = [(field, rule) for field, rules in FIELDS.items() for rule in rules]


@pytest.mark.parametrize(("field", "rule"), RULES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_rule_decides_its_own_example(field: str, rule: Callable[..., object]) -> None:
    assert rule.__doc__
    title, _, text = rule.__doc__.splitlines()[0].rpartition(" | ")
    claim = linked("{President of Russia} " * ("{" not in text) + text, title or "Meeting")
    prefix = "inherited_" if field == "period" else ""
    assert f"{field}:{prefix}{rule.__name__.strip('_')}" in claim.rules


def test_a_review_governs_no_figure_after_a_later_time() -> None:
    sold = "{President of Russia} In 2017 we sold [9 ships]."
    said = f"{sold} / {{Governor}} We met. / We ate. / We slept. / The profit grew by [38 percent]."
    assert linked(said, "He reported on results in 2016.").period_start is None
    assert linked(said, "He reported on results in 2017.").period_start is not None


def test_who_corrects_a_percentage_says_both_of_the_same() -> None:
    claims = all_linked("We approved [70 percent], actually [80 percent] of the applications.")
    assert [claim.indicator for claim in claims] == ["applications", "applications"]


def test_a_claim_carries_its_event_and_its_rule() -> None:
    claim = linked("{President of Russia} We cut our production costs by [44 billion].", "Talks")
    assert (claim.event_id, claim.event_title, claim.source) == ("event", "Talks", "case.txt")
    assert claim.event_date == date(2018, 5, 10)
    assert claim.event_place == "The Kremlin, Moscow"
    assert claim.sentence == "We cut our production costs by 44 billion."
    assert claim.sentence[-11:-1] == claim.quote
    assert {"case", "indicator:object"} <= set(claim.rules)
