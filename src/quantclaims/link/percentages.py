"""Rules of aspect for percentages: growth, share or rate."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.evidence import (
    Aspect,
    Evidence,
    direction_of,
    is_relative,
    last_relative,
    movement,
    reached,
)
from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.movement import mover, moves, says
from quantclaims.types import Direction

_MINUS = re.compile(r"\bminus $|\bnegative $|(?<![\w ])-$")
_EMPTY = frozenset("with from that this these those their total number level rate".split())
_ELLIPTICAL = frozenset("it this that they figure number result rate figures forecast".split())
_NOUNS = frozenset(("NOUN", "PROPN"))
_FLOWS = frozenset("gdp output production sale spending expenditure".split())
_AIMS = frozenset(("objective", "target", "goal", "range", "norm"))
_NAMED_RATE = re.compile(
    r"\b(?:inflation|pce|cpi|unemployment|interest|margin|rating|discount"
    r"|(?:funds|policy|key) rate)\b"
)
_INDEX = re.compile(
    r"\b(?:production|output|industrial|agricultural|manufacturing|construction) "
    r"(?:\w+ )?ind(?:ex|ices)\b|\bindex of (?:\w+ ){0,2}(?:production|output)\b",
    re.IGNORECASE,
)
_INDICES = frozenset(("index", "indices", "indexes"))
_WHOLE = 100
_RESULTS = re.compile(r"\b(?:results?|figures|numbers|performance|dynamics)\b[^.;]*[:–—]")
_IN_BRANCH = re.compile(
    r" in (?:the )?(?:\w+ )?(?:sector|industry|industries|agriculture|manufacturing|construction"
    r"|farming|transport|retail|trade)\b"
)
_OF = re.compile(r"^ ?(?:\([^)]*\) ?)?of (?!(?:growth|increase|January|the year))", re.IGNORECASE)


def kind_after(evidence: Evidence) -> Aspect | None:
    """A [50 percent] discount is a rate, a [61 percent] stake a share."""
    for token in evidence.shape.right(4):
        found = says(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if token.lemma_ == "interest" and any(c.lower_ == "in" for c in token.rights):
            return Aspect("share", reached(evidence))
        if found in ("rate", "share"):
            return Aspect("level" if found == "rate" else "share", reached(evidence))
        if token.lemma_ in _AIMS and _of_a_rate(evidence):
            return Aspect("level", reached(evidence))
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PART", "ADV") and token.text != "-":
            return None
    return None


def _of_a_rate(evidence: Evidence) -> bool:
    """Whether a rate is spoken of, here or in a figure before: "our 2 percent goal"."""
    said = [evidence.shape.context.text, *(c.indicator for c in evidence.discourse.claims[-6:])]
    return any(_NAMED_RATE.search(text.lower()) for text in said)


def part_of(evidence: Evidence) -> Aspect | None:
    """We issue [25 percent] of all mortgages."""
    shape = evidence.shape
    after = shape.context.text[shape.mention.end - shape.context.start :]
    if not _OF.match(after):
        return None
    return Aspect("share", reached(evidence))


def topic(evidence: Evidence) -> Aspect | None:
    """Inflation was 3 percent, their share [20 percent]."""
    for word in _topics(evidence.shape):
        found = says(word)
        if found in ("up", "down") and word.pos_ in ("NOUN", "PROPN"):
            return Aspect(movement(evidence), moves(word))
        if found == "rate":
            return Aspect("level", reached(evidence))
        if found == "share":
            return Aspect("share", reached(evidence))
    return None


def index(evidence: Evidence) -> Aspect | None:
    """The industrial production index reached [104 percent]."""
    found = _INDEX.search(evidence.shape.context.text)
    if found is None or evidence.shape.mention.start - evidence.shape.context.start < found.end():
        return None
    value = evidence.shape.mention.value
    whole = value is not None and value >= _WHOLE
    named = any(t.lemma_.lower() in _INDICES for t in _topics(evidence.shape))
    return Aspect("growth", "up") if named or whole else None


def growth_was(evidence: Evidence) -> Aspect | None:
    """Production growth constituted [108 percent]."""
    for word in _topics(evidence.shape):
        if is_clause(word):
            said_of = subject(word)
            grown = said_of is not None and said_of.pos_ in _NOUNS and moves(said_of)
            return Aspect("growth", moves(said_of)) if said_of is not None and grown else None
    return None


def result_in(evidence: Evidence) -> Aspect | None:
    """Our results are good: [7 percent] in manufacturing."""
    shape = evidence.shape
    text = shape.context.text
    after = text[shape.mention.end - shape.context.start :]
    results = _RESULTS.search(text[: shape.doc[shape.lead].idx])
    return Aspect("growth", "up") if results and _IN_BRANCH.match(after) else None


def _topics(shape: Figure) -> Iterator[Token]:
    """The words that a figure is said of, nearest first: what governs it, object, subject."""
    base = mover(shape) if shape.introducer and shape.introducer.lower_ == "to" else None
    for governor in (base,) if base is not None else shape.head.ancestors:
        yield from _names(governor) if governor.pos_ in _NOUNS else (governor,)
        if is_clause(governor):
            for word in governor.children:
                if word.dep_ == "dobj" and word != shape.head:
                    yield from _names(word)
            said_of = subject(governor)
            if said_of is not None:
                yield from _names(said_of)
            return


def _names(noun: Token) -> Iterator[Token]:
    """A noun and the nouns that specify it: "the tendency of the forecasts for inflation"."""
    yield from (t for t in noun.children if t.dep_ in ("compound", "poss"))
    yield noun
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "in", "for"):
            for specified in preposition.children:
                if specified.dep_ == "pobj":
                    yield from _names(specified)


def from_one_to_another(evidence: Evidence) -> Aspect | None:
    """It went from [30 percent] to [15 percent]."""
    shape = evidence.shape
    mark = shape.introducer.lower_ if shape.introducer is not None else ""
    pair = "to" if mark == "from" else "from" if mark == "to" else ""
    beside = [*zip(shape.left(), range(8), strict=False)] if mark == "to" else []
    near = [t for t, _ in beside] or list(shape.right(8))
    if not pair or not any(t.lower_ == pair for t in near):
        return None
    rate = any(says(word) == "rate" for word in _topics(shape))
    return Aspect("level" if rate else "share", reached(evidence))


def measured(evidence: Evidence) -> Aspect | None:
    """Inflation is [3 percent]. / And what is it there? [Two percent]."""
    text = evidence.indicator.text.lower()
    if re.search(r"\bgrowth\b", text):
        return Aspect("growth", "up")
    if _NAMED_RATE.search(text):
        return Aspect("level", reached(evidence))
    if re.search(r"\b(?:share|stake|proportion|percentage)\b", text):
        return Aspect("share", reached(evidence))
    return None


def repeated(evidence: Evidence) -> Aspect | None:
    """{A} Has their number increased to [4,500]? / {B} That is right, [4,500]."""
    mention = evidence.shape.mention
    for claim in evidence.discourse.claims[-3:]:
        if claim.value == mention.value is not None and claim.unit == mention.unit:
            introducer = evidence.shape.introducer
            moved = claim.aspect == "growth" or (introducer and introducer.lower_ == "to")
            return Aspect(claim.aspect, claim.direction if moved else "")
    return None


def continued(evidence: Evidence) -> Aspect | None:
    """Exports grew by [20 percent] last year. / This is more than [18 percent]."""
    last = last_relative(evidence)
    context = evidence.shape.context
    if last is None or (last.start < context.start and not _elliptical(evidence.shape)):
        return None
    if last.aspect == "growth":
        return Aspect("growth", last.direction)
    return Aspect(last.aspect, reached(evidence))


def _elliptical(shape: Figure) -> bool:
    """Whether a figure's clause leaves to an earlier sentence what it is about."""
    for governor in shape.head.ancestors:
        if is_clause(governor):
            said_of = subject(governor)
            return said_of is None or said_of.lower_ in _ELLIPTICAL
    return True


