"""The unit lexicons as tables, read once, when the first number asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from quantclaims.detect.units.phrases import PhraseTable
from quantclaims.lexicon import load_rows
from quantclaims.types import Kind

__all__ = ["Currency", "Entry", "Physical", "Prefix", "Ratio", "names", "symbols"]

DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})


@dataclass(frozen=True, slots=True)
class Currency:
    """A row of ``currencies.toml`` or ``currency_aliases.toml``."""

    code: str
    example: str
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    factor: float = 1.0
    cautious: bool = False


@dataclass(frozen=True, slots=True)
class Physical:
    """A row of ``units.toml``."""

    code: str
    names: tuple[str, ...]
    example: str
    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    cautious: bool = False
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """A row of ``unit_prefixes.toml``."""

    name: str
    symbol: str
    example: str
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """A row of ``ratios.toml``: percent and its like."""

    kind: Kind
    unit: str
    names: tuple[str, ...]
    example: str
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a unit's name or symbol stands for."""

    kind: Kind
    unit: str
    rule: str
    factor: float = 1.0
    needs_one: bool = False
    needs_many: bool = False


@cache
def names() -> PhraseTable[Entry]:
    """Every name of a unit, of money or of a ratio."""
    return PhraseTable.of((name, entry) for name, entry, is_symbol in _all() if not is_symbol)


@cache
def symbols() -> Mapping[str, Entry]:
    """Every symbol, as printed."""
    return {name: entry for name, entry, is_symbol in reversed(list(_all())) if is_symbol}


def _all() -> Iterator[tuple[str, Entry, bool]]:
    for ratio in load_rows("ratios", Ratio):
        entry = Entry(ratio.kind, ratio.unit, f"unit:{ratio.unit}")
        yield from _spellings(entry, ratio.names, ratio.symbols)
    for row in load_rows("currency_aliases", Currency) + load_rows("currencies", Currency):
        entry = Entry("money", row.code, "unit:currency", row.factor, needs_many=row.cautious)
        yield from _spellings(entry, row.names, (*row.symbols, row.code))
    prefixes = {prefix.name: prefix for prefix in load_rows("unit_prefixes", Prefix)}
    for unit in load_rows("units", Physical):
        rule = "unit:duration" if unit.code in DURATIONS else "unit:physical"
        entry = Entry("measure", unit.code, rule, unit.factor)
        for i, name in enumerate(unit.names):
            yield name, replace(entry, needs_one=unit.cautious and i == 0), False
        yield from _spellings(entry, (), unit.symbols)
        for prefix in unit.prefixes:
            yield from _prefixed(unit, prefixes[prefix], entry)


def _spellings(
    entry: Entry, names: tuple[str, ...], symbols: tuple[str, ...]
) -> Iterator[tuple[str, Entry, bool]]:
    yield from ((name, entry, False) for name in names)
    yield from ((symbol, entry, True) for symbol in symbols)


def _prefixed(unit: Physical, prefix: Prefix, entry: Entry) -> Iterator[tuple[str, Entry, bool]]:
    entry = replace(entry, unit=prefix.symbol + unit.code)
    yield from _spellings(
        entry,
        tuple(prefix.name + name for name in unit.names),
        tuple(p + s for p in prefix.symbols or (prefix.symbol,) for s in unit.symbols),
    )
