"""Every rule of aspect, modality, area and inherited time decides the example in its docstring."""

from collections.abc import Callable

import pytest
from linking import linked

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
