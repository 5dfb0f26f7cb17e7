"""Physical units that our rows leave out, read by quantulum3, a phrase at a time.

Only the names are looked at before one is met: quantulum3 takes seconds to load its tables. Of its
names those count that are written in small letters and measure what no everyday noun measures.
"""

import functools
import json
import re
import warnings
from importlib.resources import files

from quantclaims.detect.units.inflection import singular
from quantclaims.detect.units.match import UnitMatch

__all__ = ["rare_unit"]

_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+){0,2}")
_EVERYDAY = frozenset(
    "barn drop cup peck quarter span shake candle nit quartet pond henry gal mil rad tex quad poise"
    " league foot inch".split()
)
_UNCOUNTED = frozenset(("dimensionless", "currency", "time", "temperature", "angle"))
"""Kinds of quantulum3's units that are no rare physical units: our own rules read them."""


def rare_unit(text: str, start: int, end: int) -> UnitMatch | None:
    """Return the unit that the words from ``start`` name, if only quantulum3 knows it.

    >>> rare_unit("a plot of 12 furlongs in length", 13, 31)
    UnitMatch(kind='measure', unit='furlong', start=13, end=21, unit_per='', \
rule='unit:quantulum3', factor=1.0)
    >>> rare_unit("12 schools in Tula", 3, 18) is None
    True
    """
    match = _WORDS.match(text, start, end)
    words = match[0].split(" ") if match else []
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        name = " ".join([*words[: length - 1], singular(words[length - 1])])
        if name in _names() and (unit := _unit(name)):
            return UnitMatch("measure", unit, start, start + len(phrase), rule="unit:quantulum3")
    return None


@functools.cache
def _names() -> frozenset[str]:
    rows = json.loads(files("quantulum3").joinpath("units.json").read_text(encoding="utf-8"))
    physical = {name for name, row in rows.items() if row["entity"] not in _UNCOUNTED}
    return frozenset(name for name in physical if _WORDS.fullmatch(name)) - _EVERYDAY


@functools.cache
def _unit(name: str) -> str:
    """The unit's name as quantulum3 reads a measure of five of it; empty where it reads none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import quantulum3.classifier
        from quantulum3 import parser

        # With scikit-learn importable it would guess by a classifier, and answer otherwise.
        quantulum3.classifier.USE_CLF = False
        found = parser.parse(f"5 {name}")
    return str(found[0].unit.name) if len(found) == 1 and found[0].value == 5 else ""
