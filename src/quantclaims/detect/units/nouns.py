"""The noun phrase after a count, without a parser: words up to the head.

A number above one wants a plural, and the first plural noun is nearly always the head: what
stands before it are its modifiers, what follows (a preposition, a verb) is not its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quantclaims.detect.units.inflection import is_invariant, is_plural, singular
from quantclaims.detect.units.phrases import SPACE
from quantclaims.lexicon import load_rows

__all__ = ["ClosingWords", "Noun", "NounModifiers", "NounTerm", "noun_after"]

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_][^\W_]{0,40}(?:[-‑\u2010'’&][^\W_]{1,40}){0,6}(?:(?<=s)['’](?=\s+[a-z]))?"
)
_NUMBER_WORD = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty[-‑]")
_GAP = re.compile(rf"[{SPACE}]{{1,2}}(?:\([A-Z]{{2,6}}\)[{SPACE}])?")
_COORDINATION = re.compile(rf"(,|[{SPACE}]+(?:and|or))[{SPACE}]+")
_ADJECTIVE = re.compile(
    r"(?:^(?:large|big|small|medium|micro|new|old|young|major|minor|short|long|high|low|rich|poor)"
    r"|-[^\W_]+|al|ory|ary|ive|ic|ous|ful|less|ed|ing|an|ian|ble|ese|ish|ern)$"
)
_NO_HEAD = re.compile(r"^(?:more|other|such)$|(?:[^e]ed|ly)$")
_ABBREVIATED = frozenset({"US", "IT"})
"""Names that but for their capitals are words that close a phrase: "17 US agencies"."""
_MOST_WORDS = 8
_MOST_WORDS_OF_ONE = 5


@dataclass(frozen=True, slots=True)
class ClosingWords:
    """A row of ``closing_words.toml``."""

    kind: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class NounTerm:
    """A row of ``noun_terms.toml``."""

    term: str
    example: str


@dataclass(frozen=True, slots=True)
class NounModifiers:
    """A row of ``plural_modifiers.toml`` or of ``nominal_adjectives.toml``."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """The head of a noun phrase in the singular, with its compound; ``end`` of the phrase."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


@cache
def _closing() -> frozenset[str]:
    return frozenset(w for row in load_rows("closing_words", ClosingWords) for w in row.words)


@cache
def _terms() -> frozenset[str]:
    return frozenset(row.term for row in load_rows("noun_terms", NounTerm))


@cache
def _nominal_adjectives() -> frozenset[str]:
    rows = load_rows("nominal_adjectives", NounModifiers)
    return frozenset(word for row in rows for word in row.words)


@cache
def _plural_modifiers() -> frozenset[str]:
    rows = load_rows("plural_modifiers", NounModifiers)
    return frozenset(word for row in rows for word in row.words)


def noun_after(text: str, pos: int, end: int, one: bool = False) -> Noun | None:
    """Return the noun counted by a number, whose phrase starts at ``pos``; ``one`` of it or more.

    >>> noun_after("strong ice protection facilities in the port", 0, 44).name
    'facility'
    >>> noun_after("joint ventures work here", 0, 24).name
    'joint venture'
    >>> noun_after("of them attended", 0, 16) is None
    True
    """
    words: list[_Word] = []
    for word in _phrase(text, pos, end, one):
        words.append(word)
        if not one and is_plural(word.text.rstrip("'’")):
            return _noun(_with_heads_after(text, end, words))
    if one:
        return _singular_head(words)
    persons = next((w for w in words if w.text.lower() in _nominal_adjectives()), None)
    return Noun("person", persons.end) if persons is not None else None


def _phrase(text: str, pos: int, end: int, one: bool) -> Iterator[_Word]:
    """Yield words from ``pos`` until one closes the noun phrase."""
    for _ in range(_MOST_WORDS):
        word = _next_word(text, pos, end)
        if word is None:
            return
        yield word
        pos = _step(text, word, end, one)
        if pos < 0:
            return


def _next_word(text: str, pos: int, end: int) -> _Word | None:
    match = _WORD.match(text, pos, end)
    if match is None:
        return None
    lower = match[0].lower()
    closes = lower in _closing() and match[0] not in _ABBREVIATED
    if closes or (_NUMBER_WORD.match(lower) and not is_plural(lower)):
        return None
    return _Word(match[0], pos, match.end())


def _step(text: str, word: _Word, end: int, one: bool) -> int:
    """Return where the next word of the same phrase may start, or -1.

    "And" goes on to a plural head, "science and education centres"; a comma or the head of "one"
    only after an adjective, "big, modern plants".
    """
    follows = _COORDINATION.match(text, word.end, end)
    if follows is None:
        gap = _GAP.match(text, word.end, end)
        return gap.end() if gap is not None else -1
    needs_adjective = one or follows[1] == ","
    joins = not needs_adjective or _ADJECTIVE.search(word.text.lower()) is not None
    return follows.end() if joins else -1


def _with_heads_after(text: str, end: int, words: list[_Word]) -> list[_Word]:
    """Add the head that follows a plural modifier ("sports facilities", "crew members")."""
    last = words[-1]
    modifies = last.text.lower() in _plural_modifiers()
    joined = _COORDINATION.match(text, last.end, end) if modifies else None
    if joined is None:
        joined = _GAP.match(text, last.end, end)
    following = list(_phrase(text, joined.end(), end, one=False))[:2] if joined is not None else []
    if following and is_plural(following[0].text):
        continues = modifies or "-" in last.text or is_invariant(last.text)
        return [*words, following[0]] if continues else words
    if modifies and len(following) == 2 and is_plural(following[1].text):
        return [*words, *following]
    return words


def _singular_head(words: list[_Word]) -> Noun | None:
    """Return the last of the words after "one", less a verb at its end."""
    words = words[:_MOST_WORDS_OF_ONE]
    while words and _NO_HEAD.search(words[-1].text):
        words = words[:-1]
    if not words or (is_plural(words[-1].text) and not is_invariant(words[-1].text)):
        return None
    return _noun(words)


def _is_term(name: str) -> bool:
    return name in _terms() or (name.istitle() and name.lower() in _terms())


def _noun(words: list[_Word]) -> Noun:
    end = words[-1].end
    head = singular(words[-1].text.rstrip("'’"))
    for count in (3, 2):
        name = " ".join([*(word.text for word in words[-count:-1]), head])
        if len(words) >= count and _is_term(name):
            return Noun(name, end)
    return Noun(head, end)
