"""Growth or level or share, and which way.

Each kind of figure has its rules, tried in order; the first that holds decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import Figure, figure, is_clause, subject
from quantclaims.link.indicator import Indicator
from quantclaims.link.movement import comparative, mover, moves, particle, says
from quantclaims.types import AspectName, Claim, Direction, Mention


@dataclass(frozen=True, slots=True)
class Aspect:
    """``baseline`` is what a gap or growth is measured against, as printed."""

    name: AspectName = "level"
    direction: Direction = ""
    baseline: str = ""
    rule: str = "aspect:level"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule looks at."""

    shape: Figure
    discourse: Discourse
    indicator: Indicator


_Rule = Callable[[Evidence], Aspect | None]
_EARLIER = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:last|previous|past|prior|earlier|ago|before|same period|year)\b"
)
_FULFILLING = frozenset("meet fulfil fulfill complete cover satisfy implement load fill".split())
_PAST_MARK = frozenset(("beyond", "above", "past"))
_ELLIPTICAL = frozenset("it this that they figure number result rate figures forecast".split())
_OF = re.compile(r"^ ?(?:\([^)]*\) ?)?of (?!(?:growth|increase|January|the year))", re.IGNORECASE)


def link_aspect(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    indicator: Indicator,
) -> Aspect:
    """Return the aspect and the direction of a figure."""
    evidence = Evidence(figure(mention, context), discourse, indicator)
    for rule in _RULES.get(mention.kind, _AMOUNT):
        found = rule(evidence)
        if found is not None:
            name = rule.__name__.strip("_")
            return Aspect(found.name, found.direction, found.baseline, f"aspect:{name}")
    return Aspect()


def _rank(evidence: Evidence) -> Aspect | None:
    """Russia moved up to [31st] place."""
    introducer = evidence.shape.introducer
    word = mover(evidence.shape) if introducer and introducer.lower_ == "to" else None
    direction = particle(evidence.shape) or (moves(word) if word else "")
    return Aspect("rank", direction)


def _compared(evidence: Evidence) -> Aspect | None:
    """Salaries are [30 percent] higher than the average."""
    found = comparative(evidence.shape)
    if found is None:
        return None
    word, direction = found
    text = evidence.shape.context.text
    after = text[word.idx + len(word) :]
    standard = re.match(r"[^,;.]{0,40}? than\b\s*([^,;.]+)", after)
    if standard and not _EARLIER.search(standard[1]):
        return Aspect("gap", direction, standard[1].strip())
    if standard is None:
        return _compared_with_nothing(evidence, direction)
    return Aspect(_moved(evidence), direction, standard[1].strip())


def _compared_with_nothing(evidence: Evidence, direction: Direction) -> Aspect | None:
    """Capacity is [2.5 percent] higher: than what, only an earlier figure tells."""
    shape = evidence.shape
    if not _relative(evidence):
        return None
    before = _last_relative(evidence)
    copula = any(t.lemma_ == "be" for t in shape.head.ancestors)
    if before is not None and before.aspect == "gap" and before.start > shape.context.start:
        return Aspect("gap", direction)
    return Aspect("gap" if shape.mention.kind == "multiple" and copula else "growth", direction)


def _last_relative(evidence: Evidence) -> Claim | None:
    """The percentage or multiple before this one, in its sentence or the one before it."""
    context = evidence.shape.context
    since = context.previous.start if context.previous else context.start
    for claim in reversed(evidence.discourse.claims):
        if claim.start < since:
            return None
        if claim.kind in ("percent", "multiple"):
            return claim
    return None


def _moved(evidence: Evidence) -> AspectName:
    return "growth" if _relative(evidence) else "change"


def _moved_by(evidence: Evidence) -> Aspect | None:
    """Exports grew by [5 percent]; we cut costs by [44 billion]."""
    introducer = evidence.shape.introducer
    if introducer is None or introducer.lower_ != "by":
        return None
    word = mover(evidence.shape)
    direction = particle(evidence.shape) or (moves(word) if word else "")
    if direction:
        return Aspect(_moved(evidence), direction)
    if not _relative(evidence):
        return None
    fulfilled = any(t.lemma_ in _FULFILLING for t in introducer.ancestors)
    return Aspect("share") if fulfilled else Aspect("growth", "up")


def _relative(evidence: Evidence) -> bool:
    return evidence.shape.mention.kind in ("percent", "multiple")


def _movement_after(evidence: Evidence) -> Aspect | None:
    """There was a [40 percent] increase."""
    for token in evidence.shape.right(4):
        if token.pos_ in ("NOUN", "PROPN") and moves(token):
            return Aspect(_moved(evidence), moves(token))
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "PART") and token.text != "-":
            return None
    return None


