"""Every place in a text where a number stands: numerals, number-bearing verbs, dates, codes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from quantclaims.detect.numbers import Form, Number, number_words, read_digits
from quantclaims.detect.words import heads, read_words

__all__ = ["scan"]

_FOLD = re.compile(r"[\s-]?fold\b", re.IGNORECASE)
_TIMES_SIGN = re.compile(r"\s?[xX×](?!\w)")
_TIME = re.compile(
    r"\d{1,2}(?:[:.]\d{2}){1,2}(?=\s?[ap]\.?m\b)|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)"
    r"|\d{1,2}(?=\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock))",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[12]\d{3}([-/.])\d{1,2}\1\d{1,2}(?!\d)|\d{1,2}([./])\d{1,2}\2(?:[12]\d)?\d{2}(?!\d)"
)
_PHONE = re.compile(r"\d{1,3}(?:[\s-]?\(?\d{2,4}\)?){2,5}")
_PAIR = re.compile(r"\d{1,4}/\d{1,4}(?![\d/])")
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){2,}")
_NOT_NAMES = frozenset(
    "top mid pre post early late sub under over the of non by to in from than some about"
    " nearly".split()
)
_JOINED = re.compile(r"([^\W\d_]+)[-‑]$")
_GLUED_LETTERS = re.compile(r"[A-Za-zА-Я][\w]*")
_UNIT_LIKE = re.compile(
    r"(?:[kmcdµ]?[mglWVtA]|[kKMGT]?[BbWV]|kWh|km/h|bn|tn|mln|bln|m[23²³]|C|F|ha|pp|bps?|min|h|s|x|percent|rd|p\.?m|a\.?m)\b"
)


_LONE = r"an?(?=\s(?:full\s|whole\s|entire\s)?(?:year|month|week|day|decade|century|hour|minute)\b)"


@cache
def _candidates() -> re.Pattern[str]:
    words = [*heads(), *(w.word for w in number_words().values() if w.kind == "multiple")]
    joined = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"[\d¼½¾⅓⅔⅛⅜⅝⅞]|\b(?:{joined})\b|(?<=\b(?:than|over)\s){_LONE}|(?<=\bleast\s){_LONE}"
        rf"|(?<=\b(?:nearly|almost)\s){_LONE}",
        re.IGNORECASE,
    )


def scan(text: str, start: int, end: int) -> Iterator[Number]:
    """Yield the numerals of ``text[start:end]`` in order; none overlaps another."""
    reached = start
    for match in _candidates().finditer(text, start, end):
        at = match.start()
        if at < reached:
            continue
        number = (
            _digits_at(text, at, start, end) if not match[0].isalpha() else _word_at(text, at, end)
        )
        if number is None or number.start < reached:
            continue
        number = _negative(text, number, reached)
        reached = number.end
        yield number


def _word_at(text: str, at: int, end: int) -> Number | None:
    word = _CANDIDATE_WORD.match(text, at, end)
    assert word is not None
    if word[0].lower() in ("a", "an"):
        return Number(at, word.end(), "cardinal", Decimal(1), rules=("article",))
    row = number_words().get(word[0].lower())
    if row is not None and row.kind == "multiple":
        return Number(at, word.end(), "multiple", Decimal(str(row.value)), rules=("multiple_word",))
    number = read_words(text, at, end)
    return number and _fold(text, number, end)


_CANDIDATE_WORD = re.compile(r"[A-Za-z]+")


def _fold(text: str, number: Number, end: int) -> Number:
    if number.form != "cardinal":
        return number
    if match := _FOLD.match(text, number.end, end) or (
        number.digits and _TIMES_SIGN.match(text, number.end, end)
    ):
        return replace(number, end=match.end(), form="multiple", rules=(*number.rules, "fold"))
    return number


def _digits_at(text: str, at: int, start: int, end: int) -> Number | None:
    before = text[at - 1] if at > start else " "
    if before.isalnum() or before in "_/@#=&":
        return _name_at(text, at, start, end)
    if before == "+" and (phone := _PHONE.match(text, at, end)):
        return Number(at, phone.end(), "name", Decimal(0), rules=("code",))
    if (before in "-‑") and (joined := _JOINED.search(text, max(start, at - 20), at)):
        first = joined[1]
        if first.isupper() or (first.lower() not in _NOT_NAMES | number_words().keys()):
            return _name_from(text, at, at, end)
    forms: tuple[tuple[re.Pattern[str], Form], ...]
    forms = ((_VERSION, "name"), (_PAIR, "name"), (_DATE, "date"), (_TIME, "time"))
    for pattern, form in forms:
        if match := pattern.match(text, at, end):
            if form == "name" and (_DATE.match(text, at, end) or _is_part(match[0])):
                continue
            return Number(at, match.end(), form, _leading(match[0]), rules=(form,))
    number = read_digits(text, at, end)
    if number.form == "cardinal" and not number.scale:
        tail = _GLUED_LETTERS.match(text, number.end, end)
        if tail and not _UNIT_LIKE.match(text, number.end, end):
            return replace(number, end=tail.end(), form="name", rules=("code",))
    return _fold(text, number, end)


def _is_part(printed: str) -> bool:
    """Tell whether digits with a slash are a fraction, as 2/3 is, but not 24/7 or 9/11."""
    over, slash, under = printed.partition("/")
    return bool(slash) and int(over) < int(under) <= 10 and len(under) <= 2


def _leading(digits: str) -> Decimal:
    match = re.match(r"\d+", digits)
    assert match is not None
    return Decimal(match[0])


def _name_at(text: str, at: int, start: int, end: int) -> Number | None:
    """Read a code such as S7 or a number in a web address, from the token's beginning."""
    begin = at
    while (
        begin > start and at - begin < 40 and (text[begin - 1].isalnum() or text[begin - 1] == "_")
    ):
        begin -= 1
    return _name_from(text, begin, at, end)


def _name_from(text: str, begin: int, at: int, end: int) -> Number:
    match = re.compile(r"(?:\d++(?:[.:]\d++)*+|\w)\w*").match(text, at, end)
    assert match is not None
    return Number(begin, match.end(), "name", Decimal(0), rules=("code",))


def _negative(text: str, number: Number, reached: int) -> Number:
    """Take in a minus sign, or the word, before a numeral; the value stays positive."""
    if number.form not in ("cardinal", "fraction"):
        return number
    at = number.start
    if at - 6 >= reached and text[at - 6 : at].lower() == "minus ":
        return replace(number, start=at - 6, rules=(*number.rules, "minus"))
    sign = at - 1 >= reached and text[at - 1] in "-−"
    if (
        sign
        and (at == 1 or text[at - 2] in " (\n\u00a0")
        and text[at - 3 : at - 2] not in "0123456789"
    ):
        return replace(number, start=at - 1, rules=(*number.rules, "minus"))
    return number
