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

__all__ = ["GivenName", "People", "Person", "canonical_spelling"]


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name as we spell it, and as others do."""

    name: str
    variants: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person of public life whose whole name others spell otherwise."""

    name: str
    aliases: tuple[str, ...]
    example: str


_SLAVIC = re.compile(r"\w+(?:[oe]va?|yova?|ina?|sk(?:y|i|iy|aya|aia)|(?:en|k)ko|[cs]h|yuk|[oe]i|y)")
_SAME_WORD = 85
_MOST_NAMES = 1_000
"""More speakers of one event are a table of everybody: each is taken as spelt, for to compare each
with each would take hours."""


class People:
    """The persons whom an event's labels name, each in one form.

    ``persons`` are names from the page's own list, family name first; ``text`` is what the event
    says, where a family name may be introduced in full; ``officers`` are those whom the event's
    header or our lexicon names, as (office, name).

    >>> labels = [Label("President of Russia Vladimir Putin", "President of Russia",
    ...     "Vladimir Putin", 0), Label("Valdimir Putin", "", "Valdimir Putin", 0),
    ...     Label("V. Putin", "", "V. Putin", 0)]
    >>> [People(labels, ()).who(label) for label in labels[1:]]
    [('Vladimir Putin', 'President of Russia'), ('Vladimir Putin', 'President of Russia')]
    >>> chair = Label("CHAIR FOX", "Chair", "Fox", 0)
    >>> People([chair], (), officers=[("Chair of the Board", "Anna Fox")]).who(chair)
    ('Anna Fox', 'Chair of the Board')
    """

    def __init__(
        self,
        labels: Iterable[Label],
        persons: Iterable[str],
        text: str = "",
        officers: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._text = text
        self._officers = officers
        self._fulls: dict[tuple[str, str, bool], str] = {}
        named = [label for label in labels if label.name]
        bare = {label.name for label in named if not label.role and _is_whole(label.name)}
        self._listed = {order for person in persons for order in _orders(person)}
        self._known = self._listed | bare
        names = [self._full(label) for label in named]
        self._canonical = _spellings(names, self._sure(named))
        self._roles = {name: office for office, name in officers}
        for label, name in zip(named, names, strict=True):
            if label.role:
                printed = f"{label.role} {label.name}"
                role = printed.removesuffix(name).strip() if name in printed else label.role
                self._roles.setdefault(self._canonical[name], role)

    def who(self, label: Label) -> tuple[str, str]:
        """Return the name and the office of the person whom a label names."""
        name = self._canonical[self._full(label)]
        return name, self._roles.get(name, "")

    def _full(self, label: Label) -> str:
        """The name that the page gives elsewhere, when the label ends in it."""
        key = (label.role, label.name, label.text.isupper())
        if key not in self._fulls:
            self._fulls[key] = self._found(label)
        return self._fulls[key]

    def _found(self, label: Label) -> str:
        printed = f"{label.role} {label.name}"
        words = printed.split(" ")
        endings = (" ".join(words[first:]) for first in range(1, len(words)))
        known = [ending for ending in endings if ending in self._known]
        known = known or self._officer(label)
        if not known and " " not in label.name:
            known = self._introduced(label)
        name = max(known, key=len) if known else label.name
        shouted = label.text.isupper() and not name.startswith("The ")
        return canonical_spelling(self._as_written(name) if shouted else name)

    def _as_written(self, name: str) -> str:
        """A name from a label in capitals, as the text writes it elsewhere ("McKee")."""
        written = re.findall(rf"(?<![\w/-]){re.escape(name)}\b", self._text, re.IGNORECASE)
        return next((word for word in written if word[0].isupper() and not word.isupper()), name)

    def _officer(self, label: Label) -> list[str]:
        """The officer whom a label means by the office alone or with the family name."""
        alone = label.name.removeprefix("The ")
        return [
            name
            for office, name in self._officers
            if (alone != label.name and office.startswith(alone))
            or (" " not in label.name and name.endswith(f" {label.name}"))
        ][:1]

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


def _is_whole(name: str) -> bool:
    """Given name and family name, not an office in the place of a name."""
    return " " in name and not name.startswith("The ")


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
    if len(counts) > _MOST_NAMES:
        return {name: name for name in counts}
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
        _folded(a) == _folded(b)
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


@cache
def _aliases() -> dict[str, str]:
    return {alias: row.name for row in load_rows("persons", Person) for alias in row.aliases}


def canonical_spelling(name: str) -> str:
    """A name that texts spell in several ways, spelt in the one way; any other as it is.

    >>> canonical_spelling("Sergey Donskoy"), canonical_spelling("Victor Hugo")
    ('Sergei Donskoy', 'Victor Hugo')
    """
    if name in _aliases():
        return _aliases()[name]
    given, _, family = name.partition(" ")
    if given in _given_names() and _SLAVIC.fullmatch(family):
        return f"{_given_names()[given]} {family}"
    return name
