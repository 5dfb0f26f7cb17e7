"""Which units measure one thing, and how many of the one make the other."""

from dataclasses import dataclass
from functools import cache

from quantclaims.compare.words import lemma
from quantclaims.lexicon import load_rows

_PEOPLE = ("person", "people", "human", "human being", "individual", "citizen", "man")


@dataclass(frozen=True, slots=True)
class UnitFactor:
    """A row of the lexicon: one ``unit`` is ``factor`` of its dimension's base unit."""

    unit: str
    dimension: str
    factor: float
    example: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a unit measures, and how many base units one of it is."""

    name: str
    factor: float = 1.0


@cache
def dimension(kind: str, unit: str) -> Dimension:
    """Return the dimension of a claim's unit; figures of one dimension can be compared.

    >>> dimension("measure", "kt")
    Dimension(name='mass', factor=1000000.0)
    >>> dimension("money", "RUB"), dimension("count", "employees")
    (Dimension(name='RUB', factor=1.0), Dimension(name='employee', factor=1.0))
    >>> dimension("multiple", "times") == dimension("percent", "percent")
    True
    """
    if kind in ("percent", "multiple") and unit != "percentage_point":
        return Dimension("percent")
    if kind == "measure" and unit in _factors():
        return _factors()[unit]
    if kind == "count":
        noun = " ".join(lemma(word) for word in unit.casefold().split())
        return Dimension("person" if noun in _PEOPLE else noun)
    return Dimension(unit)


def measured_units() -> frozenset[str]:
    """Return the units that the lexicon gives a dimension."""
    return frozenset(_factors())


@cache
def _factors() -> dict[str, Dimension]:
    rows = load_rows("unit_factors", UnitFactor)
    return {row.unit: Dimension(row.dimension, row.factor) for row in rows}
