"""Every place in a text where a number stands: numerals, number-bearing verbs, dates, codes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from quantclaims.alternatives import alternatives
from quantclaims.detect.codes import code_at, has_currency, is_power, letters_after
from quantclaims.detect.digits import read_digits
from quantclaims.detect.numbers import Number, number_words
from quantclaims.detect.words import heads, read_words

__all__ = ["scan"]

_FOLD = re.compile(r"[\s-]?fold\b", re.IGNORECASE)
_TIMES_SIGN = re.compile(r"\s?[xX×](?!\w)")
_WORD = re.compile(r"[A-Za-z]+")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s($€£]))(?<!\d\s)[-−]$|\bminus[\s-]$", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:than|over|least|nearly|almost)\s$", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s(?:year|month|week|day|decade|hour)\sand\sa\shalf\b", re.IGNORECASE)
_LONE = r"an?(?=\s(?:full\s|whole\s|entire\s)?(?:year|month|week|day|decade|century|hour|minute)\b)"


@cache
def _candidates() -> re.Pattern[str]:
    words = {*heads(), *(w.word for w in number_words().values() if w.kind == "multiple")}
    first = "".join(sorted({word[0] for word in words} | {"a"}))
    return re.compile(
        rf"[\d¼½¾⅓⅔⅛⅜⅝⅞]|\b(?=[{first}])(?:{alternatives(words)}|{_LONE})\b", re.IGNORECASE
    )


def scan(text: str, start: int, end: int) -> Iterator[Number]:
    """Yield the numerals of ``text[start:end]`` in order; none overlaps another."""
    reached = start
    for match in _candidates().finditer(text, start, end):
        at = match.start()
        if at < reached:
            continue
        word = match[0].isalpha()
        number = _word_at(text, at, end) if word else _digits_at(text, at, start, end)
        if number is None or number.start < reached:
            continue
        number = _negative(text, number, reached)
        reached = number.end
        yield number


def _word_at(text: str, at: int, end: int) -> Number | None:
    word = _WORD.match(text, at, end)
    assert word is not None
    if word[0].lower() in ("a", "an"):
        hedged = _HEDGED.search(text, max(0, at - 8), at)
        one = Number(at, word.end(), "cardinal", Decimal(1), rules=("article",))
        return one if hedged or _AND_A_HALF.match(text, word.end(), end) else None
    row = number_words().get(word[0].lower())
    if row is not None and row.kind == "multiple":
        return Number(at, word.end(), "multiple", Decimal(str(row.value)), rules=("multiple_word",))
    number = read_words(text, at, end)
    return number and _fold(text, number, end)


def _digits_at(text: str, at: int, start: int, end: int) -> Number | None:
    if at > start and is_power(text, at, start):
        return None
    glued = at > start and (text[at - 1].isalpha() or text[at - 1] == "=")
    if not (glued and has_currency(text, at, start)):
        code = code_at(text, at, start, end)
        if code is not None:
            return code
    number = read_digits(text, at, end)
    if number.form == "cardinal" and not number.scale:
        stop = letters_after(text, number, end)
        if stop:
            return replace(number, end=stop, form="name", rules=("code",))
    return _fold(text, number, end)


def _fold(text: str, number: Number, end: int) -> Number:
    if number.form != "cardinal":
        return number
    if match := _FOLD.match(text, number.end, end) or (
        number.digits and _TIMES_SIGN.match(text, number.end, end)
    ):
        return replace(number, end=match.end(), form="multiple", rules=(*number.rules, "fold"))
    return number


def _negative(text: str, number: Number, reached: int) -> Number:
    """Take in a minus sign, or the word, before a numeral; the value stays positive."""
    if number.form not in ("cardinal", "fraction"):
        return number
    sign = _MINUS.search(text, max(reached, number.start - 6), number.start)
    if sign is None:
        return number
    return replace(number, start=sign.start(), rules=(*number.rules, "minus"))
