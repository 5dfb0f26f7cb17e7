"""The code of an indicator, from the list in ``lexicon/indicators.toml``."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows
from quantclaims.types import Kind

_RELATIVE = frozenset({"percent", "multiple", "rank"})
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator: its code and label, and the words that tell it.

    ``dimension`` holds the kinds that a level may have. A row is found by one of its ``phrases``,
    or by one of its ``things`` under one of its ``verbs``; never inside a phrase of ``except``.
    ``world_bank`` is the code of the nearest World Development Indicators series.
    """

    code: str
    label: str
    dimension: tuple[Kind, ...]
    phrases: tuple[str, ...]
    example: str
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    world_bank: str = ""


@cache
def indicator_rows() -> tuple[IndicatorRow, ...]:
    """Return the list of indicators."""
    return load_rows("indicators", IndicatorRow)


def indicator_code(phrase: str, kind: Kind, verbs: Collection[str] = ()) -> str:
    """Return the code of what a phrase names, empty where none fits.

    ``verbs`` holds the lemmas of the verbs that govern the figure.

    >>> indicator_code("bilateral trade between the two countries", "money")
    'trade_turnover'
    >>> indicator_code("people", "count", {"employ"})
    'employment'
    >>> indicator_code("retail trade in the region", "percent")
    'retail_trade'
    >>> indicator_code("main trade partner", "rank")
    ''
    """
    if kind == "year":
        return ""
    words = singulars(phrase)
    best, best_code = (0.0, 0.0, 0), ""
    for order, row in enumerate(indicator_rows()):
        if kind not in _RELATIVE and kind not in row.dimension:
            continue
        for place, length in _matches(row, words, verbs):
            rank = (length, -place, -order)
            if not best_code or rank > best:
                best, best_code = rank, row.code
    return best_code


def singulars(text: str) -> list[str]:
    """Return the words of a phrase in lower case and in the singular.

    >>> singulars("Countries’ taxes on goods and businesses")
    ['country', 'tax', 'on', 'good', 'and', 'business']
    """
    return [_singular(word) for word in _WORD.findall(re.sub(r"[’']s?\b", "", text.lower()))]


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word.removesuffix("s")


def _matches(
    row: IndicatorRow, words: list[str], verbs: Collection[str]
) -> Iterator[tuple[int, float]]:
    """Yield where a row matches, and how long the match is in words."""
    barred = [(i, i + len(p.split())) for p in row.unlike for i in _places(p, words)]
    for phrase in row.phrases:
        length = len(phrase.split())
        for i in _places(phrase, words):
            if not any(start <= i and i + length <= end for start, end in barred):
                yield i, float(length)
    if any(verb in verbs for verb in row.verbs):
        for thing in row.things:
            for i in _places(thing, words):
                yield i, 1.5


def _places(phrase: str, words: list[str]) -> Iterator[int]:
    wanted = phrase.split()
    for i in range(len(words) - len(wanted) + 1):
        if words[i : i + len(wanted)] == wanted:
            yield i
