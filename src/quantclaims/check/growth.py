"""Growth against the levels it leads from and to, and against the change in amount."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quantclaims.check.amounts import Amount, Period, amounts
from quantclaims.check.finding import (
    Finding,
    difference,
    interval,
    judge,
    percent,
    percent_change,
    shown,
)
from quantclaims.compare.thing import subject_of
from quantclaims.types import Claim

REAL_TERMS_CODES = (
    "gdp",
    "industrial_output",
    "agricultural_output",
    "construction_output",
    "investment",
    "wages",
    "pensions",
    "profit",
)
"""Indicators whose growth is usually given in constant prices, and whose level in current ones."""

_MOST_TRIED = 6
"""Values said for one period elsewhere that are tried, the last ones said first."""

_REAL_TERMS = re.compile(r"\breal terms\b|\bconstant prices\b|\bcomparable prices\b", re.I)

_LIKENESS = 2.0
"""Levels whose ratio is more than this many times the growth are taken to be of other things."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Pair = tuple[Amount, Amount]


class _Levels(NamedTuple):
    """The levels of a subject by period and event, and the few of each period that are tried.

    Sorted once: a subject of a large corpus has thousands of levels, and as many growths.
    """

    in_event: Mapping[tuple[Period | None, str], list[Amount]]
    anywhere: Mapping[Period | None, list[Amount]]


_LONGEST_SINGLE_YEAR = 370
_SHORTEST_SPAN = 150


