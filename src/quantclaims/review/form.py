"""The form that a claim is edited in: its fields, what each may hold, what it holds now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from quantclaims.review.choices import Choice, choices

__all__ = ["Group", "Input", "form_of"]


@dataclass(frozen=True, slots=True)
class Input:
    """A field: one of some ``choices``, or words, which the list ``suggestions`` helps to find."""

    column: str
    label: str
    value: str
    choices: tuple[Choice, ...] = ()
    suggestions: Literal["", "units", "areas"] = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    title: str
    inputs: tuple[Input, ...]


_GROUPS: Mapping[str, Mapping[str, str]] = {
    "Figure": {
        "kind": "Kind",
        "value": "Value",
        "value_low": "From",
        "value_high": "To",
        "bound": "Bound",
        "qualifier": "Hedge",
        "unit": "Unit",
        "unit_per": "Per",
        "whole": "Of a total of",
    },
    "What": {
        "indicator": "Indicator",
        "indicator_code": "Code",
        "aspect": "Aspect",
        "direction": "Direction",
        "baseline": "Against",
    },
    "Whose": {"area": "Area", "counterpart": "Counterpart"},
    "When": {
        "period_start": "First day",
        "period_end": "Last day",
        "period_text": "As said",
        "period_basis": "Basis",
    },
    "Who says it": {
        "modality": "Modality",
        "speaker": "Speaker",
        "speaker_role": "Role",
        "speaker_kind": "Voice",
    },
}
_SUGGESTIONS: Mapping[str, Literal["", "units", "areas"]] = {
    "unit": "units",
    "area": "areas",
    "counterpart": "areas",
}
_HINTS = {
    "period_start": "2012-01-31",
    "period_end": "2012-12-31",
    "area": "KAZ;Tula Region",
    "value": "empty for a range",
}


def form_of(row: Mapping[str, Any]) -> tuple[Group, ...]:
    """Return the fields of a claim's row, in groups.

    >>> figure, *_ = form_of({"kind": "money", "value": 9.4e9, "unit": "USD"})
    >>> [(one.label, one.value) for one in figure.inputs if one.value]
    [('Kind', 'money'), ('Value', '9,400,000,000'), ('Unit', 'USD')]
    """
    return tuple(
        Group(title, tuple(_input(column, label, row) for column, label in labels.items()))
        for title, labels in _GROUPS.items()
    )


def _input(column: str, label: str, row: Mapping[str, Any]) -> Input:
    listed = choices().get(column, ())
    suggestions = _SUGGESTIONS.get(column, "")
    return Input(column, label, shown(row.get(column)), listed, suggestions, _HINTS.get(column, ""))


def shown(cell: Any) -> str:
    """Return a cell as a field shows it, and :func:`.values.valid_changes` reads it.

    >>> shown(2.5), shown(1e9), shown(None), shown("cow")
    ('2.5', '1,000,000,000', '', 'cow')
    """
    if isinstance(cell, float):
        return f"{cell:,.15g}" if 1e-4 <= cell < 1e15 or not cell else repr(cell)
    return "" if cell is None else " ".join(str(cell).split())
