"""Numerals in digits and their values, with any grouping, scale words and fraction signs.

A numeral has no unit yet. Reading starts at a position and takes the longest numeral that
begins there; :mod:`.words` reads the ones that begin with a word.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from quantclaims.lexicon import load_rows

__all__ = ["Form", "Number", "NumberWord", "number_words", "read_digits", "with_scale"]

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


_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,9}+(?!\d)(?:\.\d++)?"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d++)?"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,9}}+(?!\d|[,.:/-]\d{{1,3}}|-[a-z])(?:[.,]\d++)?"
    r"|\d{1,3},\d{1,2}(?=[\s-]?(?:%|per ?cent|[mb]illion|trillion|thousand|bln|mln|bn))"
    r"|\d++(?:\.\d++)?"
)
_NO_GROUPING = {ord(mark): None for mark in ", \u00a0\u2007\u2009\u202f"}
_LONGEST = 25
_SCALE = re.compile(
    r"(?:\s{1,2}|\s?[-‑]\s?)?(thousand|[bm]ill?ion|trill?ion|quadrillion|quintillion|milliard"
    r"|lakh|lac|crore|bln|mln|trn|tln|bn|mn|tn)\b",
    re.IGNORECASE,
)
_GLUED_SCALE = re.compile(r"([kKmM])(?![\w’'])")
_MONEY_BEFORE = re.compile(r"[$€£₽¥₹₸]\s?$")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DECADE_SUFFIX = re.compile(r"['’]?s\b")
_SLASH = re.compile(r"/([2-9]|10)(?![\d/])")
_HALF_TAIL = re.compile(
    r"\sand\s(?:(?:a|one)[\s-](half|quarter|third)|(three)[\s-]quarters)\b", re.IGNORECASE
)
_GLYPH_TAIL = re.compile(r" ?([¼½¾⅓⅔⅛⅜⅝⅞])")
_PARTS = {
    "half": Decimal(1) / 2,
    "quarter": Decimal(1) / 4,
    "three": Decimal(3) / 4,
    "third": Decimal(1) / 3,
    "¼": Decimal(1) / 4,
    "½": Decimal(1) / 2,
    "¾": Decimal(3) / 4,
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal(1) / 8,
    "⅜": Decimal(3) / 8,
    "⅝": Decimal(5) / 8,
    "⅞": Decimal(7) / 8,
}


def read_digits(text: str, start: int, end: int) -> Number:
    """Return the numeral that begins with the digit or fraction sign at ``start``.

    Digits are grouped by commas, thin or plain spaces, or the Indian way; a comma before a
    scale word or percent is a decimal comma.

    >>> [str(read_digits(t, 0, len(t)).mantissa) for t in ("1,752,000", "1 500", "7,4 million")]
    ['1752000', '1500', '7.4']
    >>> read_digits("2 and a half million", 0, 20).scale
    6
    """
    if text[start] in _PARTS:
        number = Number(start, start + 1, "fraction", _PARTS[text[start]], rules=("fraction_sign",))
        return with_scale(text, number, end)
    match = _DIGITS.match(text, start, end)
    assert match is not None
    stop = match.end()
    if stop - start > _LONGEST:
        return Number(start, stop, "code", Decimal(0), rules=("digits_too_long",))
    number = Number(start, stop, "cardinal", _decimal(match[0]), digits=True, rules=("digits",))
    if suffix := _ORDINAL_SUFFIX.match(text, stop, end):
        return replace(number, end=suffix.end(), form="ordinal", rules=("digits_ordinal",))
    if match[0].isdecimal():
        if (decade := _DECADE_SUFFIX.match(text, stop, end)) and match[0].endswith("0"):
            return replace(number, end=decade.end(), form="decade", rules=("decade",))
        if (slash := _SLASH.match(text, stop, end)) and int(match[0]) < int(slash[1]):
            part = number.mantissa / Decimal(slash[1])
            return replace(
                number, end=slash.end(), form="fraction", mantissa=part, rules=("fraction_slash",)
            )
    if tail := _HALF_TAIL.match(text, stop, end) or _GLYPH_TAIL.match(text, stop, end):
        part = _PARTS[(tail[1] or tail[2]).lower() if tail.re is _HALF_TAIL else tail[1]]
        number = replace(
            number, end=tail.end(), mantissa=number.mantissa + part, rules=("digits_and_part",)
        )
    return _with_smaller_scale(text, with_scale(text, number, end), end)


def with_scale(text: str, number: Number, end: int) -> Number:
    """Return ``number`` with the scale word right after it, if there is one.

    A lone ``m`` is a million only after a currency sign: elsewhere it is a metre.
    """
    if match := _SCALE.match(text, number.end, end):
        power = int(number_words()[match[1].lower()].value)
        return replace(number, end=match.end(), scale=power, rules=(*number.rules, "scale"))
    if number.digits and (match := _GLUED_SCALE.match(text, number.end, end)):
        money = _MONEY_BEFORE.search(text, max(0, number.start - 2), number.start)
        if money or match[1] == "k":
            power = 3 if match[1] in "kK" else 6
            return replace(number, end=match.end(), scale=power, rules=(*number.rules, "scale"))
    return number


def _with_smaller_scale(text: str, number: Number, end: int) -> Number:
    """Read on in "5 million 300 thousand"."""
    if number.scale < 6 or not text.startswith(" ", number.end):
        return number
    match = _DIGITS.match(text, number.end + 1, end)
    if not match or len(match[0]) > 3:
        return number
    rest = with_scale(
        text, Number(match.start(), match.end(), "cardinal", _decimal(match[0]), digits=True), end
    )
    if not 0 < rest.scale < number.scale:
        return number
    whole = number.mantissa.scaleb(number.scale) + rest.mantissa.scaleb(rest.scale)
    return replace(
        number, end=rest.end, mantissa=whole, scale=0, rules=(*number.rules, "scales_added")
    )


def _decimal(digits: str) -> Decimal:
    bare = digits.translate(_NO_GROUPING)
    if "," in digits and "." not in digits and len(digits) - digits.rindex(",") != 4:
        bare = digits.replace(",", ".")
    return Decimal(bare)
