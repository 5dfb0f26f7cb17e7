"""Physical units that our rows leave out, by the names in quantulum3's table of units.

Those count that are written in small letters and measure what no everyday noun measures. The table
is read as a file: quantulum3's parser, which reads each of them as its name, takes seconds to load.
"""

import functools
import json
import re
from importlib.resources import files

import quantulum3

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
        if name in _names():
            return UnitMatch("measure", name, start, start + len(phrase), rule="unit:quantulum3")
    return None


@functools.cache
def _names() -> frozenset[str]:
    rows = json.loads(files(quantulum3).joinpath("units.json").read_text(encoding="utf-8"))
    physical = {name for name, row in rows.items() if row["entity"] not in _UNCOUNTED}
    return frozenset(name for name in physical if _WORDS.fullmatch(name)) - _EVERYDAY
