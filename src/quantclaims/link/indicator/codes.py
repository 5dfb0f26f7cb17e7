"""The code of an indicator, from the list in ``lexicon/indicators.toml``."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quantclaims.indicators import indicator_rows
from quantclaims.types import Kind

_THING = 1.5
"""What a thing under its verb weighs, between a phrase of one word and one of two."""

_RELATIVE = frozenset({"percent", "multiple", "rank"})
_WORD = re.compile(r"[a-z0-9]+")


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
    hits = list(_hits(singulars(phrase)))
    barred = [hit for hit in hits if hit.entry.says == "unlike"]
    rows = indicator_rows()
    best: tuple[float, int, int] | None = None
    for hit in hits:
        row = rows[hit.entry.row]
        fits = kind in _RELATIVE or kind in row.dimension
        if not fits or any(_inside(hit, other) for other in barred):
            continue
        length = float(len(hit.entry.words))
        if hit.entry.says == "thing":
            length = _THING if any(verb in verbs for verb in row.verbs) else 0.0
        if length and hit.entry.says != "unlike":
            best = max(best or (0.0, 0, 0), (length, -hit.start, -hit.entry.row))
    return rows[-best[2]].code if best else ""


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase of a row, as words in the singular, and what it says of the row."""

    words: tuple[str, ...]
    row: int
    says: Literal["phrase", "thing", "unlike"]


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: _Entry
    start: int


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Return the phrases of all rows by their first word."""
    index: dict[str, list[_Entry]] = {}
    for number, row in enumerate(indicator_rows()):
        entries = [
            *(_Entry(tuple(p.split()), number, "phrase") for p in row.phrases),
            *(_Entry(tuple(p.split()), number, "thing") for p in row.things),
            *(_Entry(tuple(p.split()), number, "unlike") for p in row.unlike),
        ]
        for entry in entries:
            index.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(entries) for word, entries in index.items()}


def _hits(words: list[str]) -> Iterator[_Hit]:
    index = _index()
    for start, word in enumerate(words):
        for entry in index.get(word, ()):
            if tuple(words[start : start + len(entry.words)]) == entry.words:
                yield _Hit(entry, start)


def _inside(hit: _Hit, other: _Hit) -> bool:
    """Whether a phrase is part of one that its row must not be taken for."""
    end, other_end = hit.start + len(hit.entry.words), other.start + len(other.entry.words)
    return hit.entry.row == other.entry.row and other.start <= hit.start and end <= other_end
