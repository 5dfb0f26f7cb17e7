"""Rising and falling: which word moves a figure, and which way."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from quantclaims.lexicon import load_rows
from quantclaims.link.figure import Figure
from quantclaims.types import Direction

Says = Literal["up", "down", "rate", "share"]


@dataclass(frozen=True, slots=True)
class AspectWord:
    """A word that settles an aspect; ``example`` brackets a figure that it says it of."""

    word: str
    tag: str
    says: Says
    example: str


_PARTICLES: dict[str, Direction] = {"up": "up", "down": "down", "upwards": "up"}
_NOT_MOVING = frozenset("thanks due according compared addition prior next close subject".split())
_PHRASAL = frozenset("make set take end wind".split())
_REACHING = frozenset("amount come equal get lead run stand total".split())
_HIGH = frozenset("higher more greater larger bigger longer faster better stronger above".split())
_LOW = frozenset("lower less fewer smaller shorter slower cheaper worse weaker below".split())


@cache
def _words() -> dict[tuple[str, str], Says]:
    return {(row.word, row.tag): row.says for row in load_rows("aspect_words", AspectWord)}


def says(token: Token) -> Says | None:
    """What a word says of a figure's aspect."""
    tag = "NOUN" if token.pos_ == "PROPN" else token.pos_
    words = _words()
    return words.get((token.lemma_.lower(), tag)) or words.get((token.lemma_, tag))


def moves(token: Token) -> Direction:
    """Which way a word moves a figure; empty where it does not."""
    found = says(token)
    if found not in ("up", "down"):
        return ""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and after.lower_ in _PARTICLES and token.pos_ == "VERB":
        return _PARTICLES[after.lower_]
    return found


def particle(shape: Figure) -> Direction:
    """The direction of "up" or "down" right before a figure or its "by" or "to"."""
    left = list(_nearest(shape, 3))
    if left and left[0].lower_ in ("by", "to", "from", "on", "a") and len(left) > 1:
        left = left[1:]
    if not left or (len(left) > 1 and left[1].lemma_ in _PHRASAL):
        return ""
    return _PARTICLES.get(left[0].lower_, "")


def _nearest(shape: Figure, most: int) -> list[Token]:
    return [t for t, _ in zip(shape.left(), range(most), strict=False)]


def mover(shape: Figure) -> Token | None:
    """The nearest word before a figure's preposition that moves the figure.

    A verb between the two blocks the view, unless the preposition hangs on the mover; a verb of
    reaching always does ("grew and came to 5 million").
    """
    introducer = shape.introducer
    if introducer is None or (introducer.head.lemma_ in _REACHING and introducer.dep_ == "prep"):
        return None
    above = set(introducer.ancestors) | {introducer}
    tied = introducer.head if introducer.head.pos_ == "VERB" else None
    if tied is not None and (_in_relative(tied) or moves(tied)):
        tied = None
    blocked = False
    for token in shape.left():
        if token.text == ";" or (token.lower_ in _NOT_MOVING and token.i == introducer.i - 1):
            return None
        if moves(token) and (not blocked or token in above):
            return token if tied is None or tied.i < token.i else None
        if token.pos_ == "VERB" and token not in above and not _in_relative(token):
            blocked = True
    return None


def _in_relative(verb: Token) -> bool:
    """Whether a verb only describes a noun: "the share of those who exercise"."""
    return any(t.dep_ in ("relcl", "acl") for t in (verb, *verb.ancestors))


def comparative(shape: Figure) -> tuple[Token, Direction] | None:
    """The comparative right after a figure, "higher" in "5 percent higher", and its direction."""
    for token in shape.right(3):
        if token.lower_ in _HIGH | _LOW and not _hyphenated(token):
            return token, "up" if token.lower_ in _HIGH else "down"
        if token.pos_ != "ADV" and token.lower_ not in ("times", "even"):
            return None
    return None


def _hyphenated(token: Token) -> bool:
    """Whether a word only opens a compound: "longer-run"."""
    return token.i + 1 < len(token.doc) and token.nbor().text in ("-", "‑")
