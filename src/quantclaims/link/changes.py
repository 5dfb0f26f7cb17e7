"""Rules of aspect for amounts that are changes: beside a growth, after "up" or "down", equated."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.evidence import Aspect, Evidence
from quantclaims.link.figure import is_clause, subject
from quantclaims.link.movement import moves, particle

CHANGES = frozenset(
    "increase rise growth hike jump decline drop fall cut reduction decrease".split()
)
"""Nouns that say by how much an amount moved."""
_APPOSED = re.compile(
    r"\s*(?:[(–—]|,? or\b)\s*"
    r"(?:(?:by|or|that is|some|about|around|nearly|almost|over|more than|roughly)\s+)*$"
)
_EARLIER_THAN = re.compile(r" (earlier|sooner|later) than (?!in\b|last\b|\d)")
_EQUATING = frozenset("be amount come total reach equal make constitute".split())
_GAPS = frozenset("gap difference ratio disparity".split())


def beside_growth(evidence: Evidence) -> Aspect | None:
    """The number of schools fell by [30 percent] ([32 schools])."""
    shape = evidence.shape
    claims = evidence.discourse.claims
    if not claims or claims[-1].start < shape.context.start or claims[-1].aspect != "growth":
        return None
    start = claims[-1].end - shape.context.start
    between = shape.context.text[start : shape.mention.start - shape.context.start]
    near = claims[-1].kind == "percent" and _APPOSED.fullmatch(between)
    return Aspect("change", claims[-1].direction) if near else None


def up_or_down(evidence: Evidence) -> Aspect | None:
    """Trade is up [$4 billion]."""
    word = evidence.shape.introducer
    if word is None or word.lower_ not in ("up", "down"):
        return None
    direction = particle(evidence.shape)
    return Aspect("change", direction) if direction else None


def movement_in(evidence: Evidence) -> Aspect | None:
    """We have an increase in reserves of [4 tonnes]."""
    introducer = evidence.shape.introducer
    if introducer is None or introducer.lower_ != "of":
        return None
    for word in introducer.ancestors:
        if word.lemma_ in CHANGES and word.pos_ == "NOUN":
            between = evidence.shape.doc[word.i + 1 : introducer.i]
            named = bool(between) and between[0].lower_ == "in"
            return Aspect("change", moves(word)) if named else None
    return None


def movement_was(evidence: Evidence) -> Aspect | None:
    """The increase came to [5 billion rubles]."""
    shape = evidence.shape
    verb = next((t for t in shape.head.ancestors if is_clause(t)), None)
    if verb is None or verb.lemma_ not in _EQUATING or shape.head.dep_ in ("nsubj", "nsubjpass"):
        return None
    said_of = subject(verb)
    if said_of is None or said_of.lemma_ not in CHANGES or said_of.pos_ != "NOUN":
        return None
    return Aspect("change", moves(said_of))


def before_others(evidence: Evidence) -> Aspect | None:
    """We finished [six years] earlier than our partners."""
    shape = evidence.shape
    text = shape.context.text[shape.mention.end - shape.context.start :]
    after = _EARLIER_THAN.match(text)
    if after is None or shape.mention.kind != "measure":
        return None
    return Aspect("gap", "up" if after[1] == "later" else "down")


def so_many_fold(evidence: Evidence) -> Aspect | None:
    """We saw a [threefold] reduction; there is a [16-fold] gap."""
    for token in evidence.shape.right(3):
        if token.lemma_ in _GAPS:
            return Aspect("level")
        if token.pos_ == "NOUN" and moves(token):
            return Aspect("growth", moves(token))
        if token.pos_ not in ("ADJ", "NOUN"):
            return None
    return None


def answered(evidence: Evidence) -> Aspect | None:
    """{A} Will your staff shrink? / {B} By about [200 people]."""
    shape = evidence.shape
    introducer, previous = shape.introducer, shape.context.previous
    if introducer is None or introducer.lower_ != "by" or previous is None:
        return None
    if any(is_clause(t) for t in shape.doc) or not previous.text.rstrip().endswith("?"):
        return None
    moving = list(_moving(evidence))
    relative = shape.mention.kind in ("percent", "multiple")
    return Aspect("growth" if relative else "change", moves(moving[-1])) if moving else None


def _moving(evidence: Evidence) -> Iterator[Token]:
    """The words of the question before that move a figure."""
    asked = evidence.shape.context.previous
    if asked is not None and len(asked.text) < 20 and asked.previous is not None:
        asked = asked.previous
    return (t for t in asked.doc if moves(t)) if asked is not None else iter(())
