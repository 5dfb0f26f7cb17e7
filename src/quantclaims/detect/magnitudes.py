"""Magnitudes without a count, and parts of them: "dozens", "several thousand", "half a million"."""

import re
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.cardinals import Token, kind_at, kind_of
from quantclaims.detect.numbers import Number, NumberWord, number_words

__all__ = ["of_scale", "several", "vague"]

_SEVERAL = re.compile(r"\b(?:several|a few|few|many)[\s\u00a0]$", re.IGNORECASE)
_LARGE_HALF = re.compile(r"[\s-](?:(?:an?|of\san?)[\s-])?(?=(?:[bmtr]+illion|thousand|dozen)\b)")
_FIRST = re.compile(r"[A-Za-z]+")


def of_scale(text: str, part: Number, end: int) -> Number:
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


def vague(tokens: list[Token], start: int) -> Number | None:
    """Return the magnitude that a run begins: "dozens", "hundreds of thousands"."""
    row = number_words()[tokens[0][0]]
    if row.word == "scores" and not (len(tokens) > 1 and tokens[1][0] == "of"):
        return None
    size = Decimal(int(row.value))
    if size >= 1000:
        power = size.adjusted()
        top = Decimal(10) - Decimal(1).scaleb(-power)
        number = Number(start, tokens[0][2], "vague", Decimal(2), power, top, rules=("vague",))
    else:
        number = Number(start, tokens[0][2], "vague", size * 2, 0, _top(row), rules=("vague",))
    return _vague_of(tokens, number, 1)


def several(text: str, tokens: list[Token], start: int) -> Number | None:
    """Return "several hundred", "a few thousand"; ``None`` where no such word stands before."""
    begin = max(0, start - 12)
    before = _SEVERAL.search(text, begin, start)
    if before is None:
        return None
    row = number_words()[tokens[0][0]]
    scale = int(row.value) if row.kind == "scale" else 0
    least = Decimal(2) if scale else Decimal(int(row.value)) * 2
    rules = ("several",)
    number = Number(before.start(), tokens[0][2], "vague", least, scale, _top(row), rules=rules)
    if scale:
        return number
    if kind_at(tokens, 1) == "scale" and "," not in tokens[1][1]:
        return _times(number, tokens[1])
    return _vague_of(tokens, number, 1)


def _top(row: NumberWord) -> Decimal:
    """Return the end of a vague magnitude, just under the next one, before scaling."""
    if row.kind == "scale":
        return Decimal(10) - Decimal(1).scaleb(-int(row.value))
    return {10: Decimal(99), 12: Decimal(99), 20: Decimal(99)}.get(int(row.value), Decimal(999))


def _vague_of(tokens: list[Token], number: Number, index: int) -> Number:
    """Multiply by the magnitudes that follow with "of"."""
    while index + 1 < len(tokens) and tokens[index][0] == "of":
        word = tokens[index + 1][0]
        if kind_of(word) != "vague" or number_words()[word].value < 100:
            break
        power = Decimal(int(number_words()[word].value)).adjusted()
        number = _times(number, tokens[index + 1], power)
        index += 2
    return number


def _times(number: Number, word: Token, power: int = 0) -> Number:
    """Multiply a magnitude by a power of ten, or by a scale word: "several hundred THOUSAND"."""
    power = power or int(number_words()[word[0]].value)
    high = number.high
    assert high is not None
    if high == 999:
        high = Decimal(1000) - Decimal(1).scaleb(-power)
    return replace(number, end=word[2], scale=number.scale + power, high=high)
