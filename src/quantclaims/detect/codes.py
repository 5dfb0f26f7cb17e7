"""Digits that are no amount: model names, scores, addresses, versions, dates, times."""

import re
from decimal import Decimal

from quantclaims.detect.digits import is_part
from quantclaims.detect.numbers import Form, Number, number_words
from quantclaims.detect.units import unit_after, unit_before

__all__ = ["code_at", "has_currency", "is_power", "letters_after"]

_TIME = re.compile(
    r"\d{1,2}(?:[:.]\d{2}){1,2}(?=\s?[ap]\.?m\b)|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)"
    r"|\d{1,2}(?=\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[12]\d{3}([-/.])\d{1,2}\1\d{1,2}(?!\d)|\d{1,2}([./])\d{1,2}\2(?:[12]\d)?\d{2}(?!\d)"
)
_SCORE = re.compile(r"(\d{1,4})[-–](\d{1,2})(?![\d.,%]*\d|\s?%|-|\s(?:percent|per\scent))")
_POWER = re.compile(r"(?:\d|\s)[kcdm]?m[23]$")
_PHONE = re.compile(r"\d{1,3}(?:[\s-]?\(?\d{2,4}\)?){2,5}")
_PAIR = re.compile(r"\d{1,4}/\d{1,4}(?![\d/])")
_SECTION = re.compile(r"\d{1,4}[A-Za-z]?(?:\((?:[a-zA-Z]|\d)\))+s?|40[13][\s-]?[kK]s?\b")
_SHORT_YEAR = re.compile(r"\d\d(?![\w%]|[.,]\d)")
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){2,}")
_NOT_NAMES = frozenset(
    "minus top mid pre post early late sub under over the of non by to in from than some about"
    " nearly".split()
)
_JOINED = re.compile(r"([^\W\d_]+)[-‑]$")
_GLUED_LETTERS = re.compile(r"[A-Za-zА-Я][\w]*")
_TOKEN = re.compile(r"(?:\d++(?:[.:–-]\d++)*+|\w)\w*")
_LEADING = re.compile(r"\d+")
_RUN_TOGETHER = re.compile(r"(?<![\w/.@-])[a-z]{2,}$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")
_KNOWN_TAIL = re.compile(r"(?:s|x|percent|fold|p\.?m|a\.?m|yo|pc)\b")


def is_power(text: str, at: int, start: int) -> bool:
    """Tell whether the digit at ``at`` is the power of a unit: "km2"."""
    return text[at - 1].isalpha() and _POWER.search(text, max(start, at - 6), at + 1) is not None


def has_currency(text: str, at: int, start: int) -> bool:
    """Tell whether letters glued before digits are a currency: "USD115", "RM23"."""
    money = unit_before(text, at, start)
    if money is None or money.end != at:
        return False
    return money.start == start or not text[money.start - 1].isalnum()


def code_at(text: str, at: int, start: int, end: int) -> Number | None:
    """Return the code, date or time that the digit at ``at`` belongs to, or ``None``."""
    if at > start and (named := _glued_before(text, at, start, end)) is not None:
        return named
    if (score := _SCORE.match(text, at, end)) and int(score[1]) >= int(score[2]):
        return _code(at, score.end())
    forms: tuple[tuple[re.Pattern[str], Form], ...]
    forms = (
        (_SECTION, "name"),
        (_VERSION, "name"),
        (_PAIR, "name"),
        (_DATE, "date"),
        (_TIME, "time"),
    )
    for pattern, form in forms:
        if match := pattern.match(text, at, end):
            if form == "name" and (_DATE.match(text, at, end) or is_part(match[0])):
                continue
            return Number(at, match.end(), form, _leading(match[0]), rules=(form,))
    return None


def letters_after(text: str, number: Number, end: int) -> int:
    """Return where the letters glued behind a numeral end, or 0 where they are its unit.

    >>> from quantclaims.detect.digits import read_digits
    >>> [letters_after(t, read_digits(t, 0, len(t)), len(t)) for t in ("5G", "5kg")]
    [2, 0]
    """
    tail = _GLUED_LETTERS.match(text, number.end, end)
    if tail is None or _KNOWN_TAIL.match(text, number.end, end):
        return 0
    unit = unit_after(text, number.end, end)
    known = unit is not None and unit.start == number.end and unit.kind != "count"
    return 0 if unit is not None and known and unit.end >= tail.end() else tail.end()


def _glued_before(text: str, at: int, start: int, end: int) -> Number | None:
    """Read a code that begins before its digits: "S7", "BN-800", "ID.3", a web address.

    No code has its thousands apart: in "care to1,600 people" a space is missing.
    """
    before = text[at - 1]
    if _GROUPED.match(text, at, end) and _RUN_TOGETHER.search(text, max(start, at - 16), at):
        return None
    if before.isalnum() or before in "_/@#&=%”":
        return _from(text, _token_start(text, at, start), at, end)
    if before in "’‘'" and _SHORT_YEAR.match(text, at, end) and not text[at - 2 : at - 1].isalnum():
        return _code(at, at + 2)
    if before == "." and at - 2 >= start and text[at - 2].isalpha():
        return _from(text, at, at, end)
    if before == "+" and (phone := _PHONE.match(text, at, end)):
        return _code(at, phone.end())
    if before in "-‑" and (joined := _JOINED.search(text, max(start, at - 20), at)):
        first = joined[1]
        if first.isupper() or first.lower() not in _NOT_NAMES | number_words().keys():
            return _from(text, at, at, end)
    return None


def _token_start(text: str, at: int, start: int) -> int:
    begin = at
    while begin > max(start, at - 40) and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    return begin


def _from(text: str, begin: int, at: int, end: int) -> Number:
    match = _TOKEN.match(text, at, end)
    assert match is not None
    return _code(begin, match.end())


def _code(begin: int, end: int) -> Number:
    return Number(begin, end, "name", Decimal(0), rules=("code",))


def _leading(digits: str) -> Decimal:
    match = _LEADING.match(digits)
    assert match is not None
    return Decimal(match[0])
