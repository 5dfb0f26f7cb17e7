"""Numerals that begin with a word: "twenty-five", "half a million", "two thirds", "dozens"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from quantclaims.detect.numbers import Number, NumberWord, number_words, with_scale

__all__ = ["heads", "read_words"]

_TOKEN = re.compile(r"([\s\u00a0]{1,2}|,\s|\s?[-‑]\s?)([A-Za-z]+)\b")
_FIRST = re.compile(r"[A-Za-z]+")
_GLUE = frozenset({"and", "a", "an", "one", "of", "point", "half"})
_ARTICLE = re.compile(r"\b(?:an?|[Aa]n?)[\s\u00a0-]$")
_TIMELY = re.compile(r"\b(?:last|this|next|previous|past)\s$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(several|a few|few|many|some|these)[\s\u00a0]$", re.IGNORECASE)
_PART_FOLLOWS = re.compile(
    r"\s?(?:of|in|to|[.,;:)–—-]|higher|lower|more|less|larger|smaller|above|below|again|as)\b"
    r"|\s?[.,;:)–—]|$",
    re.IGNORECASE,
)
_LARGE_HALF = re.compile(r"[\s-](?:(?:an?|of\san?)[\s-])?(?=(?:[bmtr]+illion|thousand|dozen)\b)")

Token = tuple[str, str, int]
"""A lower-case word, the gap before it, and where it ends."""


@cache
def heads() -> tuple[str, ...]:
    """Return the words that a numeral, in words or partly so, may begin with."""
    later = ("short_scale", "multiple")
    plural_parts = {row.word for row in number_words().values() if row.kind == "fraction"}
    words = {row.word for row in number_words().values() if row.kind not in later}
    return tuple(sorted(words - plural_parts | {"half", "quarter"}, key=lambda w: (-len(w), w)))


def read_words(text: str, start: int, end: int) -> Number | None:
    """Return the numeral that begins with the word at ``start``, or ``None``.

    An article before the word belongs to it: "a hundred" begins at the article.

    >>> read_words("one hundred and twenty thousand homes", 0, 37).mantissa
    Decimal('120')
    >>> read_words("half a million jobs", 0, 19).scale
    6
    """
    tokens = _tokens(text, start, end)
    word = tokens[0][0]
    kind = _kind(word)
    if kind == "vague":
        return _vague(tokens, start)
    if kind == "fraction":
        return _part(text, tokens, start, end)
    if kind in ("hundred", "dozen", "scale"):
        return _bare_magnitude(text, tokens, start, end)
    if kind in ("ordinal", "ordinal_unit"):
        return _lone_ordinal(text, tokens, start, end)
    return _counted(text, tokens, start, end)


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the run of number words from ``start``, at most forty."""
    first = _FIRST.match(text, start, end)
    assert first is not None
    tokens = [(first[0].lower(), "", first.end())]
    while len(tokens) < 40:
        match = _TOKEN.match(text, tokens[-1][2], end)
        if not match:
            break
        word = match[2].lower()
        if word not in number_words() and word not in _GLUE:
            break
        tokens.append((word, match[1], match.end()))
    return tokens


def _row(word: str) -> NumberWord | None:
    return number_words().get(word)


def _kind(word: str) -> str:
    row = number_words().get(word)
    return row.kind if row else ""


def _kind_at(tokens: list[Token], index: int) -> str:
    return _kind(tokens[index][0]) if index < len(tokens) else ""


def _value(word: str) -> int:
    return int(number_words()[word].value)


def _below_hundred(tokens: list[Token], index: int) -> tuple[int, int] | None:
    kind = _kind_at(tokens, index)
    if kind == "ten":
        if _kind_at(tokens, index + 1) == "unit" and "," not in tokens[index + 1][1]:
            unit = _value(tokens[index + 1][0])
            if unit:
                return _value(tokens[index][0]) + unit, index + 2
        return _value(tokens[index][0]), index + 1
    if kind in ("unit", "teen"):
        return _value(tokens[index][0]), index + 1
    return None


