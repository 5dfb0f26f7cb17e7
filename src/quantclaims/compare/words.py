"""Phrases as content words in their dictionary form, so that near phrases can meet."""

import re
from functools import lru_cache

from quantclaims.detect.units.inflection import singular

_TOKEN = re.compile(r"[^\W_]+(?:[.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")

_STOP_WORDS_TEXT = """
a an the of in on at to from for by with within into onto between among over under across and or as
its their our your his her my this that these those which who whose is are was were be been being
has have had will would it we they he she you there here now already also alone only so such
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
"""Words that carry no content of their own; the directions they give stand in other columns."""


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the singular of a lower-case word; other inflections stay.

    >>> [lemma(w) for w in ("exports", "companies", "people", "gas", "businesses", "series")]
    ['export', 'company', 'person', 'gas', 'business', 'series']
    """
    return singular(word)


def tokens(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, possessives and hyphens undone.

    >>> tokens("Russia’s non-energy exports in U.S. dollars")
    ('russia', 'non', 'energy', 'exports', 'in', 'u.s', 'dollars')
    """
    return tuple(_TOKEN.findall(_POSSESSIVE.sub("", phrase.casefold())))


def content(phrase: str) -> tuple[str, ...]:
    """Return the lemmas of the words of a phrase that carry content, in order.

    >>> content("the number of Russia's joint ventures")
    ('number', 'russia', 'joint', 'venture')
    """
    return tuple(lemma(word) for word in tokens(phrase) if word not in STOP_WORDS)
