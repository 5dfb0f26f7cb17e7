"""The rows of the list of indicators: what analysts put a code to."""

from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows
from quantclaims.types import Kind

__all__ = ["IndicatorRow", "indicator_rows"]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator: its code and label, and the words that tell it.

    ``dimension`` holds the kinds that a level may have. A row is found by one of its ``phrases``,
    or by one of its ``things`` under one of its ``verbs``; never inside a phrase of ``unlike``.
    ``world_bank`` is the code of the nearest World Development Indicators series.
    """

    code: str
    label: str
    dimension: tuple[Kind, ...]
    phrases: tuple[str, ...]
    example: str
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    world_bank: str = ""


@cache
def indicator_rows() -> tuple[IndicatorRow, ...]:
    """Return the list of indicators."""
    return load_rows("indicators", IndicatorRow)
