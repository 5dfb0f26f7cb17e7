"""What rules a time of its sentence out for a figure: the bars, and the pair that they look at."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from spacy.tokens import Token

from quantclaims.link.context import SentenceContext
from quantclaims.link.need import is_state, tells_growth
from quantclaims.link.stance import holds, is_past
from quantclaims.link.tense import clause_of, tense_of
from quantclaims.timex import PeriodPhrase
from quantclaims.types import Mention

__all__ = ["Pair", "barred"]

_OPENING = re.compile(r"(?:[,;:–—(]| and| but| while| or) ?(?:also |only |then )?$")
_COMPARISON = re.compile(
    r"\bthan\b|\bas (?:high|low|much|many|large|big) as\b|\bcompared (?:to|with)\b"
    r"|\bagainst\b(?! (?:us|them|him|her|it|me)\b)"
    r"|\b(?:up|down|increase|rise|growth|jump|decrease|decline|drop|fall|cut) from\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("it which this that".split())
_EQUATING = frozenset("be represent mean amount make total come constitute account exceed".split())
_DOCUMENTS = frozenset("decision order decree resolution instruction law agreement".split())
_DECIDING = frozenset("agree ask decide instruct order propose request suggest".split())
_SAID = frozenset("ccomp xcomp advcl dobj".split())
_MONTH = timedelta(days=32)
_FROM = re.compile(
    r"\bfrom (?:(?:less|more) than |over |under |about |around |nearly |some |almost |just "
    r"|only )?$",
    re.IGNORECASE,
)


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


def barred(pair: Pair) -> bool:
    """Whether a phrase cannot be the time of a figure, by any of the bars."""
    return any(bar(pair) for bar in _BARS)


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


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ == "VERB"), None)


def _decided(pair: Pair) -> bool:
    """On May 11, it was decided to pay [10,000 rubles] for every child."""
    first, last = pair.phrase.first, pair.phrase.last
    verb = _verb_above(pair.time)
    if first is None or last is None or last - first > _MONTH or verb is None:
        return False
    within = any(t.head == verb for t in (pair.figure, *pair.figure.ancestors) if t.dep_ in _SAID)
    return within and verb.lemma_ in _DECIDING and is_past(verb)


def _yet_ahead(pair: Pair) -> bool:
    """He has cut the debt by [a third] and has drawn up a plan for the next five years."""
    day, first = pair.context.event.date, pair.phrase.first
    if not day or not first or first < day or tense_of(pair.figure) not in ("past", "perfect"):
        return False
    verb = _verb_above(pair.time)
    if verb is None or verb in pair.figure.ancestors:
        return False
    return verb.dep_ == "conj" and is_past(verb)


def _since_of_another(pair: Pair) -> bool:
    """There are [2,700 cases], an increase of 400 since yesterday."""
    apart = ";" in pair.gap or tense_of(pair.figure) == "present"
    if pair.phrase.rule != "since" or not (pair.follows and apart):
        return False
    low, high = pair.mention.end, pair.phrase.start + pair.context.start
    return any(low <= m.start < high and m.role == "claim" for m in pair.context.mentions)


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
    tense = tense_of(pair.figure)
    if day is None or clause_of(pair.time) == clause or tense not in ("present", "perfect"):
        return False
    if phrase.first is None or phrase.last is None:
        return False
    if tense == "perfect":
        return phrase.last < day and (phrase.last - phrase.first) < _MONTH
    equates = clause.lemma_ in _EQUATING and any(t.lower_ in _PRONOUNS for t in clause.children)
    if equates or tells_growth(pair.mention, pair.context):
        return False
    coming = phrase.rule in ("next_window", "until")
    return coming or not phrase.first <= day <= phrase.last


def _other_relative(pair: Pair) -> bool:
    """The plan that I put forward three years ago led to [200 projects]."""
    clause = clause_of(pair.time)
    if pair.follows or clause.dep_ != "relcl" or pair.figure in clause.subtree:
        return False
    return clause.head not in (pair.figure, *pair.figure.ancestors)


def _launched(pair: Pair) -> bool:
    """[Forty events] are part of the project, launched in May last year."""
    verb = _verb_above(pair.time)
    if verb is None or verb.dep_ != "acl" or verb.tag_ != "VBN" or not pair.follows:
        return False
    apart = verb.i > 0 and verb.nbor(-1).text == ","
    return apart and verb.head not in (pair.figure, *pair.figure.ancestors)


def _later_conjunct(pair: Pair) -> bool:
    """We have picked [800 people] and will approve the team on February 22."""
    if not pair.follows:
        return False
    above = (pair.figure, *pair.figure.ancestors)
    between = (t for t in pair.context.doc if pair.end <= t.idx < pair.phrase.start)
    verbs = (t for t in between if t.dep_ == "conj" and t.pos_ == t.head.pos_ == "VERB")
    return any(
        verb.head in above
        and verb not in above
        and (tense_of(verb) != tense_of(verb.head) or holds(verb) != holds(verb.head))
        for verb in verbs
    )


def _long_past(pair: Pair) -> bool:
    """On May 9, we began an exercise, in which we plan to make [300 flights]."""
    day, last = pair.context.event.date, pair.phrase.last
    if day is None or last is None or last >= day:
        return False
    if clause_of(pair.time) == clause_of(pair.figure):
        return False
    return tense_of(pair.figure) == "future"


_BARS: tuple[Callable[[Pair], bool], ...] = (
    _starting_point,
    _compared,
    _later_now,
    _in_brackets,
    _of_document,
    _decided,
    _yet_ahead,
    _since_of_another,
    _state_of_growth,
    _later_clause,
    _tense_clash,
    _other_relative,
    _launched,
    _later_conjunct,
    _long_past,
)
