"""Denominators: what stands behind "per", and how often."""

import re

from quantclaims.detect.units.inflection import singular
from quantclaims.detect.units.nouns import noun_after
from quantclaims.detect.units.phrases import SPACE
from quantclaims.detect.units.tables import names, symbols

__all__ = ["often_after", "per_after"]

_FREQUENCY = {
    "annually": "a",
    "yearly": "a",
    "monthly": "mo",
    "weekly": "wk",
    "daily": "d",
    "hourly": "h",
}
_OF_WHAT = rf"(?:[{SPACE}]+of(?:[{SPACE}]+[^\W\d_][\w'’-]{{0,30}}){{1,4}}?)?"
_PER = re.compile(rf"{_OF_WHAT}[{SPACE}]+\[?(?:per|for[{SPACE}]+(?:each|every))[{SPACE}]+")
_EVERY = re.compile(
    rf"{_OF_WHAT}[{SPACE}]+\[?(?:an?|each|every)[{SPACE}]+"
    rf"(year|month|week|day|hour|minute|second)(?![-‑\w])"
    rf"(?![{SPACE}]+(?:ago|earlier|later|before|after|or|old|and a half)\b)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:[{SPACE}]|[{SPACE}]?[-‑][{SPACE}]?)an?(?:[{SPACE}]|[{SPACE}]?[-‑][{SPACE}]?)"
    r"(share|barrel|ounce|tonne|ton|dozen|kilo|kilogram|litre|liter|gallon|pound|bushel|head|piece"
    r"|unit|person|night|ticket|square\s(?:metre|meter|foot))\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(rf"{_OF_WHAT}[{SPACE}]+({'|'.join(_FREQUENCY)})\b", re.IGNORECASE)
_SLASH = re.compile(r"/([^\W\d_]{1,30}[²³23]?)")
_CAPITA = re.compile(r"(?:capita|head)\b", re.IGNORECASE)
_ANNUM = re.compile(r"annum\b", re.IGNORECASE)

_LATER = re.compile(
    rf"[^.,;:!?()\d\n–—]{{2,80}}?\b"
    rf"(?:(?:every|each|per)[{SPACE}]+(year|month|week|day|hour)\b(?!-)|(annually)\b"
    rf"|(daily|weekly|monthly|yearly)(?=[.,;:!?)]|$))"
)


def per_after(text: str, pos: int, end: int) -> str:
    """Return the denominator that follows a unit ending at ``pos``, or an empty string.

    >>> per_after("822 rubles per tonne", 10, 20), per_after("8 hours a day", 7, 13)
    ('t', 'd')
    >>> per_after("5 tonnes of grain per resident", 8, 30)
    'resident'
    >>> per_after("5 percent a year ago", 9, 20)
    ''
    """
    if (slash := _SLASH.match(text, pos, end)) is not None:
        entry = symbols().get(slash[1])
        return entry.unit if entry is not None else _named(text, slash.start(1), end)
    if (per := _PER.match(text, pos, end)) is not None:
        return _named(text, per.end(), end)
    if (every := _EVERY.match(text, pos, end)) is not None:
        entry = names().entries[every[1].lower()]
        return entry.unit
    if (each := _EACH.match(text, pos, end)) is not None:
        return _named(text, each.start(1), end)
    often = _OFTEN.match(text, pos, end)
    return _FREQUENCY[often[1].lower()] if often is not None else ""


def often_after(text: str, pos: int, end: int) -> str:
    """Return how often the clause that goes on at ``pos`` says it happens, or an empty string.

    >>> often_after("20,000 cars pass through the city every day.", 11, 44)
    'd'
    >>> often_after("a million users and daily news of the world", 15, 43)
    ''
    """
    match = _LATER.match(text, pos, end)
    if match is None:
        return ""
    every, *often = match.groups()
    return names().entries[every].unit if every else _FREQUENCY[often[0] or often[1]]


def _named(text: str, pos: int, end: int) -> str:
    if _CAPITA.match(text, pos, end):
        return "person"
    if _ANNUM.match(text, pos, end):
        return "a"
    found = names().longest(text, pos, end)
    if found is not None:
        return found[0].unit
    noun = noun_after(text, pos, end, one=True)
    return singular(noun.name) if noun is not None else ""
