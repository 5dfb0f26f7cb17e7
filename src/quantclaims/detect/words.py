"""Numerals that begin with a word: "twenty-five", "two thirds", "one and a half billion"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from quantclaims.detect.cardinals import (
    Token,
    kind_at,
    kind_of,
    tokens_at,
    value_of,
    whole_number,
)
from quantclaims.detect.magnitudes import of_scale, several, vague
from quantclaims.detect.numbers import Number, number_words, with_scale

__all__ = ["heads", "read_words"]

_ARTICLE = re.compile(r"\b(?:an?|[Aa]n?)[\s\u00a0-]$")
_TIMELY = re.compile(
    r"\b(?:last|this|next|previous|past|first|consecutive|recent)\s$", re.IGNORECASE
)
_COUPLE = re.compile(r"\ba\scouple\s(?:of\s)?$", re.IGNORECASE)
_PART_FOLLOWS = re.compile(
    r"\s?(?:of|in|to|[.,;:)–—-]|higher|lower|more|less|larger|smaller|above|below|again|as)\b"
    r"|\s?[.,;:)–—]|$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\sof\s(?:a|an|one|the)\b", re.IGNORECASE)
_IN_EVERY = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?(?:(\d{1,3})\b|(?=[a-z]))")
_COUNTED_NOUN = re.compile(
    r"\s(?!(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per|cases\sof)\b)[A-Za-z]"
)
_HALF_OF_WHAT = re.compile(
    r"\s(?:times|years?|months?|hours?|thousand|[mb]illion|trillion|percent)\b"
)


@cache
def heads() -> tuple[str, ...]:
    """Return the words that a numeral, in words or partly so, may begin with."""
    later = ("short_scale", "multiple")
    plural_parts = {row.word for row in number_words().values() if row.kind == "fraction"}
    words = {row.word for row in number_words().values() if row.kind not in later}
    kept = {"half", "quarter", "tenths"}
    return tuple(sorted(words - plural_parts | kept, key=lambda w: (-len(w), w)))


def read_words(text: str, start: int, end: int) -> Number | None:
    """Return the numeral that begins with the word at ``start``, or ``None``.

    An article before the word belongs to it: "a hundred" begins at the article.

    >>> read_words("one hundred and twenty thousand homes", 0, 37).mantissa
    Decimal('120')
    >>> read_words("half a million jobs", 0, 19).scale
    6
    """
    tokens = tokens_at(text, start, end)
    word = tokens[0][0]
    kind = kind_of(word)
    if kind == "vague":
        return vague(tokens, start)
    if kind == "fraction":
        return _part(text, tokens, start, end)
    if kind in ("hundred", "dozen", "scale"):
        return _bare_magnitude(text, tokens, start, end)
    if kind in ("ordinal", "ordinal_unit"):
        return _lone_ordinal(text, tokens, start, end)
    return _counted(text, tokens, start, end)


def _counted(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    found = whole_number(tokens)
    if found is None:
        return None
    mantissa, scale, index = found
    value = Decimal(mantissa)
    number = Number(start, tokens[index - 1][2], "cardinal", value, scale, rules=("words",))
    if kind_at(tokens, index).startswith("ordinal") or kind_at(tokens, index) == "fraction":
        return _denominator(text, tokens, index, number, end) or number
    if index + 1 < len(tokens) and tokens[index][0] == "point" and not scale:
        return _decimals(text, tokens, index, number, end)
    if index + 1 < len(tokens) and tokens[index][0] == "and":
        kind = kind_at(tokens, index + 1)
        if kind.startswith("ordinal") and number.mantissa.scaleb(number.scale) >= 100:
            return _ordinal_after(tokens, index + 1, number)
        return _and_part(text, tokens, index, number, end)
    if scale:
        return number
    return _one_in(text, number, end) or with_scale(text, number, end)


def _one_in(text: str, number: Number, end: int) -> Number | None:
    """Read "one in five pupils" and "nine in ten" as parts of a whole."""
    gap = _IN_EVERY.match(text, number.end, end)
    if gap is None:
        return None
    if gap[1]:
        of, stop = Decimal(gap[1]), gap.end()
    else:
        tokens = tokens_at(text, gap.end(), end)
        found = whole_number(tokens)
        if found is None or found[1]:
            return None
        of, stop = Decimal(found[0]), tokens[found[2] - 1][2]
    known = number.mantissa == 1 or (of == 10 and 5 < number.mantissa < of)
    if not known or not 2 <= of <= 100 or not _COUNTED_NOUN.match(text, stop, end):
        return None
    return replace(
        number, end=stop, form="fraction", mantissa=number.mantissa / of, rules=("one_in",)
    )


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
    if row.kind == "ordinal" and row.value >= 100 and not _PART_OF.match(text, stop, end):
        return replace(
            number,
            end=stop,
            form="ordinal",
            mantissa=count * Decimal(int(row.value)),
            scale=0,
            rules=("words_ordinal",),
        )
    if word == "quarters" and (count != 3 or _is_timely(text, number.start)):
        return None
    singular = row.kind != "fraction" or word in ("half", "quarter")
    if row.value < 2 or word == "second" or singular != (count == 1) or count >= row.value * 10:
        return None
    part = Number(
        number.start, stop, "fraction", count / Decimal(int(row.value)), rules=("fraction",)
    )
    return of_scale(text, part, end)


def _is_timely(text: str, start: int) -> bool:
    """Tell quarters of a year from quarters of a whole: "the last three quarters"."""
    return _TIMELY.search(text, max(0, start - 12), start) is not None


def _ordinal_after(tokens: list[Token], index: int, number: Number) -> Number:
    value = number.mantissa.scaleb(number.scale) + value_of(tokens[index][0])
    return Number(number.start, tokens[index][2], "ordinal", value, rules=("words_ordinal",))


def _decimals(text: str, tokens: list[Token], index: int, number: Number, end: int) -> Number:
    """Read "three point one four"."""
    digits, at = "", index + 1
    while kind_at(tokens, at) == "unit" and len(digits) < 12:
        digits += str(value_of(tokens[at][0]))
        at += 1
    if not digits:
        return number
    mantissa = number.mantissa + Decimal(f"0.{digits}")
    number = replace(number, end=tokens[at - 1][2], mantissa=mantissa, rules=("words_decimal",))
    return with_scale(text, number, end)


def _and_part(text: str, tokens: list[Token], index: int, number: Number, end: int) -> Number:
    """Read "two and a half", "two and half times", "a million and a half"."""
    at = index + 1
    if at < len(tokens) and tokens[at][0] in ("a", "an", "one"):
        at, count = at + 1, 1
    elif kind_at(tokens, at) == "unit":
        at, count = at + 1, value_of(tokens[at][0])
    elif tokens[at][0] == "half" and _HALF_OF_WHAT.match(text, tokens[at][2], end):
        count = 1
    else:
        return number
    if at >= len(tokens) or (kind_at(tokens, at) != "fraction" and tokens[at][0] != "third"):
        return number
    part = Decimal(count) / value_of(tokens[at][0])
    if part >= 1:
        return number
    number = replace(
        number, end=tokens[at][2], mantissa=number.mantissa + part, rules=("words_and_part",)
    )
    return number if number.scale else with_scale(text, number, end)


def _bare_magnitude(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    """Read "a hundred", "a million and a half", "several thousand", "a dozen"."""
    if (number := several(text, tokens, start)) is not None:
        return number
    row = number_words()[tokens[0][0]]
    article = _ARTICLE.search(text, max(0, start - 3), start)
    begin = article.start() if article else start
    if row.kind == "dozen":
        return Number(begin, tokens[0][2], "cardinal", Decimal(int(row.value)), rules=("words",))
    one: Token = ("one", "", start)
    return _counted(text, [one, *tokens], begin, end)


def _lone_ordinal(text: str, tokens: list[Token], start: int, end: int) -> Number:
    """Read "third", and "a third" where it is a part."""
    word, _, stop = tokens[0]
    value = Decimal(value_of(word))
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if article and word not in ("first", "second") and value <= 1000:
        part = Number(article.start(), stop, "fraction", 1 / value, rules=("fraction",))
        scaled = of_scale(text, part, end)
        if scaled is not part or _PART_FOLLOWS.match(text, stop, end):
            return scaled
    return Number(start, stop, "ordinal", value, rules=("words_ordinal",))


def _part(text: str, tokens: list[Token], start: int, end: int) -> Number | None:
    """Read "half", "a quarter", "half a million", "a couple of tenths"."""
    word, _, stop = tokens[0]
    if word == "tenths" and (couple := _COUPLE.search(text, max(0, start - 12), start)):
        two = Decimal(2) / 10
        return Number(couple.start(), stop, "fraction", two, rules=("couple_of_parts",))
    if word not in ("half", "quarter"):
        return None
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if word == "quarter" and (timely := _TIMELY.search(text, max(0, start - 10), start)):
        return Number(timely.start(), stop, "fraction", Decimal(1) / 4, rules=("quarter",))
    if word == "quarter" and not article:
        return None
    begin = article.start() if article else start
    part = Number(begin, stop, "fraction", Decimal(1) / value_of(word), rules=("fraction",))
    return of_scale(text, part, end)
