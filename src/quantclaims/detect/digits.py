"""Numerals that begin with a digit or a fraction sign, with any grouping."""

import re
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.numbers import Number, with_scale

__all__ = ["is_part", "read_digits"]

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = re.compile(
    r"\d{1,3}(?:,\s000){1,4}+(?!\d)|\d{1,3}(?:,\d{3}){1,9}+(?!\d)(?:\.\d++)?"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d++)?"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,9}}+(?!\d|[,.:/-]\d{{1,3}}|-[a-z])(?:[.,]\d++)?"
    r"|\d{1,3},\d{1,2}(?=[\s-]?(?:%|per ?cent|[mb]illion|trillion|thousand|bln|mln|bn))"
    r"|\d++(?:\.\d++)?"
)
_GROUPING = re.compile(r"[,\s]")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_LONGEST = 25
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DECADE_SUFFIX = re.compile(r"['’]?s\b")
_SLASH = re.compile(r"[/⁄]([2-9]|1[026]|20|32|64|100|128)(?![\d/])")
_HUNDRED = re.compile(r"\shundred\b")
_HALF_TAIL = re.compile(
    r"\sand\s(?:(?:a|one)[\s-](half|quarter|third)|(three)[\s-]quarters)\b", re.IGNORECASE
)
_MIXED_TAIL = re.compile(r"[ -](\d{1,2})/([2-9]|10|16|32)(?![\d/])")
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
    r"""Return the numeral that begins with the digit or fraction sign at ``start``.

    Digits are grouped by commas, thin or plain spaces, or the Indian way; a comma before a
    scale word or percent is a decimal comma.

    >>> [str(read_digits(t, 0, len(t)).mantissa) for t in ("1,752,000", "1,\n000", "7,4 million")]
    ['1752000', '1000', '7.4']
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
    if (other := _no_cardinal(text, number, end)) is not None:
        return other
    number = _with_part(text, number, end)
    if number.mantissa < 100 and (hundred := _HUNDRED.match(text, number.end, end)):
        number = replace(number, end=hundred.end(), mantissa=number.mantissa * 100)
    return _with_smaller_scale(text, with_scale(text, number, end), end)


def is_part(printed: str) -> bool:
    """Tell whether digits with a slash are a fraction.

    >>> is_part("2/3"), is_part("24/7"), is_part("9/11")
    (True, False, False)
    """
    over, slash, under = printed.partition("/")
    return bool(slash) and int(over) < int(under) and _SLASH.match(slash + under) is not None


def _no_cardinal(text: str, number: Number, end: int) -> Number | None:
    """Read "12th", "the 1990s" and "2/3"."""
    stop = number.end
    if suffix := _ORDINAL_SUFFIX.match(text, stop, end):
        return replace(number, end=suffix.end(), form="ordinal", rules=("digits_ordinal",))
    printed = text[number.start : stop]
    if not printed.isdecimal():
        return None
    if (decade := _DECADE_SUFFIX.match(text, stop, end)) and printed.endswith("0"):
        return replace(number, end=decade.end(), form="decade", rules=("decade",))
    if (slash := _SLASH.match(text, stop, end)) and int(printed) < int(slash[1]):
        part = number.mantissa / Decimal(slash[1])
        rules = ("fraction_slash",)
        return replace(number, end=slash.end(), form="fraction", mantissa=part, rules=rules)
    return None


def _with_part(text: str, number: Number, end: int) -> Number:
    """Read on in "2 and a half", "5½", "10 1/2"."""
    if tail := _HALF_TAIL.match(text, number.end, end):
        part = _PARTS[(tail[1] or tail[2]).lower()]
    elif tail := _GLYPH_TAIL.match(text, number.end, end):
        part = _PARTS[tail[1]]
    elif tail := _MIXED_TAIL.match(text, number.end, end):
        part = Decimal(tail[1]) / Decimal(tail[2])
    if tail is None or part >= 1:
        return number
    rules = ("digits_and_part",)
    return replace(number, end=tail.end(), mantissa=number.mantissa + part, rules=rules)


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
    if _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(_GROUPING.sub("", digits))
