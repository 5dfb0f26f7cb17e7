"""For which time: the phrase of a figure's own clause, or one of an earlier sentence that governs.

The phrases of a sentence compete for a figure. A bar rules one out ("this plant, which opened in
April, has [three lines]"); of the rest the nearest wins, where a clause boundary between counts
for more than a figure, and a figure for more than words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Token

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.inherit import governing
from quantclaims.link.need import is_state, tells_growth
from quantclaims.link.tense import clause_of, tense_of
from quantclaims.link.times import times_of
from quantclaims.timex import PeriodPhrase
from quantclaims.types import Mention, PeriodBasis


@dataclass(frozen=True, slots=True)
class Period:
    """Both dates inclusive; ``baseline`` is what a growth is measured against, as printed."""

    start: date | None = None
    end: date | None = None
    text: str = ""
    basis: PeriodBasis = ""
    baseline: str = ""
    rule: str = "period:none"


@dataclass(frozen=True)
class Pair:
    """A figure and a phrase of its sentence that may govern it."""

    mention: Mention
    phrase: PeriodPhrase
    context: SentenceContext

    @property
    def start(self) -> int:
        return self.mention.start - self.context.start

    @property
    def end(self) -> int:
        return self.mention.end - self.context.start

    @property
    def follows(self) -> bool:
        """Whether the phrase stands after the figure."""
        return self.phrase.start >= self.end

    @cached_property
    def gap(self) -> str:
        """The words between the two."""
        if self.follows:
            return self.context.text[self.end : self.phrase.start]
        return self.context.text[self.phrase.end : self.start]

    @cached_property
    def figure(self) -> Token:
        return self.context.head(self.mention)

    @cached_property
    def time(self) -> Token:
        shift = self.context.start
        return self.context.span(self.phrase.start + shift, self.phrase.end + shift).root

    @property
    def opens(self) -> bool:
        """Whether the phrase follows and opens a clause or a conjunct of its own."""
        return self.follows and _OPENING.search(self.gap) is not None


_BOUNDARY = re.compile(
    r"[;:()\[\]–—]|,? (?:but|while|whereas)\b|,(?: and| or)? (?:which|where|who)\b|, (?:and|so)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",(?!\d)")
_OPENING = re.compile(r"(?:[,;:–—(]| and| but| while| or) ?(?:also |only |then )?$")
_COMPARISON = re.compile(
    r"\bthan\b|\bas (?:high|low|much|many|large|big) as\b|\bcompared (?:to|with)\b|\bagainst\b",
    re.IGNORECASE,
)
_AND = re.compile(r" and\b", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(r" (?:out )?of (?:[\w’']+ ){0,2}")
_PRONOUNS = frozenset("it which this that".split())
_EQUATING = frozenset("be represent mean amount make total come constitute account exceed".split())
_DOCUMENTS = frozenset("decision order decree resolution instruction law agreement".split())
_FROM = re.compile(r"\bfrom (?:about |around |nearly |some |almost |just |only )?$", re.IGNORECASE)


def link_period(mention: Mention, context: SentenceContext, discourse: Discourse) -> Period:
    """Return the time that a figure is about."""
    if mention.kind == "year":
        return Period(rule="period:year_itself")
    phrases = times_of(context)
    baseline = _baseline(mention, context, phrases)
    if _totals(mention, context):
        return Period(baseline=baseline, rule="period:total_of_parts")
    chosen = _choose(mention, context, phrases)
    if chosen is not None:
        text = context.text[chosen.start : chosen.end]
        basis: PeriodBasis = "as_of_event" if chosen.kind == "now" else "explicit"
        return Period(chosen.first, chosen.last, text, basis, baseline, f"period:{chosen.rule}")
    found = governing(mention, context, discourse)
    if found is not None:
        rule = f"period:{found.rule}"
        return Period(found.first, found.last, found.text, "inherited", baseline, rule)
    if tense_of(context.head(mention)) == "present":
        return Period(basis="as_of_event", baseline=baseline, rule="period:present_tense")
    return Period(baseline=baseline)


def _baseline(mention: Mention, context: SentenceContext, phrases: Sequence[PeriodPhrase]) -> str:
    """Return the earlier time that a figure is measured against: the nearest before it is."""
    for phrase in phrases:
        if phrase.kind == "baseline":
            start = phrase.start + context.start
            rows = [m for m in context.mentions if m.role in ("claim", "whole")]
            measured = [m for m in rows if m.end <= start][-1:] or rows[:1]
            if mention in measured:
                return context.text[phrase.start : phrase.end]
    return ""


def _choose(
    mention: Mention, context: SentenceContext, phrases: Sequence[PeriodPhrase]
) -> PeriodPhrase | None:
    """Return the phrase that governs a figure; a dated one before a mere "now"."""
    pairs = [Pair(mention, p, context) for p in phrases if p.kind in ("period", "now")]
    free = [p for p in pairs if not any(bar(p) for bar in _BARS)]
    ranked = sorted(free, key=_distance)
    dated = [p for p in ranked if p.phrase.first or p.phrase.last]
    if not dated:
        return ranked[0].phrase if ranked else None
    best = dated[0]
    for pair in ranked:
        if pair.phrase.kind == "now" and _distance(pair) + 5 < _distance(best):
            return pair.phrase
    return best.phrase


def _distance(pair: Pair) -> float:
    gap = pair.gap
    if gap.strip() in ("(", "["):
        return 0.0
    commas: float = len(_COMMA.findall(gap))
    if not pair.follows and gap.lstrip().startswith(","):
        commas -= 1
    boundaries = len(_BOUNDARY.findall(gap)) + pair.opens
    commas += (not pair.follows and _AND.match(gap) is not None) / 3
    low, high = sorted((pair.start, pair.phrase.start))
    figures = sum(low < m.start - pair.context.start < high for m in pair.context.mentions)
    return 10 * boundaries + 3 * commas + 2 * figures + len(gap) / 1000 - 15 * _in_subject(pair)


def _in_subject(pair: Pair) -> bool:
    """The 2003 budget was adopted in January and totals [2 billion]."""
    for word in pair.time.ancestors:
        if word.pos_ in ("VERB", "AUX"):
            return False
        if word.dep_ in ("nsubj", "nsubjpass"):
            return word.head == clause_of(pair.figure)
    return False


def _totals(mention: Mention, context: SentenceContext) -> bool:
    """Three programmes out of [four] were approved last year."""
    for part in context.mentions:
        if part.end <= mention.start and part.kind == mention.kind == "count":
            gap = context.text[part.end - context.start : mention.start - context.start]
            if _TOTAL_BEFORE.fullmatch(gap):
                return True
    return False


def _reached_from(mention: Mention, context: SentenceContext) -> Mention | None:
    """Return the figure that is reached from this one: it rose from [5 percent] to 7 percent."""
    start, end = mention.start - context.start, mention.end - context.start
    if _FROM.search(context.text[:start]):
        for other in context.mentions:
            gap = context.text[end : other.start - context.start]
            if other.start >= mention.end and len(gap) < 60 and re.search(r"\bto\b", gap):
                return other
    return None


def _starting_point(pair: Pair) -> bool:
    """It rose from [254 posts] to 17,000 this year."""
    reached = _reached_from(pair.mention, pair.context)
    if reached is None:
        return False
    return not (pair.follows and pair.phrase.end <= reached.start - pair.context.start)


def _compared(pair: Pair) -> bool:
    """It is [5 percent] more than the allocation for the vote four years earlier."""
    return pair.follows and _COMPARISON.search(pair.gap) is not None


def _later_now(pair: Pair) -> bool:
    """It grew by [5 percent] and now stands at 9 billion."""
    return pair.opens and pair.phrase.kind == "now"


def _in_brackets(pair: Pair) -> bool:
    """It grew by [5 percent] (our bank will be thirty in October)."""
    before = pair.context.text[: pair.phrase.start]
    inside = before.count("(") > before.count(")")
    return inside and pair.gap.strip() != "(" and ("(" in pair.gap or ")" in pair.gap)


def _of_document(pair: Pair) -> bool:
    """Under the decision of January 19, [20 designers] are at work."""
    preposition = pair.time.head
    return (
        preposition.lower_ in ("of", "dated")
        and preposition.head.lemma_.lower() in _DOCUMENTS
        and preposition.head.dep_ in ("pobj", "dobj")
        and preposition.head.head != pair.figure.head
    )


def _state_of_growth(pair: Pair) -> bool:
    """The fund grew by [19 percent] and came to 5 billion as at January 1."""
    said = pair.context.text[pair.phrase.start : pair.phrase.end]
    grows = tells_growth(pair.mention, pair.context)
    return grows and pair.follows and is_state(said) and " and " in pair.gap


def _later_clause(pair: Pair) -> bool:
    """[7,000 people] are ill there, whereas we have had 170 this year."""
    clause = clause_of(pair.time)
    if not pair.follows or clause == clause_of(pair.figure):
        return False
    heads = (pair.figure, *list(pair.figure.ancestors)[:2])
    modifies = clause.dep_ in ("relcl", "acl") and clause.head in heads
    return clause.left_edge.i > pair.figure.i and not modifies


def _tense_clash(pair: Pair) -> bool:
    """It was built last year, and [20,000 cars] pass it every day."""
    phrase, day = pair.phrase, pair.context.event.date
    clause = clause_of(pair.figure)
    if day is None or clause_of(pair.time) == clause or tense_of(pair.figure) != "present":
        return False
    if phrase.first is None or phrase.last is None:
        return False
    equates = clause.lemma_ in _EQUATING and any(t.lower_ in _PRONOUNS for t in clause.children)
    if equates or tells_growth(pair.mention, pair.context):
        return False
    coming = phrase.rule in ("next_window", "until")
    return coming or not phrase.first.year <= day.year <= phrase.last.year


_BARS: tuple[Callable[[Pair], bool], ...] = (
    _starting_point,
    _compared,
    _later_now,
    _in_brackets,
    _of_document,
    _state_of_growth,
    _later_clause,
    _tense_clash,
)