def _below_thousand(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """Read "two hundred and thirty-one", also "twelve hundred" and "a hundred"."""
    if _kind_at(tokens, index) == "hundred":
        value, index = 100, index + 1
    elif found := _below_hundred(tokens, index):
        value, index = found
        if _kind_at(tokens, index) == "dozen" and value:
            return value * 12, index + 1
        if _kind_at(tokens, index) != "hundred" or not value:
            return value, index
        value, index = value * 100, index + 1
    else:
        return None
    joined = index < len(tokens) and tokens[index][0] == "and"
    rest = _below_hundred(tokens, index + joined)
    if not rest or (not joined and "," in tokens[index][1]):
        return value, index
    if _kind_at(tokens, rest[1]) in ("hundred", "dozen"):
        return value, index
    return value + rest[0], rest[1]


def _whole_number(tokens: list[Token], index: int) -> tuple[int, int, int] | None:
    """Return mantissa, scale and the next index of a whole number; one scale is kept apart."""
    total, last, scales = 0, 0, 0
    while True:
        at = index
        comma = at < len(tokens) and "," in tokens[at][1]
        if total and at < len(tokens) and tokens[at][0] == "and":
            at += 1
        group = _below_thousand(tokens, at)
        if group is None:
            break
        value, after = group
        if _kind_at(tokens, after) in ("scale", "short_scale"):
            power = _value(tokens[after][0])
            if scales and power >= last:
                break
            total, last, scales, index = total + value * 10**power, power, scales + 1, after + 1
            continue
        if scales and (value >= 10**last or (comma and value < 100)):
            break
        if not scales or value:
            total, index, scales = total + value, after, scales + 2 * bool(scales)
        break
    if index == 0 or (index and not scales and not total and _kind_at(tokens, 0) != "unit"):
        return None
    if scales == 1:
        return total // 10**last, last, index
    return total, 0, index


def _counted(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    found = _whole_number(tokens, 0)
    if found is None:
        return None
    mantissa, scale, index = found
    value = Decimal(mantissa)
    number = Number(start, tokens[index - 1][2], "cardinal", value, scale, rules=("words",))
    if _kind_at(tokens, index).startswith("ordinal") or _kind_at(tokens, index) == "fraction":
        return _denominator(text, tokens, index, number, end) or number
    if index + 1 < len(tokens) and tokens[index][0] == "point" and not scale:
        return _decimals(text, tokens, index, number, end)
    if index + 1 < len(tokens) and tokens[index][0] == "and":
        kind = _kind_at(tokens, index + 1)
        if kind.startswith("ordinal") and number.mantissa.scaleb(number.scale) >= 100:
            return _ordinal_after(tokens, index + 1, number)
        return _and_part(text, tokens, index, number, end)
    if index < len(tokens) and tokens[index][0] in ("point",):
        return number
    return number if scale else with_scale(text, number, end)


def _denominator(
    text: str, tokens: list[Token], index: int, number: Number, end: int
) -> Number | None:
    """Read "two thirds" as a fraction, "twenty-first" and "two hundredth" as an ordinal."""
    word, gap, stop = tokens[index]
    if "," in gap:
        return None
    row = number_words()[word]
    count = number.mantissa.scaleb(number.scale)
    tens = count % 100 >= 20 and count % 10 == 0
    if row.kind == "ordinal_unit" and (tens or (count >= 100 and count % 100 == 0)):
        return _ordinal_after(tokens, index, number)
    if row.kind == "ordinal" and count >= 100 and count % 100 == 0 and row.value < 100:
        return _ordinal_after(tokens, index, number)
    if row.kind == "ordinal" and row.value >= 100:
        return replace(
            number,
            end=stop,
            form="ordinal",
            mantissa=count * Decimal(int(row.value)),
            scale=0,
            rules=("words_ordinal",),
        )
    singular = row.kind != "fraction" or word in ("half", "quarter")
    if row.value < 2 or word == "second" or singular != (count == 1) or count >= row.value * 10:
        return None
    part = Number(
        number.start, stop, "fraction", count / Decimal(int(row.value)), rules=("fraction",)
    )
    return _of_scale(text, part, end)


def _ordinal_after(tokens: list[Token], index: int, number: Number) -> Number:
    value = number.mantissa.scaleb(number.scale) + _value(tokens[index][0])
    return Number(number.start, tokens[index][2], "ordinal", value, rules=("words_ordinal",))


def _decimals(text: str, tokens: list[Token], index: int, number: Number, end: int) -> Number:
    """Read "three point one four"."""
    digits, at = "", index + 1
    while _kind_at(tokens, at) == "unit" and len(digits) < 12:
        digits += str(_value(tokens[at][0]))
        at += 1
    if not digits:
        return number
    mantissa = number.mantissa + Decimal(f"0.{digits}")
    number = replace(number, end=tokens[at - 1][2], mantissa=mantissa, rules=("words_decimal",))
    return with_scale(text, number, end)


def _and_part(text: str, tokens: list[Token], index: int, number: Number, end: int) -> Number:
    """Read "two and a half", "one and a half billion", "a million and a half"."""
    at = index + 1
    if at < len(tokens) and tokens[at][0] in ("a", "an", "one"):
        at, count = at + 1, 1
    elif _kind_at(tokens, at) == "unit":
        at, count = at + 1, _value(tokens[at][0])
    else:
        return number
    if _kind_at(tokens, at) != "fraction" and tokens[at - 1 + (at < len(tokens))][0] != "third":
        return number
    if at >= len(tokens):
        return number
    part = Decimal(count) / _value(tokens[at][0])
    if part >= 1:
        return number
    number = replace(
        number, end=tokens[at][2], mantissa=number.mantissa + part, rules=("words_and_part",)
    )
    return number if number.scale else with_scale(text, number, end)


def _bare_magnitude(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    """Read "a hundred", "a million and a half", "several thousand", "a dozen"."""
    word = tokens[0][0]
    row = number_words()[word]
    scale = int(row.value) if row.kind == "scale" else 0
    unit = Decimal(1) if scale else Decimal(int(row.value))
    before = text[max(0, start - 12) : start]
    if several := _SEVERAL.search(before):
        if several[1].lower() in ("some", "these"):
            return Number(start, tokens[0][2], "cardinal", unit, scale, rules=("words",))
        begin = start - len(before) + several.start()
        number = Number(
            begin, tokens[0][2], "vague", unit * 2, scale, _top(row), rules=("several",)
        )
        return _vague_of(tokens, number, 1) if row.kind != "scale" else number
    article = _ARTICLE.search(before)
    begin = start - len(before) + article.start() if article else start
    if row.kind == "hundred" or scale:
        one: list[Token] = [("one", "", start), *tokens]
        return _counted(text, one, begin, end)
    return Number(begin, tokens[0][2], "cardinal", unit, rules=("words",))


def _lone_ordinal(text: str, tokens: list[Token], start: int, end: int) -> Number:
    """Read "third", and "a third" where it is a part."""
    word, _, stop = tokens[0]
    value = Decimal(_value(word))
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if article and word not in ("first", "second") and value <= 1000:
        part = Number(article.start(), stop, "fraction", 1 / value, rules=("fraction",))
        scaled = _of_scale(text, part, end)
        if scaled is not part or _PART_FOLLOWS.match(text, stop, end):
            return scaled
    return Number(start, stop, "ordinal", value, rules=("words_ordinal",))


def _part(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    """Read "half", "a quarter", "half a million", "a quarter of a million"."""
    word, _, stop = tokens[0]
    if word not in ("half", "quarter"):
        return None
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if word == "quarter" and (timely := _TIMELY.search(text, max(0, start - 10), start)):
        return Number(timely.start(), stop, "fraction", Decimal(1) / 4, rules=("quarter",))
    if word == "quarter" and not article:
        return None
    begin = article.start() if article else start
    part = Number(begin, stop, "fraction", Decimal(1) / _value(word), rules=("fraction",))
    return _of_scale(text, part, end)


def _of_scale(text: str, part: Number, end: int) -> Number:
    """Read on in "half a million", "a quarter of a million", "half a dozen"."""
    gap = _LARGE_HALF.match(text, part.end, end)
    if not gap:
        return part
    word = _FIRST.match(text, gap.end(), end)
    assert word is not None
    row = number_words().get(word[0].lower())
    if row is None:
        return part
    dozen = row.kind == "dozen"
    mantissa = part.mantissa * 12 if dozen else part.mantissa
    scale = 0 if dozen else int(row.value)
    return Number(part.start, word.end(), "cardinal", mantissa, scale, rules=("part_of_scale",))


def _top(row: NumberWord) -> Decimal:
    """Return the end of a vague magnitude, just under the next one, before scaling."""
    if row.kind == "scale":
        return Decimal(10) - Decimal(1).scaleb(-int(row.value))
    return {10: Decimal(99), 12: Decimal(99), 20: Decimal(99)}.get(int(row.value), Decimal(999))


def _vague(tokens: list[Token], start: int) -> Number:
    """Read "dozens", "tens of billions", "hundreds of thousands"."""
    row = number_words()[tokens[0][0]]
    size = Decimal(int(row.value))
    if size >= 1000:
        power = size.adjusted()
        top = Decimal(10) - Decimal(1).scaleb(-power)
        number = Number(start, tokens[0][2], "vague", Decimal(2), power, top, rules=("vague",))
    else:
        number = Number(start, tokens[0][2], "vague", size * 2, 0, _top(row), rules=("vague",))
    return _vague_of(tokens, number, 1)


def _vague_of(tokens: list[Token], number: Number, index: int) -> Number:
    """Multiply by the magnitudes that follow with "of"."""
    while index + 1 < len(tokens) and tokens[index][0] == "of":
        row = _row(tokens[index + 1][0])
        if row is None or row.kind != "vague" or row.value < 100:
            break
        power = Decimal(int(row.value)).adjusted()
        high = number.high
        assert high is not None
        if high == 999:
            high = Decimal(1000) - Decimal(1).scaleb(-power)
        number = replace(number, end=tokens[index + 1][2], scale=number.scale + power, high=high)
        index += 2
    return number
