"""Runs of number words, and the whole numbers they write: "two hundred and thirty-one thousand"."""

import re

from quantclaims.detect.numbers import number_words

__all__ = ["Token", "kind_at", "kind_of", "tokens_at", "value_of", "whole_number"]

Token = tuple[str, str, int]
"""A lower-case word, the gap before it, and where it ends."""

_TOKEN = re.compile(r"([\s\u00a0]{1,2}|,\s|\s?[-‑]\s?)([A-Za-z]+)\b")
_FIRST = re.compile(r"[A-Za-z]+")
_GLUE = frozenset({"and", "a", "an", "one", "of", "point", "half"})
_LONGEST_RUN = 40


def tokens_at(text: str, start: int, end: int) -> list[Token]:
    """Return the run of number words that begins at ``start``."""
    first = _FIRST.match(text, start, end)
    assert first is not None
    tokens = [(first[0].lower(), "", first.end())]
    while len(tokens) < _LONGEST_RUN:
        match = _TOKEN.match(text, tokens[-1][2], end)
        if not match:
            break
        word = match[2].lower()
        if word not in number_words() and word not in _GLUE:
            break
        tokens.append((word, match[1], match.end()))
    return tokens


def kind_of(word: str) -> str:
    """Return the kind of a number word, empty for any other word."""
    row = number_words().get(word)
    return row.kind if row else ""


def kind_at(tokens: list[Token], index: int) -> str:
    """Return the kind of the word at ``index``, empty behind the end."""
    return kind_of(tokens[index][0]) if index < len(tokens) else ""


def value_of(word: str) -> int:
    """Return the number that a number word carries; for a scale its power of ten."""
    return int(number_words()[word].value)


def whole_number(tokens: list[Token]) -> tuple[int, int, int] | None:
    """Return mantissa, scale and how many words of the whole number that begins a run.

    A single scale word is kept apart; several are added up.

    >>> whole_number(tokens_at("one hundred and twenty thousand", 0, 31))
    (120, 3, 5)
    >>> whole_number(tokens_at("two million, one thousand and five", 0, 34))
    (2001005, 0, 6)
    """
    total, index, plain = 0, 0, False
    powers: list[int] = []
    while not plain:
        comma = index < len(tokens) and "," in tokens[index][1]
        joined = bool(powers) and index < len(tokens) and tokens[index][0] == "and"
        group = _below_thousand(tokens, index + joined)
        if group is None:
            break
        value, after = group
        if kind_at(tokens, after) in ("scale", "short_scale"):
            power = value_of(tokens[after][0])
            if powers and power >= powers[-1]:
                break
            total, index = total + value * 10**power, after + 1
            powers.append(power)
            continue
        if powers and (not 0 < value < 10 ** powers[-1] or (comma and value < 100)):
            break
        total, index, plain = total + value, after, True
    if index == 0:
        return None
    if len(powers) == 1 and not plain:
        return total // 10 ** powers[0], powers[0], index
    return total, 0, index


def _below_thousand(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """Read "two hundred and thirty-one", also "twelve hundred", "two dozen", "a hundred"."""
    if kind_at(tokens, index) == "hundred":
        value, index = 100, index + 1
    elif found := _below_hundred(tokens, index):
        value, index = found
        if kind_at(tokens, index) == "dozen" and value:
            return value * 12, index + 1
        if kind_at(tokens, index) != "hundred" or not value:
            return value, index
        value, index = value * 100, index + 1
    else:
        return None
    joined = index < len(tokens) and tokens[index][0] == "and"
    rest = _below_hundred(tokens, index + joined)
    if not rest or (not joined and "," in tokens[index][1]):
        return value, index
    if kind_at(tokens, rest[1]) in ("hundred", "dozen"):
        return value, index
    return value + rest[0], rest[1]


def _below_hundred(tokens: list[Token], index: int) -> tuple[int, int] | None:
    kind = kind_at(tokens, index)
    if kind not in ("unit", "teen", "ten"):
        return None
    value = value_of(tokens[index][0])
    follows = kind == "ten" and kind_at(tokens, index + 1) == "unit"
    if follows and "," not in tokens[index + 1][1] and value_of(tokens[index + 1][0]):
        return value + value_of(tokens[index + 1][0]), index + 2
    return value, index + 1
