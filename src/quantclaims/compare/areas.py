"""The words that name a claim's own areas, which a phrase need not say again."""

from collections import defaultdict
from functools import cache, lru_cache

from quantclaims.areas import Alias, Country
from quantclaims.compare.words import content
from quantclaims.lexicon import load_rows
from quantclaims.read.countries import alpha3


@lru_cache(maxsize=4096)
def area_words(area: str) -> frozenset[str]:
    """Return the lower-case words of the names and adjectives of areas joined by ``;``.

    >>> {"kazakhstan", "russian"} <= area_words("RUS;KAZ")
    True
    >>> sorted(area_words("Sverdlovsk Region"))
    ['region', 'sverdlovsk']
    """
    named = (one.strip() for one in area.split(";"))
    return frozenset(word for one in named for word in _names().get(one) or content(one))


def area_code(area: str) -> str:
    """Return the alpha-3 code of a country given by a code or a name, and any other area as it is.

    >>> area_code("KZ"), area_code("Kazakhstan"), area_code("Tula Region")
    ('KAZ', 'KAZ', 'Tula Region')
    """
    return alpha3(area) or _codes().get(area, area)


def area_name(area: str) -> str:
    """Return the name of an ISO 3166-1 alpha-3 code, and any other area as it is.

    >>> area_name("KAZ"), area_name("Tula Region")
    ('Kazakhstan', 'Tula Region')
    """
    return _titles().get(area, area)


@cache
def _titles() -> dict[str, str]:
    return {country.code: country.names[0] for country in load_rows("areas", Country)}


@cache
def _codes() -> dict[str, str]:
    return {name: row.code for row in load_rows("areas", Country) for name in row.names}


@cache
def _names() -> dict[str, frozenset[str]]:
    """The words of all names and adjectives of each area that the lexicons know, by its code."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for country in load_rows("areas", Country):
        for name in (*country.names, *country.demonyms):
            words[country.code].update(content(name))
    for alias in load_rows("area_aliases", Alias):
        for name in (*alias.names, *alias.demonyms):
            words[alias.code or alias.names[0]].update(content(name))
    return {code: frozenset(found) for code, found in words.items()}
