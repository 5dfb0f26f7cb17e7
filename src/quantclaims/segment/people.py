"""One name and one office for each person of an event."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from quantclaims.segment.labels import Label

__all__ = ["People"]

_SAME_NAME = 88


class People:
    """The persons whom an event's labels name, each in one form.

    >>> labels = [Label("President of Russia Vladimir Putin", "President of Russia",
    ...     "Vladimir Putin", 0), Label("Valdimir Putin", "", "Valdimir Putin", 0)]
    >>> People(labels, ()).who(labels[1])
    ('Vladimir Putin', 'President of Russia')
    """

    def __init__(self, labels: Iterable[Label], persons: Iterable[str]) -> None:
        named = [label for label in labels if label.name]
        counts = Counter(_titled(label.name) for label in named)
        listed = {_given_first(person) for person in persons}
        known = listed | {name for label in named if label.role for name in [_titled(label.name)]}
        self._canonical = {name: _closest(name, known, counts) for name in counts}
        self._roles: dict[str, str] = {}
        for label in named:
            if label.role:
                self._roles.setdefault(self._canonical[_titled(label.name)], _titled(label.role))

    def who(self, label: Label) -> tuple[str, str]:
        """Return the name and the office of the person whom a label names."""
        name = self._canonical[_titled(label.name)]
        return name, self._roles.get(name, "")


def _closest(name: str, known: set[str], counts: Counter[str]) -> str:
    """The known or commonest spelling among those that differ from a name by a slip of the pen."""
    near = process.extract(
        name, sorted({*known, *counts}), scorer=fuzz.ratio, score_cutoff=_SAME_NAME, limit=None
    )
    return max(
        (other for other, _, _ in near),
        key=lambda other: (counts[other] > 0, other in known, counts[other], other == name),
    )


def _given_first(person: str) -> str:
    """A person as a page's footer lists one, family name first.

    >>> _given_first("Erdogan Recep Tayyip")
    'Recep Tayyip Erdogan'
    """
    family, _, given = person.partition(" ")
    return f"{given} {family}".strip()


def _titled(words: str) -> str:
    """Words printed in capitals as names are written; others as they are.

    >>> _titled("VLADIMIR PUTIN"), _titled("President OF RUSSIA"), _titled("Gazprom CEO")
    ('Vladimir Putin', 'President of Russia', 'Gazprom CEO')
    """
    capitals = [word for word in words.split(" ") if word.isupper() and len(word) > 1]
    if not any(len(word) > 4 for word in capitals):
        return words
    return " ".join(
        word.lower() if word.lower() in ("of", "the", "and", "for") else _capital(word)
        for word in words.split(" ")
    )


def _capital(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word