def check_growth(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check the growth figures among claims about one subject against its levels."""
    levels = amounts(claims, "level")
    growths = [one for one in amounts(claims, "growth") if one.measure[0] == "percent"]
    if not growths or not levels:
        return
    beside, changes = _by_sentence(levels), _by_sentence(amounts(claims, "change"))
    known = _known(levels)
    for growth in growths:
        here = (growth.claim.event_id, growth.claim.sentence)
        if joined := _from_and_to(beside[here]):
            yield from _best(growth, joined, "growth_from_to")
        else:
            yield from _best(growth, _between_periods(growth, known), "growth_between_periods")
        for change in changes[here]:
            beside_it = known.in_event.get((growth.period, growth.claim.event_id), [])
            yield from _with_change(growth, change, beside_it)


def _known(levels: Sequence[Amount]) -> _Levels:
    in_event: defaultdict[tuple[Period | None, str], list[Amount]] = defaultdict(list)
    anywhere: defaultdict[Period | None, list[Amount]] = defaultdict(list)
    for level in levels:
        in_event[level.period, level.claim.event_id].append(level)
        anywhere[level.period].append(level)
    return _Levels(in_event, {period: _few(found) for period, found in anywhere.items()})


def _few(levels: Sequence[Amount]) -> list[Amount]:
    """The levels said last, no value twice."""
    distinct = {(level.measure, level.allowed): level for level in levels}
    return list(distinct.values())[-_MOST_TRIED:]


def _by_sentence(found: Sequence[Amount]) -> defaultdict[tuple[str, str], list[Amount]]:
    sentences: defaultdict[tuple[str, str], list[Amount]] = defaultdict(list)
    for one in found:
        sentences[one.claim.event_id, one.claim.sentence].append(one)
    return sentences


def base_period(claim: Claim) -> tuple[Period, Period] | None:
    """Return the periods that a growth figure leads from and to.

    Growth over at most a year is measured against the year before, or against the year that the
    baseline names; growth over several years leads from the first of them to the last. ``None``
    for months and quarters without a baseline, which may be compared with the month before.

    >>> from quantclaims.compare.examples import example_claim
    >>> day = datetime.date
    >>> base_period(example_claim(period_start=day(2013, 1, 1), period_end=day(2013, 9, 30)))[0]
    (datetime.date(2012, 1, 1), datetime.date(2012, 9, 30))
    >>> base_period(example_claim(period_start=day(2003, 1, 1), period_end=day(2012, 12, 31)))[0]
    (datetime.date(2003, 1, 1), datetime.date(2003, 12, 31))
    """
    start, end = claim.period_start, claim.period_end
    if start is None or end is None:
        return None
    days = (end - start).days
    if days > _LONGEST_SINGLE_YEAR:
        return _year(start.year), _year(end.year)
    named = _YEAR.search(claim.baseline)
    if named is None and days < _SHORTEST_SPAN:
        return None
    years = end.year - int(named.group()) if named else 1
    return (_back(start, years), _back(end, years)), (start, end)


def _between_periods(growth: Amount, known: _Levels) -> list[Pair]:
    """Pairs of levels for the two periods that a growth figure compares."""
    periods = base_period(growth.claim)
    if periods is None:
        return []
    bases, ends = (_nearest(growth, period, known) for period in periods)
    return [
        (base, end)
        for base in bases
        for end in ends
        if base.measure == end.measure != ("percent", "")
        and _one_world(growth.claim, base.claim, end.claim)
        and _is_plausible(growth, base, end)
    ]


def _is_plausible(growth: Amount, base: Amount, end: Amount) -> bool:
    """Whether the levels can be those that the growth is of: they differ by no other magnitude."""
    said, found = 1 + growth.middle / 100, end.middle / base.middle if base.middle else 0.0
    return said > 0 and 1 / _LIKENESS <= found / said <= _LIKENESS


def _nearest(growth: Amount, period: Period, known: _Levels) -> list[Amount]:
    """The levels of the growth's own event if there are any, else a few, no value twice."""
    own = known.in_event.get((period, growth.claim.event_id))
    if own:
        return _few(own)
    about = subject_of(growth.claim)
    specific = about is not None and about.is_specific("level")
    return known.anywhere.get(period, []) if specific else []


def _from_and_to(beside: Sequence[Amount]) -> list[Pair]:
    """Pairs of levels of one sentence that it joins by "from" and "to"."""
    return [
        (base, end)
        for base in beside
        for end in beside
        if base.measure == end.measure and _joined(base.claim, end.claim)
    ]


def _best(growth: Amount, pairs: Sequence[Pair], rule: str) -> Iterator[Finding]:
    """Keep one finding of a growth figure, a consistent one if there is."""
    findings = [_growth_finding(growth, *pair, rule) for pair in pairs]
    order = ("consistent", "inconsistent", "cannot tell")
    yield from sorted(findings, key=lambda found: order.index(found.verdict))[:1]


def _growth_finding(growth: Amount, base: Amount, end: Amount, rule: str) -> Finding:
    computed = percent_change(interval(end.allowed), interval(base.allowed))
    steps = [_division(end, base)]
    verdict, step = judge(computed, growth.claim, growth.allowed, percent)
    steps.append(step)
    if verdict == "inconsistent" and _real_terms(growth.claim, end.claim):
        verdict = "cannot tell"
        steps.append("growth may be in constant prices, the levels in current ones")
    return Finding(verdict, rule, tuple(steps), (base.claim, end.claim, growth.claim))


def _with_change(growth: Amount, change: Amount, levels: Sequence[Amount]) -> Iterator[Finding]:
    """Check growth and change of one sentence against the level of their event they led to."""
    for level in levels:
        if level.measure == change.measure and level.allowed.low > change.allowed.high:
            yield _change_finding(growth, change, level)
            return


def _change_finding(growth: Amount, change: Amount, level: Amount) -> Finding:
    base = difference(interval(level.allowed), interval(change.allowed))
    computed = percent_change(interval(level.allowed), base)
    before = level.middle - change.middle
    verdict, step = judge(computed, growth.claim, growth.allowed, percent)
    steps = (
        f"{level.written} − {change.written} = {shown(before)}",
        f"{change.written} / {shown(before)} = {percent(change.middle / before * 100)}",
        step,
    )
    claims = (level.claim, change.claim, growth.claim)
    return Finding(verdict, "growth_and_change", steps, claims)


def _division(end: Amount, base: Amount) -> str:
    quotient = end.middle / base.middle
    change = percent((quotient - 1) * 100)
    return f"{end.written} / {base.written} = {quotient:.4g}, a change of {change}"


def _real_terms(growth: Claim, level: Claim) -> bool:
    said = _REAL_TERMS.search(growth.sentence)
    return bool(said or growth.indicator_code in REAL_TERMS_CODES) and level.kind == "money"


def _one_world(growth: Claim, base: Claim, end: Claim) -> bool:
    """Whether a growth figure is of the same world as its levels: stated or hoped for."""
    return base.modality != "conditional" and (end.modality == "projected") == (
        growth.modality == "projected"
    )


def _joined(base: Claim, end: Claim) -> bool:
    first, second = re.escape(base.quote), re.escape(end.quote)
    pattern = rf"\bfrom\b[^\d.,;]{{0,30}}{first}.{{0,40}}?\bto\b[^\d.,;]{{0,30}}{second}"
    return base.start < end.start and bool(re.search(pattern, base.sentence, re.DOTALL))


def _year(year: int) -> Period:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _back(day: datetime.date, years: int) -> datetime.date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
