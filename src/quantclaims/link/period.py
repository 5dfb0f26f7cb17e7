"""For which time: the phrase that governs a figure, in its own sentence or from an earlier one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.timex import Interval, PeriodPhrase, find_periods
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


_BREAK = re.compile(
    r"[;:()\[\]–—]|,? (?:but|while|whereas)\b|,(?: and| or)? (?:which|where|who)\b|, (?:and|so)\b", re.I
)
_OPENS = re.compile(r"(?:[,;:–—(]| and| but| while| or) ?(?:also |only |already |then )?$")
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}


def link_period(mention: Mention, context: SentenceContext, discourse: Discourse) -> Period:
    """Return the time that a figure is about."""
    if mention.kind == "year":
        return Period(rule="period:year_itself")
    phrases = phrases_of(context, given(context))
    baseline = next((context.text[p.start:p.end] for p in phrases if p.kind == "baseline"), "")
    best = _governing(mention, context, phrases)
    if best:
        return _made(best, context, baseline)
    return _inherited(mention, context, discourse, baseline) or Period(baseline=baseline)


def given(context: SentenceContext) -> Interval | None:
    previous, steps = context.previous, 0
    while previous is not None and steps < 8:
        dated = [p for p in phrases_of(previous, None) if p.first and p.kind == "period"]
        if dated:
            return dated[-1].interval
        previous, steps = previous.previous, steps + 1
    return None


def phrases_of(context: SentenceContext, focus: Interval | None = None) -> tuple[PeriodPhrase, ...]:
    taken = [
        (m.start - context.start, m.end - context.start)
        for m in context.mentions if m.role in ("claim", "whole")
    ]
    return tuple(
        p for p in find_periods(context.text, context.event.date, focus)
        if not any(a < p.end and p.start < b for a, b in taken)
    )



_COMPARES = re.compile(r"\bthan\b|\bcompared (?:to|with)\b|\bagainst\b", re.I)
_WHOLE = re.compile(r"^ (?:out )?of (?:[\w’']+ ){0,2}$")
_FROM = re.compile(r"\bfrom (?:about |around |nearly |some |almost |just |only )?$", re.I)


def _governing(mention, context, phrases):
    here = [p for p in phrases if p.kind in ("period", "now")]
    if not here:
        return None
    ranked = sorted((_cost(p, mention, context), i) for i, p in enumerate(here))
    ranked = [(c, here[i]) for c, i in ranked if c < 100]
    dated = [(c, p) for c, p in ranked if p.first or p.last]
    if dated:
        c, p = dated[0]
        now = [(d, q) for d, q in ranked if q.kind == "now" and d + 5 < c]
        return now[0][1] if now else p
    return ranked[0][1] if ranked else None


def is_whole(mention, context):
    """k of N"""
    for m in context.mentions:
        if m.end <= mention.start and m.kind == mention.kind == "count":
            between = context.text[m.end - context.start : mention.start - context.start]
            if _WHOLE.match(between):
                return True
    return False


def is_from(mention, context):
    start, end = mention.start - context.start, mention.end - context.start
    if not _FROM.search(context.text[:start]):
        return None
    for m in context.mentions:
        if m.start >= mention.end:
            between = context.text[end : m.start - context.start]
            if re.search(r"\bto\b", between) and len(between) < 60:
                return m
    return None


def clause(token: Token) -> Token:
    """Return the verb, with a subject of its own, whose clause holds a token."""
    while token.head != token:
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ in _SUBJECTS for c in token.children):
            break
        token = token.head
    return token


def tense_of(token: Token) -> str:
    for verb in (token, *token.ancestors):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        auxes = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if any(c.tag_ == "MD" for c in auxes):
            return "future"
        tags = {verb.tag_, *(c.tag_ for c in auxes)}
        has = any(c.lemma_ == "have" and c.tag_ in ("VBZ", "VBP") for c in auxes)
        if has:
            return "perfect"
        if "VBD" in tags:
            return "past"
        if tags & {"VBZ", "VBP"}:
            if verb.lemma_ in ("plan", "expect", "hope", "intend", "need", "want", "forecast", "aim"):
                return "future"
            return "present"
    return "none"


def _token(context, start, end):
    return context.span(context.start + start, context.start + end).root


def _cost(p: PeriodPhrase, mention: Mention, context: SentenceContext) -> float:
    start, end = mention.start - context.start, mention.end - context.start
    after = p.start >= end
    between = context.text[end:p.start] if after else context.text[p.end:start]
    if between.strip() in ("(", "["):
        return 0
    cost = 10.0 * len(_BREAK.findall(between)) + 3 * len(re.findall(r",(?!\d)", between))
    if after:
        opens = bool(_OPENS.search(between))
        cost += 10 * opens
        if _COMPARES.search(between) or (opens and p.kind == "now"):
            cost += 100
    elif between.lstrip().startswith(","):
        cost -= 3
    low, high = (end, p.start) if after else (p.end, start)
    crossed = [m for m in context.mentions if low <= m.start - context.start < high]
    cost += 2 * len(crossed)
    if is_whole(mention, context):
        cost += 100
    m = is_from(mention, context)
    if m and not (after and p.end <= m.start - context.start):
        cost += 100
    inside = context.text[: p.start].count("(") > context.text[: p.start].count(")")
    if inside and (")" in between or "(" in between):
        cost += 100
    figure, time = context.head(mention), _token(context, p.start, p.end)
    cf, cp = clause(figure), clause(time)
    if cf != cp:
        left = cp.left_edge
        if after and left.i > figure.i and not (cp.dep_ == "relcl" and cp.head in (figure, figure.head)):
            cost += 100
        tense = tense_of(figure)
        if tense == "present" and p.first and not (p.first.year <= context.event.date.year and p.last and p.last.year >= context.event.date.year and p.rule not in ("next_window", "until")):
            cost += 100
    return cost + len(between) / 1000


def _made(p: PeriodPhrase, context: SentenceContext, baseline: str) -> Period:
    return Period(
        p.first, p.last, context.text[p.start:p.end],
        "as_of_event" if p.kind == "now" else "explicit", baseline, f"period:{p.rule}",
    )


_ANAPHOR = re.compile(r"^(?:This|That|It) (?:is|was|represents|means)\b")


def _inherited(mention, context, discourse, baseline):
    if is_whole(mention, context) or is_from(mention, context):
        return None
    tense = tense_of(context.head(mention))
    s, steps, chain = context.previous, 0, True
    while s is not None and steps < 2 and s.sentence.turn >= context.sentence.turn - 1:
        steps += 1
        claims = [c for c in discourse.claims if s.sentence.start <= c.start < s.sentence.end]
        dated = [c for c in claims if c.period_start and c.period_basis in ("explicit", "inherited")]
        found = None
        if dated:
            c = dated[-1]
            found = Interval(c.period_start, c.period_end), c.period_text
        elif claims:
            chain = False
        else:
            phrases = [p for p in phrases_of(s, given(s)) if p.kind == "period" and p.first and p.last]
            if phrases:
                p = phrases[-1]
                found = p.interval, s.text[p.start : p.end]
        if found:
            interval, text = found
            if not chain or not _fits(tense, interval, context):
                return None
            return Period(interval.first, interval.last, text, "inherited", baseline, f"period:inherited_{tense}_{steps}")
        s = s.previous
    return None


def _fits(tense, interval, context):
    anchor = context.event.date
    if not anchor:
        return False
    if tense == "present":
        return bool(_ANAPHOR.match(context.text))
    if tense == "future":
        return interval.last is not None and interval.last >= anchor
    return interval.first is not None and interval.first <= anchor
