"""What a phrase measures, in a form in which near phrases are equal.

Each step is named, so that a meeting of two phrases can be explained: dictionary forms, light
words dropped, synonym rows applied, words dropped that the claim's code or areas say already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quantclaims.compare.areas import area_words
from quantclaims.compare.words import content, tokens
from quantclaims.lexicon import load_rows
from quantclaims.types import Claim


@dataclass(frozen=True, slots=True)
class Synonym:
    """A row of the lexicon: ``phrase`` says ``means``, or nothing of its own where that is empty.

    With a ``code`` the row holds only for claims that have that indicator code.
    """

    phrase: str
    example: str
    means: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase reduced to its ``words``, sorted, and the synonym rows that did it."""

    words: tuple[str, ...]
    used: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def reduce_phrase(text: str, code: str = "", area: str = "", counterpart: str = "") -> Phrase:
    """Return what a phrase measures beyond its indicator code and its areas.

    >>> reduce_phrase("the volume of trade turnover")
    Phrase(words=('trade',), used=('volume', 'trade turnover=trade'))
    >>> reduce_phrase("Russia’s deliveries to Kazakhstan", "exports_goods", "RUS", "KAZ").words
    ()
    >>> reduce_phrase("investment in agriculture", "investment", "RUS").words
    ('agriculture',)
    """
    own = area_words(area) | area_words(counterpart)
    words = tuple(word for word in content(text) if word not in own)
    words, used = _replace(words, _rows(""))
    if code:
        words, said_by_code = _replace(words, _rows(code))
        used += said_by_code
    return Phrase(tuple(sorted(set(words))), used)


def subject_words(claim: Claim) -> tuple[str, ...]:
    """Return what a claim's phrase measures; see :func:`reduce_phrase`."""
    return reduce_phrase(claim.indicator, claim.indicator_code, claim.area, claim.counterpart).words


def literal_phrase(text: str) -> Phrase:
    """Return the words of a phrase as they are, for comparisons that allow no near phrases.

    >>> literal_phrase("The Volume of Trade").words
    ('the', 'volume', 'of', 'trade')
    """
    return Phrase(tokens(text))


@cache
def known_codes() -> frozenset[str]:
    """Return the indicator codes that rows of the lexicon know."""
    return frozenset(row.code for row in load_rows("synonyms", Synonym) if row.code)


Rows = dict[tuple[str, ...], tuple[str, tuple[str, ...]]]


def _replace(words: tuple[str, ...], rows: Rows) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Replace the longest rows found, from left to right; return the words and the rows' names."""
    made: list[str] = []
    used: list[str] = []
    rest = words
    while rest:
        size = next(_found(rest, rows), 0)
        if size:
            name, means = rows[rest[:size]]
            made.extend(means)
            used.append(name)
        else:
            size = 1
            made.append(rest[0])
        rest = rest[size:]
    return tuple(made), tuple(used)


def _found(words: tuple[str, ...], rows: Rows) -> Iterator[int]:
    return (size for size in range(min(len(words), 4), 0, -1) if words[:size] in rows)


@cache
def _rows(code: str) -> Rows:
    return {
        content(row.phrase): (_name(row), content(row.means))
        for row in load_rows("synonyms", Synonym)
        if row.code == code
    }


def _name(row: Synonym) -> str:
    return f"{row.phrase}={row.means}" if row.means else row.phrase
