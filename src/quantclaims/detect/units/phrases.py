"""Tables of unit phrases, and the longest phrase that a text starts with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["SPACE", "PhraseTable", "key"]

SPACE = " \t\r\n\u00a0\u2007\u2009\u200a\u202f"
_JOINT = rf"(?:\.?[{SPACE}]|\.|[-‑\u2010])"
_WORDS = re.compile(rf"[^\W\d_]{{1,30}}(?:{_JOINT}[^\W\d_]{{1,30}}){{0,3}}(?![^\W\d_]|['’]t)")
_JOINTS = re.compile(rf"[.{SPACE}‑\u2010-]+")

Entry = TypeVar("Entry")


def key(phrase: str) -> str:
    """Return a phrase as tables hold it: lower case, one space at each joint.

    >>> key("Kilowatt-hours"), key("sq. km"), key("U.S. dollars")
    ('kilowatt hours', 'sq km', 'u s dollars')
    """
    return _JOINTS.sub(" ", phrase).strip().lower()


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Entry]):
    """Phrases of up to four words by :func:`key`, whatever their case."""

    entries: Mapping[str, Entry]
    first_words: frozenset[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Entry]]) -> "PhraseTable[Entry]":
        """Build a table; the first entry given for a phrase stands."""
        entries: dict[str, Entry] = {}
        for phrase, entry in pairs:
            entries.setdefault(key(phrase), entry)
        return cls(entries, frozenset(phrase.split(" ", 1)[0] for phrase in entries))

    def longest(self, text: str, pos: int, end: int) -> tuple[Entry, int] | None:
        """Return the entry of the longest phrase at ``pos`` with its end, or None."""
        match = _WORDS.match(text, pos, end)
        if match is None:
            return None
        phrase = match[0]
        while True:
            found = key(phrase)
            if found.split(" ", 1)[0] not in self.first_words:
                return None
            if found in self.entries:
                return self.entries[found], pos + len(phrase)
            cut = max(phrase.rfind(joint) for joint in f"{SPACE}-‑\u2010")
            if cut < 0:
                return None
            phrase = phrase[:cut].rstrip(f".{SPACE}-‑\u2010")
