"""Which cells a rule fills, told by its name: ``period:last_year`` fills the period's."""

import dataclasses
from collections.abc import Iterable, Mapping

from quantclaims.types import Mention

__all__ = ["CELLS", "OWN_WORDS", "rules_of"]

OWN_WORDS = tuple(
    f.name for f in dataclasses.fields(Mention) if f.name not in ("start", "end", "role", "rules")
)
"""The cells that a figure's own words fill."""

CELLS: Mapping[str, tuple[str, ...]] = {
    "": OWN_WORDS,
    "period": ("period_start", "period_end", "period_text", "period_basis", "baseline"),
    "indicator": ("indicator", "indicator_code"),
    "aspect": ("aspect", "direction"),
    "modality": ("modality",),
    "area": ("area", "counterpart"),
}
"""The cells that each question of linking fills; those of no question come from the words."""


def rules_of(question: str, rules: Iterable[str]) -> list[str]:
    """Return the rules that answer a question of ``CELLS``.

    >>> rules_of("period", ["digits", "period:last_year", "aspect:level"])
    ['period:last_year']
    >>> rules_of("", ["digits", "period:last_year", "unit:currency"])
    ['digits', 'unit:currency']
    """
    return [rule for rule in rules if _question(rule) == question]


def _question(rule: str) -> str:
    name = rule.partition(":")[0]
    return name if name in CELLS else ""