def same_series(evidence: Evidence) -> Aspect | None:
    """Investment grew by [4 percent]. / We met. / Investment in farming is [7 percent]."""
    words = content_words(evidence.indicator.text)
    for claim in reversed(evidence.discourse.claims[-12:]):
        if claim.kind == "percent" and words and words <= content_words(claim.indicator) | words:
            shared = words & content_words(claim.indicator)
            if claim.aspect == "growth" and 2 * len(shared) >= len(words):
                return Aspect("growth", claim.direction)
            if shared:
                return None
    return None


def negative(evidence: Evidence) -> Direction:
    """The direction of a figure below zero: "minus [0.1 percent]", "[minus 20]"."""
    shape = evidence.shape
    if shape.tokens.text.lower().startswith("minus "):
        return "down"
    before = shape.context.text[: shape.doc[shape.lead].idx]
    return "down" if _MINUS.search(before) else ""


def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that mean something, in lower case."""
    return frozenset(w for w in re.findall(r"[a-z]{4,}", text.lower()) if w not in _EMPTY)


def some_share(evidence: Evidence) -> Aspect | None:
    """We process [85 percent]: what nothing else speaks of is a part."""
    if not is_relative(evidence):
        return Aspect("change", direction_of(evidence))
    if _volume(evidence.shape):
        return Aspect("growth", "up")
    return Aspect("share", reached(evidence))


def _volume(shape: Figure) -> bool:
    """Whether a flow is said to be so many percent: "retail sales were [2.9 percent]"."""
    clause = next((t for t in shape.head.ancestors if is_clause(t)), None)
    if clause is None or clause.lemma_ != "be" or shape.head.head != clause:
        return False
    said_of = subject(clause)
    return said_of is not None and said_of.lemma_.lower() in _FLOWS
