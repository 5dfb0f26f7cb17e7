"""Every rule of aspect, modality and area decides the example in its docstring."""

from collections.abc import Callable

import pytest
from linking import linked

from quantclaims.link import area, aspect, modality

FIELDS: dict[str, list[Callable[..., object]]] = {
    "aspect": list(dict.fromkeys(rule for rules in aspect.RULES.values() for rule in rules)),
    "modality": [rule for rule, _ in modality.RULES],
    "area": list(area.RULES),
}
RULES = [(field, rule) for field, rules in FIELDS.items() for rule in rules]


@pytest.mark.parametrize(("field", "rule"), RULES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_rule_decides_its_own_example(field: str, rule: Callable[..., object]) -> None:
    assert rule.__doc__
    title, _, text = rule.__doc__.splitlines()[0].rpartition(" | ")
    claim = linked("{President of Russia} " * ("{" not in text) + text, title or "Meeting")
    assert f"{field}:{rule.__name__.strip('_')}" in claim.rules
