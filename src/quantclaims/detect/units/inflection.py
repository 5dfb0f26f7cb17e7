"""English plurals: which word is one, and what it is one of."""

import re
from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows

__all__ = ["NotPlural", "NounForm", "is_invariant", "is_plural", "singular"]

_DEMONYM = re.compile(r"^[A-Z]\w+[dlnqtz]is$")
_NOT_PLURAL_ENDINGS = ("ss", "us", "is", "'s", "’s")


@dataclass(frozen=True, slots=True)
class NounForm:
    """A row of ``noun_forms.toml``."""

    plural: str
    singular: str
    example: str


@dataclass(frozen=True, slots=True)
class NotPlural:
    """A row of ``not_plural.toml``."""

    words: tuple[str, ...]
    example: str


@cache
def _not_plural() -> frozenset[str]:
    return frozenset(word for row in load_rows("not_plural", NotPlural) for word in row.words)


@cache
def _irregular() -> dict[str, str]:
    return {row.plural.lower(): row.singular for row in load_rows("noun_forms", NounForm)}


def is_invariant(word: str) -> bool:
    """Tell whether a noun is its own plural.

    >>> is_invariant("aircraft"), is_invariant("plants")
    (True, False)
    """
    return _irregular().get(word.lower(), "").lower() == word.lower()


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun.

    >>> [is_plural(word) for word in ("plants", "people", "servicemen", "NGOs", "Iraqis")]
    [True, True, True, True, True]
    >>> [is_plural(word) for word in ("plant", "serious", "women's", "business", "its")]
    [False, False, False, False, False]
    """
    lower = word.lower()
    if lower in _irregular():
        return True
    if "-" in word and lower.rsplit("-", 1)[1] in _irregular():
        return not is_invariant(lower.rsplit("-", 1)[1])
    if lower.endswith("people"):
        return True
    if lower.endswith("men") and len(lower) > 5:
        return lower not in ("specimen", "regimen", "abdomen", "acumen")
    if len(word) < 3 or not word.endswith("s") or lower in _not_plural():
        return False
    if _DEMONYM.search(word):
        return True
    return word[:-1].isupper() or (len(word) > 3 and not lower.endswith(_NOT_PLURAL_ENDINGS))


def singular(noun: str) -> str:
    """Return the singular of a noun or of the last word of a compound, its case kept.

    >>> [singular(noun) for noun in ("cities", "joint ventures", "lives", "NGOs", "Americans")]
    ['city', 'joint venture', 'life', 'NGO', 'American']
    >>> [singular(noun) for noun in ("houses", "buses", "archives", "businesspeople", "plant")]
    ['house', 'bus', 'archive', 'businessperson', 'plant']
    """
    if noun.lower() in _irregular():
        return _cased(_irregular()[noun.lower()], noun)
    joint = max(noun.rfind(" "), noun.rfind("-")) + 1
    first, last = noun[:joint], noun[joint:]
    lower = last.lower()
    known = _irregular().get(lower)
    if known is not None:
        return first + _cased(known, last)
    if lower.endswith("people"):
        return first + last[:-6] + "person"
    if lower.endswith("men") and is_plural(last):
        return first + last[:-2] + "an"
    return first + (_regular(last) if is_plural(last) else last)


def _cased(known: str, like: str) -> str:
    if known.lower() == like.lower():
        return like
    return known.capitalize() if like[0].isupper() and known.islower() else known


def _regular(plural: str) -> str:
    lower = plural.lower()
    if lower.endswith("ies") and len(lower) > 4:
        return plural[:-3] + "y"
    if lower.endswith(("sses", "shes", "xes")) or (
        lower.endswith("ches") and not lower.endswith("aches")
    ):
        return plural[:-2]
    if lower.endswith(("eaches", "oaches")):
        return plural[:-2]
    return plural[:-1]
