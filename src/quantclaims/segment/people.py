"""One name and one office for each person, whatever a label prints."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from quantclaims.lexicon import load_rows
from quantclaims.segment.labels import Label
from quantclaims.segment.names import is_office

__all__ = ["GivenName", "People", "canonical_spelling"]


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name as we spell it, and as others do."""

    name: str
    variants: tuple[str, ...]
    example: str


_SLAVIC = re.compile(r"\w+(?:[oe]va?|yova?|ina?|sk(?:y|i|iy|aya|aia)|(?:en|k)ko|[cs]h|yuk|[oe]i|y)")
_SAME_WORD = 85


class People:
    """The persons whom an event's labels name, each in one form.

    ``persons`` are names from the page's own list, family name first; ``text`` is what the event
    says, where a family name may be introduced in full.

    >>> labels = [Label("President of Russia Vladimir Putin", "President of Russia",
    ...     "Vladimir Putin", 0), Label("Valdimir Putin", "", "Valdimir Putin", 0),
    ...     Label("V. Putin", "", "V. Putin", 0)]
    >>> [People(labels, ()).who(label) for label in labels[1:]]
    [('Vladimir Putin', 'President of Russia'), ('Vladimir Putin', 'President of Russia')]
    """

    def __init__(self, labels: Iterable[Label], persons: Iterable[str], text: str = "") -> None:
        self._text = text
        named = [label for label in labels if label.name]
        self._listed = {order for person in persons for order in _orders(person)}
        names = [self._full(label) for label in named]
        self._canonical = _spellings(names, self._sure(named))
        self._roles: dict[str, str] = {}
        for label, name in zip(named, names, strict=True):
            if label.role:
                role = label.role.removesuffix(name).strip()
                self._roles.setdefault(self._canonical[name], role)

    def who(self, label: Label) -> tuple[str, str]:
        """Return the name and the office of the person whom a label names."""
        name = self._canonical[self._full(label)]
        return name, self._roles.get(name, "")

    def _full(self, label: Label) -> str:
        """The name that the page's list of persons gives, when the label ends in it."""
        printed = f"{label.role} {label.name}"
        longer = [name for name in self._listed if printed.endswith(f" {name}")]
        if not longer and " " not in label.name:
            longer = self._introduced(label)
        return canonical_spelling(max([label.name, *longer], key=len))

    def _introduced(self, label: Label) -> list[str]:
        """The full name that the text gives a family name, when it gives one only.

        An officer's name has to follow the office: others may share it with him.
        """
        office = re.escape(label.role.split(" ")[-1]) + " " if label.role else ""
        given = re.compile(rf"\b(?i:{office})([A-Z][a-z]+) {re.escape(label.name)}\b")
        found = {name for name in given.findall(self._text) if not is_office(name)}
        return [f"{found.pop()} {label.name}"] if len(found) == 1 else []

    def _sure(self, named: Sequence[Label]) -> set[str]:
        """Names whose spelling the page itself vouches for."""
        titled = {self._full(label) for label in named if label.role}
        return titled | {canonical_spelling(name) for name in self._listed}


def _orders(person: str) -> tuple[str, str]:
    """A listed person as written, and with the family name moved behind.

    >>> _orders("Erdogan Recep Tayyip")
    ('Erdogan Recep Tayyip', 'Recep Tayyip Erdogan')
    """
    family, _, given = person.partition(" ")
    return person, f"{given} {family}".strip()


def _spellings(names: Sequence[str], sure: set[str]) -> dict[str, str]:
    """Each name to the spelling that stands for the person: the surest, then the commonest."""
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (name not in sure, -counts[name], name))
    canonical: dict[str, str] = {}
    kept: list[str] = []
    for name in sorted(order, key=lambda name: "." in name):
        same = next((other for other in kept if _same_person(name, other)), name)
        canonical[name] = same
        if same == name:
            kept.append(name)
    return canonical


def _same_person(name: str, other: str) -> bool:
    """Say whether two names differ by an initial, a transliteration or a slip of the pen only.

    >>> _same_person("Valdimir Putin", "Vladimir Putin"), _same_person("P. Fox", "Paul Fox")
    (True, True)
    >>> _same_person("Alexander Brod", "Alexander Boroda"), _same_person("Barack Obama", "Obama")
    (False, True)
    """
    words, others = name.split(), other.split()
    if len(words) == 1 or len(others) == 1:
        return words[-1] == others[-1]
    if len(words) != len(others):
        return False
    return all(
        a == b
        or _folded(a) == _folded(b)
        or (a.endswith(".") and b.startswith(a[:-1]))
        or fuzz.ratio(a, b) >= _SAME_WORD
        for a, b in zip(words, others, strict=True)
    )


def _folded(word: str) -> str:
    """A word without what transliterations from Russian disagree on.

    >>> _folded("Zhulyov") == _folded("Zhulev"), _folded("Donskoy") == _folded("Donskoi")
    (True, True)
    """
    word = word.lower().replace("yo", "e").replace("kh", "h").replace("x", "ks")
    return re.sub(r"[yij]+", "i", word)


@cache
def _given_names() -> dict[str, str]:
    rows = load_rows("given_names", GivenName)
    return {variant: row.name for row in rows for variant in row.variants}


def canonical_spelling(name: str) -> str:
    """A Russian name with its given name spelt in the one way; any other name as it is.

    >>> canonical_spelling("Sergey Donskoy"), canonical_spelling("Victor Hugo")
    ('Sergei Donskoy', 'Victor Hugo')
    """
    given, _, family = name.partition(" ")
    if given in _given_names() and _SLAVIC.fullmatch(family):
        return f"{_given_names()[given]} {family}"
    return name
