"""What stands beside a number: money, percent, a physical unit, a duration, or a counted noun.

Pure text, no parser. :func:`unit_after` is asked at the end of every number, and
:func:`unit_before` at its start.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from quantclaims.detect.units.cues import is_temperature, multiplies
from quantclaims.detect.units.inflection import singular
from quantclaims.detect.units.match import UnitMatch
from quantclaims.detect.units.nouns import noun_after
from quantclaims.detect.units.per import often_after, per_after
from quantclaims.detect.units.phrases import SPACE
from quantclaims.detect.units.rare import rare_unit
from quantclaims.detect.units.tables import Entry, names, symbols
from quantclaims.lexicon import load_rows

__all__ = [
    "UnitFillers",
    "UnitMatch",
    "often_after",
    "per_after",
    "singular",
    "unit_after",
    "unit_before",
]

_JOINT = re.compile(rf"[{SPACE}]{{0,2}}[-‑\u2010]?[{SPACE}]{{0,2}}\[?")
_LONGEST_SYMBOL = 6
_NUMBER_FOLLOWS = re.compile(rf"[{SPACE}]?[\d¼½¾⅓⅔⅛⅜⅝⅞]")
_SYMBOL_ENDS = re.compile(r"(?!\w|[-‑\u2010][^\W\d_])")
_BEFORE = re.compile(rf"([^\s\d,;:()\[\]“”\"'’–—/-]{{1,5}})[{SPACE}]?$")
_OF_DOLLARS = {
    "us": "USD",
    "usd": "USD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "au": "AUD",
    "aud": "AUD",
    "hk": "HKD",
    "hkd": "HKD",
    "nz": "NZD",
    "nzd": "NZD",
    "sg": "SGD",
    "sgd": "SGD",
    "mx": "MXN",
    "mxn": "MXN",
    "mex": "MXN",
    "nt": "TWD",
}
_DOLLARS = re.compile(
    rf"(?<![\w.])({'|'.join(_OF_DOLLARS)}|u\.s\.?)[{SPACE}]?(\$)[{SPACE}]?$", re.IGNORECASE
)
_ONE = re.compile(r"(?<![\w.,‑-])(?:one|1|an?)[-\s]?$", re.IGNORECASE)
_MANY = re.compile(
    r"(?:\d{4}|\d[,\s]\d{3}|thousands?|millions?|billions?|trillions?|[mb]l?n|bln|trn)$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"[{SPACE}]+\[?of[{SPACE}]+"
    rf"(?P<part>(?:(?:all|the|these|those|our|their|its|his|her|my|your|this|such"
    rf"|(?:[A-Z][\w.-]{{0,30}}[{SPACE}])?[^\W\d_][\w.-]{{0,30}}(?:['’]s|s['’]))[{SPACE}]+)*)"
    rf"(?P<number>(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozen)[{SPACE}]+"
    rf"(?:(?:hundred|thousand|million|billion)[{SPACE}]+)?)?"
)
_HYPHENATED = re.compile(r"[^\W\d_][^\W\d_A-Z]{2,}(?<!\w{3}ed)(?![-‑\u2010\w])")
_ONES = re.compile(rf"(?:[^\W\d_]+[{SPACE}]){{0,2}}ones\b")


@dataclass(frozen=True, slots=True)
class UnitFillers:
    """A row of ``unit_fillers.toml``."""

    words: tuple[str, ...]
    example: str
    rounds: bool = False


@cache
def _filler(rounds_only: bool = False) -> re.Pattern[str]:
    rows = load_rows("unit_fillers", UnitFillers)
    words = [word for row in rows if row.rounds or not rounds_only for word in row.words]
    return re.compile(rf"(?:(?:{'|'.join(words)})[{SPACE}]+){{1,2}}", re.IGNORECASE)


@cache
def _hyphen_adjectives() -> frozenset[str]:
    rows = load_rows("hyphen_adjectives", UnitFillers)
    return frozenset(word for row in rows for word in row.words)


def unit_after(text: str, pos: int, end: int) -> UnitMatch | None:
    """Return the unit of the number that ends at ``pos``, from ``text[pos:end]``, or None.

    >>> unit_after("20 billion rubles a year", 10, 24)
    UnitMatch(kind='money', unit='RUB', start=11, end=17, unit_per='a', rule='unit:currency', \
factor=1.0)
    >>> unit_after("130-hectare area", 3, 16).unit, unit_after("5%", 1, 2).unit
    ('har', 'percent')
    >>> unit_after("200 interregional agreements on cooperation", 3, 43).unit
    'agreement'
    >>> unit_after("600 of them", 3, 11) is None
    True
    """
    joint = _JOINT.match(text, pos, end)
    assert joint is not None
    start = joint.end()
    if start >= end:
        return None
    if (known := _known_unit(text, pos, start, end)) is not None:
        return known
    if (rare := rare_unit(text, start, end)) is not None:
        return rare
    if start > pos and (of := _OF.match(text, pos, end)) is not None:
        return _after_of(text, pos, of, end)
    return _counted(text, pos, start, end) if start > pos else None


def unit_before(text: str, pos: int, start: int) -> UnitMatch | None:
    """Return the symbol or code of money that ends at ``pos``, within ``text[start:pos]``.

    >>> unit_before("worth US$5 million", 9, 0)
    UnitMatch(kind='money', unit='USD', start=6, end=9, unit_per='', rule='unit:currency', \
factor=1.0)
    >>> unit_before("RUB 5 billion", 4, 0).unit
    'RUB'
    """
    if dollars := _DOLLARS.search(text, max(start, pos - 8), pos):
        code = _OF_DOLLARS[dollars[1].lower().replace(".", "")]
        return _matched(symbols()[code], dollars.start(1), dollars.end(2))
    match = _BEFORE.search(text, max(start, pos - 6), pos)
    if match is None:
        return None
    for i in range(len(match[1])):
        printed = match[1][i:]
        entry = symbols().get(printed)
        joined = i and printed[0].isalpha() and match[1][i - 1].isalpha()
        if entry is not None and entry.kind == "money" and not joined:
            return _matched(entry, match.start(1) + i, match.end(1))
    return None


def _known_unit(text: str, pos: int, start: int, end: int) -> UnitMatch | None:
    """Return a unit of the lexicons at ``start``, or behind words that may stand between."""
    found = _at(text, pos, start, end)
    if found is None and start > pos:
        filler = _filler().match(text, start, end)
        if filler is not None:
            found = _at(text, pos, filler.end(), end)
    if found is None:
        return None
    entry, stop = found
    if text[start:stop].lower() == "times" and not multiplies(text, pos, stop, end):
        per = per_after(text, stop, end)
        return UnitMatch("count", "time", start, stop, per, "unit:occasions")
    if entry.unit == "deg" and is_temperature(text, stop, end):
        return UnitMatch("measure", "Cel", start, stop, rule="unit:temperature")
    per = ""
    if entry.rule in ("unit:currency", "unit:physical"):
        per = per_after(text, stop, end) or often_after(text, stop, end)
    elif entry.rule == "unit:duration":
        per = per_after(text, stop, end)
    if text[start - 1] == "[" and text.startswith("]", stop, end):
        start, stop = start - 1, stop + 1
    return replace(_matched(entry, start, stop), unit_per=per)


def _at(text: str, pos: int, start: int, end: int) -> tuple[Entry, int] | None:
    found = names().longest(text, start, end)
    symbol = _symbol(text, start, end, joined=start == pos)
    if found is None or not _fits(found[0], text, pos, start):
        return symbol
    return symbol if symbol is not None and symbol[1] > found[1] else found


def _symbol(text: str, start: int, end: int, joined: bool) -> tuple[Entry, int] | None:
    """Return the longest symbol at ``start`` that no letter, digit or hyphened word goes on."""
    for stop in range(min(end, start + _LONGEST_SYMBOL), start, -1):
        entry = symbols().get(text[start:stop])
        if entry is None or (joined and entry.unit == "s"):
            continue
        if entry.kind == "money" and _NUMBER_FOLLOWS.match(text, stop, end):
            return None
        if not text[stop - 1].isalnum() or _SYMBOL_ENDS.match(text, stop, end):
            return entry, stop
    return None


def _fits(entry: Entry, text: str, pos: int, start: int) -> bool:
    """Tell whether a name that is also an everyday word means the unit here."""
    if entry.needs_many:
        return _MANY.search(text, max(0, pos - 12), pos) is not None
    hyphen = start > pos and text[start - 1] not in SPACE
    return not entry.needs_one or hyphen or _is_one(text, pos)


def _is_one(text: str, pos: int) -> bool:
    return _ONE.search(text, max(0, pos - 6), pos) is not None


def _matched(entry: Entry, start: int, stop: int) -> UnitMatch:
    return UnitMatch(entry.kind, entry.unit, start, stop, rule=entry.rule, factor=entry.factor)


def _after_of(text: str, pos: int, of: re.Match[str], end: int) -> UnitMatch | None:
    """Return the unit of "thousands of families" or of "three of these five projects"."""
    start = of.end()
    partitive = bool(of["part"] or of["number"])
    known = _at(text, pos, start, end)
    if known is not None:
        entry, stop = known
        closes = "[" in of[0] and text.startswith("]", stop, end)
        found = _matched(entry, start, stop + closes)
        return replace(found, start=pos, end=pos) if partitive else found
    noun = noun_after(text, start, end)
    if noun is None:
        return None
    if partitive:
        return UnitMatch("count", noun.name, pos, pos, rule="unit:part_of_count")
    per = per_after(text, noun.end, end) or often_after(text, noun.end, end)
    return UnitMatch("count", noun.name, start, noun.end, per, "unit:count_of")


def _counted(text: str, pos: int, start: int, end: int) -> UnitMatch | None:
    """Return the noun that a number counts."""
    if text[start - 1] == "[":
        return None
    if text[start - 1] not in SPACE:
        return _hyphenated(text, start, end)
    if (ones := _ONES.match(text, start, end)) is not None:
        return UnitMatch("count", "", start, ones.end(), rule="unit:ones")
    filler = _filler(rounds_only=True).match(text, start, end)
    phrase = start if filler is None else filler.end()
    noun = noun_after(text, phrase, end, one=_is_one(text, pos))
    if noun is None:
        return None
    per = per_after(text, noun.end, end) or often_after(text, noun.end, end)
    return UnitMatch("count", noun.name, start, noun.end, per, "unit:count")


def _hyphenated(text: str, start: int, end: int) -> UnitMatch | None:
    """Return the noun of "500-bed hospital", nothing for "two-way traffic"."""
    word = _HYPHENATED.match(text, start, end)
    if word is None or word[0].lower() in _hyphen_adjectives():
        return None
    name = singular(word[0])
    return UnitMatch("count", name, start, word.end(), rule="unit:hyphenated_count")
