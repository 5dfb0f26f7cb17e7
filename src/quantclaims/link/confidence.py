"""How sure a row is, from the rules that made it and what it was left to guess.

A logistic model over traits of a row: the rules that fired, and how the indicator came out. Its
weights stand in ``lexicon/confidence.toml``, which ``models/confidence.py`` makes from rows that
people judged. Traits that are not listed weigh nothing, so that a new rule is neither trusted nor
distrusted before it has been seen to work.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows

__all__ = ["BASE", "Trait", "confidence", "traits"]

BASE = "base"
"""The trait of every row."""

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Trait:
    """A trait, its weight in log odds, and how many of the judged rows that had it were right."""

    trait: str
    weight: float
    rows: int
    right: int


@cache
def _weights() -> dict[str, float]:
    return {row.trait: row.weight for row in load_rows("confidence", Trait)}


def confidence(rules: Sequence[str], indicator: str, indicator_code: str) -> float:
    """Return a probability that the row is wholly right, to three digits.

    >>> 0 < confidence(["period:last_year", "indicator:subject"], "trade turnover", "gdp") < 1
    True
    """
    weights = _weights()
    odds = sum(weights.get(trait, 0.0) for trait in traits(rules, indicator, indicator_code))
    return round(1 / (1 + math.exp(-odds)), _DIGITS)


def traits(rules: Sequence[str], indicator: str, indicator_code: str) -> tuple[str, ...]:
    """Return what the model sees of a row, each trait once.

    >>> traits(["digits", "period:now"], "average wage", "wages")
    ('base', 'digits', 'period:now', 'indicator_words:2', 'indicator_code:known')
    """
    words = min(len(indicator.split()), 4)
    known = "known" if indicator_code else "unknown"
    named = (BASE, *rules, f"indicator_words:{words}", f"indicator_code:{known}")
    return tuple(dict.fromkeys(named))
