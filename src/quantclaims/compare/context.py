"""Whether two differing figures can be about one thing: what their sentences say besides.

A table's columns cannot tell "investment" in a country from investment in its ten best regions.
Before two figures are said to conflict, or one to revise the other, their sentences are asked.
"""

import re
from functools import lru_cache

from quantclaims.compare.areas import area_words
from quantclaims.compare.phrase import reduce_phrase
from quantclaims.compare.words import content
from quantclaims.types import Claim

_MOST_OTHER_WORDS = 2
"""Words that a sentence may have besides a figure and still speak of what went before."""

_NO = ("no,", "no.", "no –", "not ", "actually", "more precisely", "to be precise")
_RESTRICTING = "in|into|of|for|from|to|among|within|at"
_FLAGS = re.IGNORECASE | re.DOTALL
_ALIKE, _MANY_SHARED = 0.5, 4


@lru_cache(maxsize=4096)
def _words(sentence: str, quote: str, period_text: str) -> frozenset[str]:
    left_out = set(content(f"{quote} {period_text}"))
    reduced = reduce_phrase(sentence).words
    return frozenset(word for word in reduced if word not in left_out and not word[0].isdigit())


def other_words(claim: Claim) -> frozenset[str]:
    """Return the content words of a claim's sentence besides the figure and its period.

    >>> from quantclaims.compare.examples import example_claim
    >>> claim = example_claim(quote="8 percent", sentence="The growth was 8 percent for timber.")
    >>> sorted(other_words(claim))
    ['timber']
    """
    return _words(claim.sentence, claim.quote, claim.period_text)


def is_anchored(claim: Claim) -> bool:
    """Whether the sentence names what is measured, or says nothing else.

    "The processing sector grew even more, by 19 percent" is not about industry, though no other
    indicator is named before it.
    """
    few = len(other_words(claim)) <= _MOST_OTHER_WORDS
    return few or _names(claim.sentence, claim.indicator)


@lru_cache(maxsize=4096)
def _names(sentence: str, indicator: str) -> bool:
    return not set(content(indicator)).isdisjoint(content(sentence))


def is_restricted(claim: Claim) -> bool:
    """Whether the sentence goes on to say of what part, though the indicator does not.

    >>> from quantclaims.compare.examples import example_claim
    >>> is_restricted(example_claim(indicator="investment", quote="9 percent",
    ...                             sentence="Investment in ten regions grew by 9 percent."))
    True
    >>> is_restricted(example_claim(indicator="investment", quote="9 percent",
    ...                             sentence="Investment in Russia grew by 9 percent."))
    False
    """
    named = re.escape(claim.indicator.split()[-1]) if claim.indicator else ""
    found = re.search(rf"\b{named}s?\s+(?:{_RESTRICTING})\s+(.*)", claim.sentence, _FLAGS)
    if not named or found is None:
        return False
    after = content(found[1].partition(claim.quote)[0])[:1]
    own = area_words(claim.area) | area_words(claim.counterpart)
    told = content(f"{claim.period_text} {claim.indicator} {claim.qualifier}")
    said_elsewhere = own.union(told)
    return any(word not in said_elsewhere and not word[0].isdigit() for word in after)


def is_bare(claim: Claim) -> bool:
    """Whether the sentence is nothing but the figure ("3.3.")."""
    return not other_words(claim)


def denies(claim: Claim) -> bool:
    """Whether the sentence begins by denying what went before ("No, about 5 billion")."""
    return claim.sentence.casefold().lstrip("–- ").startswith(_NO)


def alike(a: Claim, b: Claim) -> bool:
    """Whether two sentences say much the same besides their figures."""
    x, y = other_words(a), other_words(b)
    return len(x & y) >= min(_ALIKE * len(x | y), _MANY_SHARED)
