"""What a numeral is, the words that carry numbers, and the scale words after both.

A numeral has no unit yet. Reading starts at a position and takes the longest numeral that
begins there: :mod:`.digits` reads those that begin with a digit, :mod:`.words` those that
begin with a word.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from quantclaims.lexicon import load_rows

__all__ = ["Form", "Number", "NumberWord", "number_words", "with_scale"]

Form = Literal[
    "cardinal", "ordinal", "fraction", "decade", "vague", "multiple", "date", "time", "name", "code"
]
"""What a numeral is: 12, 12th, two thirds, the 1990s, dozens, or a string of digits too long
to be a quantity."""

WordKind = Literal[
    "unit",
    "teen",
    "ten",
    "hundred",
    "dozen",
    "scale",
    "short_scale",
    "ordinal_unit",
    "ordinal",
    "fraction",
    "vague",
    "multiple",
]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of the lexicon ``numbers``; a scale's ``value`` is its power of ten."""

    word: str
    kind: WordKind
    value: float
    example: str


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral without its unit; its value is ``mantissa`` times ten to the power ``scale``.

    ``scale`` is kept apart so that "10 to 12 billion" can share it. A vague magnitude runs
    from ``mantissa`` to ``high``, both still to be scaled.
    """

    start: int
    end: int
    form: Form
    mantissa: Decimal
    scale: int = 0
    high: Decimal | None = None
    digits: bool = False
    rules: tuple[str, ...] = ()


@cache
def number_words() -> dict[str, NumberWord]:
    """Return the words that carry a number, by the word."""
    return {row.word: row for row in load_rows("numbers", NumberWord)}


_SCALE = re.compile(
    r"(?:\s{1,2}|\s?[-‑]\s?)?(thousand|[bm]ill?ion|trill?ion|quadrillion|quintillion|milliard"
    r"|lakh|lac|crore|bln|mln|trn|tln|bn|mn|tn)s?\b",
    re.IGNORECASE,
)
_BRACKETED_SCALE = re.compile(r"\s\[(thousand|million|billion|trillion)\]")
_GLUED_SCALE = re.compile(r"([kKmMbB])(?![\w’'])")
_CODE = r"(?:USD|EUR|GBP|RUB|CNY|JPY|AUD|CAD|CHF|SEK|NOK|DKK)"
_CODED_MILLION = re.compile(rf" ?M(?={_CODE}\b)")
_FINANCE_SCALE = re.compile(r"(?:mm|[kmbt]|\s(?:mm|[kmb])(?!-))(?![\w’'])", re.IGNORECASE)
_FINANCE_BEFORE = re.compile(rf"(?:[$€£₽¥₹₸]|\b{_CODE})\s?(?:\d[\d.,]*\s?[-–]\s?)?$")
_POWERS = {"k": 3, "m": 6, "mm": 6, "b": 9, "t": 12}
_MONEY_BEFORE = re.compile(r"(?:[$€£₽¥₹₸]|\b[A-Z]{3})\s?$")
_MILLIONS_AFTER = re.compile(
    r"\s(?:dollars?|euros?|rubles?|roubles?|pounds?|yen|yuan|usd|eur|tonnes?|tons?|barrels?|people"
    r"|jobs|homes|households|hectares|passengers|users|customers)\b",
    re.IGNORECASE,
)


def with_scale(text: str, number: Number, end: int) -> Number:
    """Return ``number`` with the scale word right after it, if there is one.

    A lone ``m`` or ``mm`` is a million only after a currency: elsewhere it is a length.
    """
    match = _SCALE.match(text, number.end, end) or _BRACKETED_SCALE.match(text, number.end, end)
    if match:
        power = int(number_words()[match[1].lower()].value)
        return replace(number, end=match.end(), scale=power, rules=(*number.rules, "scale"))
    if match := _CODED_MILLION.match(text, number.end, end):
        return replace(number, end=match.end(), scale=6, rules=(*number.rules, "scale"))
    if number.digits and _FINANCE_BEFORE.search(text, max(0, number.start - 16), number.start):
        match = _FINANCE_SCALE.match(text, number.end, end)
        if match:
            power = _POWERS[match[0].strip().lower()]
            return replace(number, end=match.end(), scale=power, rules=(*number.rules, "scale"))
    if number.digits and (match := _GLUED_SCALE.match(text, number.end, end)):
        money = _MONEY_BEFORE.search(text, max(0, number.start - 4), number.start)
        money = money or _MILLIONS_AFTER.match(text, match.end(), end)
        if money or match[1] == "k":
            power = _POWERS[match[1].lower()]
            return replace(number, end=match.end(), scale=power, rules=(*number.rules, "scale"))
    return number
