"""What the cells of an edit may hold: the words of the schema and the codes of the lexicons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from quantclaims.areas import Alias, Country
from quantclaims.detect.units.tables import Currency, Physical, Prefix, Ratio
from quantclaims.indicators import indicator_rows
from quantclaims.lexicon import load_rows
from quantclaims.types import CATEGORIES

__all__ = ["Choice", "area_codes", "areas", "choices", "units"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a cell may hold, and what to call it."""

    value: str
    label: str


@cache
def choices() -> Mapping[str, tuple[Choice, ...]]:
    """Return, for each column whose cells are chosen from a list, that list.

    >>> [one.value for one in choices()["direction"]]
    ['up', 'down', '']
    >>> choices()["indicator_code"][:2]
    (Choice(value='', label='none'), Choice(value='trade_turnover', \
label='Trade turnover, exports and imports together'))
    """
    words = {
        column: tuple(Choice(value, value.replace("_", " ") or "none") for value in values)
        for column, values in CATEGORIES.items()
    }
    codes = (Choice("", "none"), *(Choice(row.code, row.label) for row in indicator_rows()))
    return {**words, "indicator_code": codes}


@cache
def units() -> Mapping[str, tuple[Choice, ...]]:
    """Return, for each kind whose units are codes, those units; a count has any noun.

    >>> [one.value for one in units()["multiple"]], units()["rank"]
    (['times'], (Choice(value='rank', label='rank'),))
    >>> sorted({"USD", "EUR"} - {one.value for one in units()["money"]})
    []
    >>> [one for one in units()["measure"] if one.value in ("km", "har")]
    [Choice(value='km', label='kilometre'), Choice(value='har', label='hectare')]
    """
    found: dict[str, dict[str, str]] = {}
    for kind, code, label in _units():
        found.setdefault(kind, {}).setdefault(code, label)
    return {
        kind: tuple(Choice(code, label) for code, label in labels.items())
        for kind, labels in found.items()
    }


@cache
def areas() -> tuple[Choice, ...]:
    """Return the countries by their codes, and the groups and regions that we know by name.

    >>> [one for one in areas() if one.value in ("KAZ", "European Union")]
    [Choice(value='KAZ', label='Kazakhstan'), Choice(value='European Union', label='group')]
    """
    countries = {row.code: row.names[0] for row in load_rows("areas", Country)}
    others = {
        row.names[0]: row.kind
        for row in load_rows("area_aliases", Alias)
        if not row.code and row.kind in ("group", "region")
    }
    return tuple(Choice(value, label) for value, label in {**countries, **others}.items())


@cache
def area_codes() -> Mapping[str, str]:
    """Return the code of each country that has a name, by that name."""
    aliases = {
        name: row.code for row in load_rows("area_aliases", Alias) if row.code for name in row.names
    }
    return aliases | {name: row.code for row in load_rows("areas", Country) for name in row.names}


def _units() -> Iterator[tuple[str, str, str]]:
    for ratio in load_rows("ratios", Ratio):
        yield ratio.kind, ratio.unit, ratio.unit.replace("_", " ")
    for row in (*load_rows("currencies", Currency), *load_rows("currency_aliases", Currency)):
        yield "money", row.code, row.names[0] if row.names else row.code
    prefixes = {prefix.name: prefix for prefix in load_rows("unit_prefixes", Prefix)}
    for unit in load_rows("units", Physical):
        name = unit.names[0] if unit.names else unit.code
        yield "measure", unit.code, name
        for prefix in unit.prefixes:
            yield "measure", prefixes[prefix].symbol + unit.code, prefix + name
    yield "rank", "rank", "rank"
    yield "year", "year", "year"
