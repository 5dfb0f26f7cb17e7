"""Rules of aspect for what moves: growth, change, gaps and levels reached."""

import re

from spacy.tokens import Token

from quantclaims.link.changes import CHANGES
from quantclaims.link.evidence import (
    Aspect,
    Evidence,
    direction_of,
    is_relative,
    last_relative,
    movement,
    reached,
)
from quantclaims.link.movement import comparative, mover, moves, particle
from quantclaims.types import Direction

_EARLIER = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:last|previous|past|prior|earlier|ago|before|same period|year"
    r"|latest (?:reading|estimate|figure|data)|at the time)\b"
)
_FULFILLING = frozenset("meet fulfil fulfill complete cover satisfy implement load fill".split())
_OUTSTRIPPING = frozenset("exceed surpass outstrip outpace outperform".split())
_PAST_MARK = frozenset(("beyond", "above", "past"))
_PLACED = frozenset(("above", "below"))
_THAN = re.compile(r"[^,;.]{0,40}? than\b\s*([^,;.]+)")
_BEYOND = re.compile(r"\s+([^,;.]+)")
_AS_MUCH = re.compile(r"\s+as (?:many|much|\w+)\b(?:[^,;.]*?\bas\b\s*([^,;.]+))?")
_NOW = re.compile(r"\b(?:now|already|today|this|will)\b|[’']ll\b", re.IGNORECASE)
_MEAN = re.compile(r"\s+(?:the|our|their|its)\s+(?:[\w-]+\s+){0,2}average\b")
_FROM_PLACE = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_TO_PLACE = re.compile(r"(?: place| position)? to (?:the )?$", re.IGNORECASE)
_AHEAD = re.compile(r" (ahead of|behind) (?:the )?(?:schedule|plan|time)\b")


def rank(evidence: Evidence) -> Aspect | None:
    """Russia moved up to [31st] place."""
    return Aspect("rank", reached(evidence) or _places(evidence))


def _places(evidence: Evidence) -> Direction:
    """Which way a place in a ranking moved, told by the two places: "from 53rd to [29th]"."""
    mention, context = evidence.shape.mention, evidence.shape.context
    before = [c for c in evidence.discourse.claims[-1:] if c.start >= context.start]
    if not before or before[0].kind != "rank" or before[0].value is None or mention.value is None:
        return ""
    between = context.text[before[0].end - context.start : mention.start - context.start]
    start = context.text[: before[0].start - context.start]
    if not _TO_PLACE.match(between) or not _FROM_PLACE.search(start):
        return ""
    return "up" if mention.value < before[0].value else "down"


def compared(evidence: Evidence) -> Aspect | None:
    """Salaries are [30 percent] higher than the average; they are [2 points] below it."""
    found = comparative(evidence.shape)
    if found is None:
        return None
    word, direction = found
    text = evidence.shape.context.text
    after = text[word.idx + len(word) :]
    standard = (_BEYOND if word.lower_ in _PLACED else _THAN).match(after)
    if standard and not _EARLIER.search(standard[1]):
        return Aspect("gap", direction, standard[1].strip())
    if standard is None:
        return _compared_with_nothing(evidence, direction)
    return Aspect(movement(evidence), direction, standard[1].strip())


def _compared_with_nothing(evidence: Evidence, direction: Direction) -> Aspect | None:
    """Capacity is [2.5 percent] higher: than what, only an earlier figure tells."""
    shape = evidence.shape
    if not is_relative(evidence):
        return None
    before = last_relative(evidence)
    copula = any(t.lemma_ == "be" for t in shape.head.ancestors)
    if before is not None and before.aspect == "gap" and before.start > shape.context.start:
        return Aspect("gap", direction)
    return Aspect("gap" if shape.mention.kind == "multiple" and copula else "growth", direction)


def moved_by(evidence: Evidence) -> Aspect | None:
    """Exports grew by [5 percent]; we cut costs by [44 billion]."""
    introducer = evidence.shape.introducer
    if introducer is None or introducer.lower_ != "by":
        return None
    direction = direction_of(evidence)
    if direction:
        return Aspect(movement(evidence), direction)
    if not is_relative(evidence):
        return Aspect("change") if evidence.shape.mention.kind == "percent" else None
    above = {t.lemma_ for t in introducer.ancestors}
    if above & _OUTSTRIPPING:
        return Aspect("gap", "up")
    return Aspect("share") if above & _FULFILLING else Aspect("growth", "up")