def _kind_after(evidence: Evidence) -> Aspect | None:
    """A [50 percent] discount is a rate, a [61 percent] stake a share."""
    for token in evidence.shape.right(4):
        found = says(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if found in ("rate", "share"):
            return Aspect("level" if found == "rate" else "share")
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PART", "ADV") and token.text != "-":
            return None
    return None


def _moved_straight(evidence: Evidence) -> Aspect | None:
    """Exports grew [5 percent]; production added [4 percent]."""
    word = evidence.shape.introducer
    if word is not None and word.pos_ in ("ADV",) and word.lower_ not in ("up", "down") and word.i:
        word = word.nbor(-1)
    if word is None:
        return None
    if word.lower_ in ("up", "down") and particle(evidence.shape):
        return Aspect("growth", particle(evidence.shape))
    if word.pos_ == "VERB" and moves(word):
        return Aspect("growth", moves(word))
    return None


def _movement_of(evidence: Evidence) -> Aspect | None:
    """They showed growth at [10 percent]."""
    shape = evidence.shape
    introducer = shape.introducer
    if introducer is None or introducer.lower_ not in ("of", "at", "from"):
        return None
    word = mover(shape)
    if word is None or word.pos_ != "NOUN" or introducer.i - word.i > 4:
        return None
    return Aspect("growth", moves(word))


def _part_of(evidence: Evidence) -> Aspect | None:
    """We issue [25 percent] of all mortgages."""
    shape = evidence.shape
    after = shape.context.text[shape.mention.end - shape.context.start :]
    if not _OF.match(after):
        return None
    return Aspect("share", _moved_to(evidence))


def _moved_to(evidence: Evidence) -> Direction:
    """The direction of a level reached: "rose to [3 billion]"."""
    introducer = evidence.shape.introducer
    if introducer is None or introducer.lower_ != "to":
        return ""
    word = mover(evidence.shape)
    return particle(evidence.shape) or (moves(word) if word else "")


def _topic(evidence: Evidence) -> Aspect | None:
    """GDP growth was [2.3 percent], inflation [3 percent], their share [20 percent]."""
    for word in _topics(evidence.shape):
        found = says(word)
        if found in ("up", "down") and word.pos_ in ("NOUN", "PROPN"):
            return Aspect("growth", moves(word))
        if found == "rate":
            return Aspect("level", _moved_to(evidence))
        if found == "share":
            return Aspect("share", _moved_to(evidence))
    return None


def _topics(shape: Figure) -> Iterator[Token]:
    """The words that a figure is said of, nearest first: what governs it, object, subject."""
    base = mover(shape) if shape.introducer and shape.introducer.lower_ == "to" else None
    for governor in (base,) if base is not None else shape.head.ancestors:
        yield from (t for t in governor.children if t.dep_ == "compound")
        yield governor
        if is_clause(governor):
            for word in governor.children:
                if word.dep_ == "dobj" and shape.head not in word.subtree:
                    yield from _names(word)
            said_of = subject(governor)
            if said_of is not None:
                yield from _names(said_of)
            return


def _names(noun: Token) -> Iterator[Token]:
    """A noun and the nouns that specify it."""
    yield from (t for t in noun.children if t.dep_ == "compound")
    yield noun
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "in"):
            yield from (t for t in preposition.children if t.dep_ == "pobj")


def _measured(evidence: Evidence) -> Aspect | None:
    """What the indicator's own words say."""
    text = evidence.indicator.text.lower()
    if re.search(r"\bgrowth\b", text):
        return Aspect("growth", "up")
    if re.search(r"\b(?:inflation|unemployment|interest|margin|rating|discount)\b", text):
        return Aspect("level", _moved_to(evidence))
    if re.search(r"\b(?:share|stake|proportion|percentage)\b", text):
        return Aspect("share", _moved_to(evidence))
    return None


def _repeated(evidence: Evidence) -> Aspect | None:
    """“To 4,500?” “That’s right, to [4,500].”"""
    mention = evidence.shape.mention
    for claim in evidence.discourse.claims[-3:]:
        if claim.value == mention.value is not None and claim.unit == mention.unit:
            introducer = evidence.shape.introducer
            moved = claim.aspect == "growth" or (introducer and introducer.lower_ == "to")
            return Aspect(claim.aspect, claim.direction if moved else "")
    return None


def _continued(evidence: Evidence) -> Aspect | None:
    """Growth was 20 percent and [8 percent]: the second is what the first is."""
    last = _last_relative(evidence)
    context = evidence.shape.context
    if last is None or (last.start < context.start and not _elliptical(evidence.shape)):
        return None
    if last.aspect == "growth":
        return Aspect("growth", last.direction)
    return Aspect(last.aspect, _moved_to(evidence))


def _elliptical(shape: Figure) -> bool:
    """Whether a figure's clause leaves to an earlier sentence what it is about."""
    for governor in shape.head.ancestors:
        if is_clause(governor):
            said_of = subject(governor)
            return said_of is None or said_of.lower_ in _ELLIPTICAL
    return True


def _some_share(evidence: Evidence) -> Aspect | None:
    """A percentage that nothing else speaks of is a part of something."""
    return Aspect("share", _moved_to(evidence))


def _times(evidence: Evidence) -> Aspect | None:
    """Trade has [quadrupled]."""
    shape = evidence.shape
    words = shape.tokens.text.lower()
    value = shape.mention.value
    if (value is not None and value < 1) or re.search(r"hal[fv]", words):
        return Aspect("growth", "down")
    word = mover(shape)
    return Aspect("growth", moves(word) if word else "up")


def _amount_moved(evidence: Evidence) -> Aspect | None:
    """Profit rose to [121 billion rubles], or beyond [100 billion]."""
    shape = evidence.shape
    direction = _moved_to(evidence)
    if shape.introducer is not None and shape.mention.qualifier.lower() in _PAST_MARK:
        direction = moves(shape.introducer)
    return Aspect("level", direction) if direction else None


def _from_to(evidence: Evidence) -> Aspect | None:
    """It went from 254 to [17,000 positions]."""
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


_AMOUNT: tuple[_Rule, ...] = (
    _compared,
    _moved_by,
    _movement_after,
    _amount_moved,
    _from_to,
    _repeated,
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "rank": (_rank,),
    "year": (),
    "multiple": (_compared, _times),
    "percent": (
        _compared,
        _moved_by,
        _movement_after,
        _kind_after,
        _part_of,
        _moved_straight,
        _movement_of,
        _topic,
        _measured,
        _repeated,
        _continued,
        _some_share,
    ),
    "money": _AMOUNT,
    "count": _AMOUNT,
    "measure": _AMOUNT,
}
