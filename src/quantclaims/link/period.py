"""For which time: the phrase of a figure's own clause, or one of an earlier sentence that governs.

The phrases of a sentence compete for a figure. A bar rules one out ("this plant, which opened in
April, has [three lines]"); of the rest the nearest wins, where a clause boundary between counts
for more than a figure, and a figure for more than words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quantclaims.link.bars import Pair, barred
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import is_goal
from quantclaims.link.inherit import governing
from quantclaims.link.tense import clause_of, tense_of
from quantclaims.link.times import times_of
from quantclaims.timex import Interval, PeriodPhrase, find_periods
from quantclaims.timex.interval import year
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


_BOUNDARY = re.compile(
    r"[;:()\[\]–—]|,? (?:but|while|whereas)\b|,(?: and| or)? (?:which|where|who)\b|, (?:and|so)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COMMA = re.compile(r",(?!\d)")
_SOME_DAY = date(2000, 6, 15)
_AND = re.compile(r" and\b", re.IGNORECASE)
_EARLY = 4
_CLOSED = "period:closed_year"
_PAST_YEAR = re.compile(r"\b(?:past|last) year$", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(r" (?:out )?of (?:[\w’']+ ){0,2}")


def link_period(mention: Mention, context: SentenceContext, discourse: Discourse) -> Period:
    """Return the time that a figure is about."""
    if mention.kind == "year":
        return Period(rule="period:year_itself")
    if is_goal(mention, context):
        return Period(rule="period:standing_goal")
    phrases = times_of(context)
    baseline = _baseline(mention, context, phrases)
    if _totals(mention, context):
        return Period(baseline=baseline, rule="period:total_of_parts")
    chosen = _choose(mention, context, phrases)
    if chosen is not None:
        text = context.text[chosen.start : chosen.end]
        closed = _closed_year(text, context) if chosen.rule == "past_window" else None
        if closed is not None:
            return Period(closed.first, closed.last, text, "explicit", baseline, _CLOSED)
        basis: PeriodBasis = "as_of_event" if chosen.kind == "now" else "explicit"
        rule = "undated" if _waits_for_date(chosen, context) else chosen.rule
        return Period(chosen.first, chosen.last, text, basis, baseline, f"period:{rule}")
    found = governing(mention, context, discourse)
    if found is not None:
        rule = f"period:{found.rule}"
        return Period(found.first, found.last, found.text, "inherited", baseline, rule)
    if tense_of(context.head(mention)) == "present":
        return Period(basis="as_of_event", baseline=baseline, rule="period:present_tense")
    return Period(baseline=baseline)


def _waits_for_date(phrase: PeriodPhrase, context: SentenceContext) -> bool:
    """Whether words that count from the event's date stay open because it is not known."""
    if context.event.date is not None or phrase.first or phrase.last:
        return False
    dated = find_periods(context.text, _SOME_DAY)
    return any(p.start == phrase.start and (p.first or p.last) for p in dated)


def _closed_year(text: str, context: SentenceContext) -> Interval | None:
    """Over the past year, said in its first months, is the year that has just been closed."""
    day = context.event.date
    early = day is not None and day.month <= _EARLY
    return year(day.year - 1) if day is not None and early and _PAST_YEAR.search(text) else None


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
    free = [p for p in pairs if not barred(p)]
    ranked = sorted(free, key=_distance)
    dated = [p for p in ranked if p.phrase.first or p.phrase.last]
    if not dated:
        return ranked[0].phrase if ranked else None
    best = dated[0]
    for pair in ranked:
        undated = pair.phrase.kind == "now" or pair.phrase.rule == "vague"
        if undated and _distance(pair) + 5 < _distance(best):
            return pair.phrase
    return best.phrase


def _distance(pair: Pair) -> float:
    gap = _ASIDE.sub("", pair.gap)
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
