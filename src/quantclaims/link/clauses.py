"""The clauses and words that a figure stands in, from the nearest outwards."""

from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.movement import mover
from quantclaims.link.stance import settled

__all__ = ["clauses", "open_clauses", "path"]

_FORECASTS = frozenset(("projection", "forecast", "expectation"))
_STANDING = frozenset("be stand remain run range rise fall move".split())


def clauses(shape: Figure) -> Iterator[Token]:
    """The clauses that a figure stands in."""
    return iter(shape.context.once((clauses, shape.mention.start), lambda: _clauses(shape)))


def _clauses(shape: Figure) -> list[Token]:
    start = _base(shape)
    return [t for t in (start, *start.ancestors) if is_clause(t) and "aux" not in t.dep_]


def open_clauses(shape: Figure) -> Iterator[Token]:
    """The clauses that a figure stands in, up to the first that settles it."""
    question = open_clauses, shape.mention.start
    return iter(shape.context.once(question, lambda: list(_open_clauses(shape))))


def _open_clauses(shape: Figure) -> Iterator[Token]:
    for clause in clauses(shape):
        yield clause
        if settled(clause):
            return


def path(shape: Figure) -> Iterator[Token]:
    """The words that govern a figure, and the other side of a copula."""
    base = _base(shape)
    for governor in _governors(base):
        if governor.lemma_ in ("set", "fix", "adopt"):
            yield from (t for t in governor.children if t.dep_ == "dobj" and t != base)
            yield from (governor.head,) if governor.dep_ == "relcl" else ()
        if governor.lemma_ == "be":
            yield from (
                t
                for t in governor.children
                if t.dep_ in ("nsubj", "attr", "acomp") and base not in t.subtree
            )
        if governor.lemma_ in _STANDING:
            yield from (t for t in governor.children if t.dep_ == "nsubj" and base not in t.subtree)
            yield from _forecasts(governor)
        yield governor


def _governors(base: Token) -> Iterator[Token]:
    """A word and what it hangs on; a noun is not governed by the one that it is joined to."""
    yield base
    joined = base.dep_ == "conj"
    for word in base.ancestors:
        if not joined or word.pos_ not in ("NOUN", "PROPN"):
            yield word
        joined = word.dep_ == "conj"


def _forecasts(verb: Token) -> Iterator[Token]:
    """The forecasts that a subject is taken from: "the median of the projections is 5"."""
    said_of = subject(verb)
    if said_of is not None:
        yield from (t for t in said_of.subtree if t.lemma_ in _FORECASTS and t.pos_ == "NOUN")


def _base(shape: Figure) -> Token:
    """Where the walk outwards starts: at the word that moves the figure, where one does."""
    introducer = shape.introducer
    if "fold" in shape.tokens.text:
        return shape.head.head
    if introducer is not None and introducer.lower_ in ("to", "by"):
        return mover(shape) or shape.head
    if introducer is not None and introducer.text == ":":
        own = any(is_clause(t) and t.i > introducer.i for t in shape.head.ancestors)
        if not own:
            return next((t for t in shape.left() if is_clause(t)), shape.head)
    return shape.head