def _noun_of_change(token: Token, first: bool) -> bool:
    """Whether a word is a change named: a "50 basis point cut", however it is tagged."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    bare = not any(t.dep_ in ("dobj", "nsubj") and t.i > token.i for t in token.children)
    return first and token.tag_ in ("VB", "VBP", "VBN", "VBD") and token.lemma_ in CHANGES and bare


def movement_after(evidence: Evidence) -> Aspect | None:
    """There was a [40 percent] increase."""
    for place, token in enumerate(evidence.shape.right(4)):
        if _noun_of_change(token, place == 0) and moves(token):
            plain = is_relative(evidence) or token.lemma_ in CHANGES
            return Aspect(movement(evidence), moves(token)) if plain else None
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "PART") and token.text != "-":
            return None
    return None


def movement_worth(evidence: Evidence) -> Aspect | None:
    """A tax cut worth [$3 billion]; an increase of [$3 billion]."""
    shape = evidence.shape
    introducer = shape.introducer
    if introducer is None or introducer.lower_ not in ("worth", "of", "totalling", "totaling"):
        return None
    before = [t for t, _ in zip(shape.left(), range(3), strict=False)][1:]
    word = next((t for t in before if t.lemma_ in CHANGES and t.pos_ == "NOUN"), None)
    return Aspect(movement(evidence), moves(word)) if word is not None else None


def scheduled(evidence: Evidence) -> Aspect | None:
    """The bridge was opened [three weeks] ahead of schedule."""
    shape = evidence.shape
    after = _AHEAD.match(shape.context.text, shape.mention.end - shape.context.start)
    if after is None:
        return None
    return Aspect("gap", "down" if after[1] == "ahead of" else "up", "schedule")


def moved_straight(evidence: Evidence) -> Aspect | None:
    """Exports grew [5 percent]; production added [4 percent]."""
    word = evidence.shape.introducer
    if word is not None and word.pos_ == "ADV" and word.lower_ not in ("up", "down") and word.i:
        word = word.nbor(-1)
    if word is None:
        return None
    if word.lower_ in ("up", "down") and particle(evidence.shape):
        return Aspect(movement(evidence), particle(evidence.shape))
    if word.pos_ == "VERB" and moves(word):
        return Aspect(movement(evidence), moves(word))
    return None


def movement_of(evidence: Evidence) -> Aspect | None:
    """They showed growth at [10 percent]."""
    shape = evidence.shape
    introducer = shape.introducer
    if introducer is None or introducer.lower_ not in ("of", "at", "from"):
        return None
    if introducer.lower_ == "from" and any(t.lower_ == "to" for t in shape.right(4)):
        return None
    word = mover(shape)
    running = word is not None and introducer.lower_ == "at" and introducer.head == word
    if word is None or (not running and (word.pos_ != "NOUN" or introducer.i - word.i > 4)):
        return None
    return Aspect(movement(evidence), moves(word))


def times(evidence: Evidence) -> Aspect | None:
    """Trade has [quadrupled]."""
    shape = evidence.shape
    if "ellipsis:ratio" in shape.mention.rules:
        return Aspect("level")
    value = shape.mention.value
    after = shape.context.text[shape.mention.end - shape.context.start :]
    if _MEAN.match(after):
        return Aspect("gap", "down" if value is not None and value < 1 else "up")
    standard = _AS_MUCH.match(after)
    if standard and _besides(standard[1] or "", evidence):
        return Aspect("gap", "down" if value is not None and value < 1 else "up", standard[1] or "")
    if (value is not None and value < 1) or shape.tokens.text.lower().startswith("hal"):
        return Aspect("growth", "down")
    if any(t.lemma_ in _OUTSTRIPPING for t in shape.head.ancestors):
        return Aspect("gap", "up")
    word = mover(shape)
    return Aspect("growth", moves(word) if word else "up")


def _besides(standard: str, evidence: Evidence) -> bool:
    """Whether "twice as many" compares with others, not with what was before."""
    if standard:
        return _EARLIER.search(standard) is None
    text = evidence.shape.context.text
    return mover(evidence.shape) is None and not _EARLIER.search(text) and not _NOW.search(text)


def amount_moved(evidence: Evidence) -> Aspect | None:
    """Profit rose to [121 billion rubles]."""
    shape = evidence.shape
    direction = reached(evidence)
    if shape.introducer is not None and shape.mention.qualifier.lower() in _PAST_MARK:
        direction = moves(shape.introducer)
    return Aspect("level", direction) if direction else None


def from_to(evidence: Evidence) -> Aspect | None:
    """It went from [254 positions] to [17,000 positions]."""
    shape = evidence.shape
    introducer = shape.introducer
    if introducer is None or introducer.lower_ != "to" or shape.mention.value is None:
        return None
    before = [m for m in shape.context.mentions if m.end < shape.mention.start]
    if not before or before[-1].value is None:
        return None
    text = shape.context.text
    start = before[-1].start - shape.context.start
    if not re.search(r"\bfrom\b[^,;]{0,30}$", text[:start]):
        return None
    rises = shape.mention.value > before[-1].value
    return Aspect("level", "up" if rises else "down")
