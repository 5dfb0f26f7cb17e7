"""Gaps ("30% higher than the average") against the two levels they lie between."""

import re
from collections.abc import Iterator, Sequence

from quantclaims.check.amounts import Amount, amounts
from quantclaims.check.finding import (
    Finding,
    difference,
    interval,
    judge,
    percent,
    percent_change,
    shown,
)
from quantclaims.compare.phrase import reduce_phrase
from quantclaims.compare.thing import subject_of
from quantclaims.compare.words import content
from quantclaims.types import Claim

_COMMON = {"average", "mean", "figure", "level", "same"}
"""Words of baselines that tell little: "the national average" is national before all."""

_NEAR = 1_500
"""How many characters away the levels may be said."""


def check_gaps(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check the gaps among the claims of one event.

    One level must be about the subject of the gap, the other must be measured alike and be called
    what the baseline is called: in its phrase, its area, or the words of its clause before it.
    """
    levels = amounts(claims, "level")
    for gap in amounts(claims, "gap"):
        near = [one for one in levels if abs(one.claim.start - gap.claim.start) <= _NEAR]
        others = [one for one in near if _is_baseline(one.claim, gap.claim)]
        own = [one for one in near if one not in others and _is_own(one.claim, gap.claim)]
        pairs = [
            (one, other)
            for one in own
            for other in others
            if one.measure == other.measure and _reckoning(gap, one)
        ]
        if pairs:
            yield _finding(gap, *min(pairs, key=lambda pair: _distance(gap, *pair)))


def _is_own(level: Claim, gap: Claim) -> bool:
    alike = bool(gap.indicator_code) and level.indicator_code == gap.indicator_code
    same_area = (level.area, level.counterpart) == (gap.area, gap.counterpart)
    return (alike and same_area) or subject_of(level) == subject_of(gap)


def _is_baseline(level: Claim, gap: Claim) -> bool:
    if gap.indicator_code:
        alike = level.indicator_code == gap.indicator_code
    else:
        alike = bool(_words(level) & _words(gap))
    named = set(content(gap.baseline)) - _words(gap)
    named = named - _COMMON or named
    called = f"{level.indicator} {level.area} {_clause_before(level)}"
    return alike and bool(named) and named <= set(content(called))


def _clause_before(claim: Claim) -> str:
    """The words of a claim's clause that stand before its quote."""
    before, found, _ = claim.sentence.partition(claim.quote)
    return re.split(r"[,;:–—]", before)[-1] if found else ""


def _words(claim: Claim) -> set[str]:
    return set(reduce_phrase(claim.indicator).words)


def _distance(gap: Amount, one: Amount, other: Amount) -> int:
    return sum(abs(level.claim.start - gap.claim.start) for level in (one, other))


def _reckoning(gap: Amount, level: Amount) -> str:
    """How a gap follows from two levels; a percent of percents may be meant either way."""
    measured, levels = gap.measure[0], level.measure[0]
    if measured == "percent":
        return "" if levels == "percent" else "relative"
    points = measured == "percentage_point" and levels == "percent"
    return "absolute" if points or measured == levels else ""


def _finding(gap: Amount, one: Amount, other: Amount) -> Finding:
    x, y = interval(one.allowed), interval(other.allowed)
    a, b = one.middle, other.middle
    if _reckoning(gap, one) == "relative":
        step = (
            f"{one.written} / {other.written} = {a / b:.4g}, a gap of {percent((a / b - 1) * 100)}"
        )
        computed, write = percent_change(x, y), percent
    else:
        step = f"{one.written} − {other.written} = {shown(a - b)}"
        computed, write = difference(x, y), shown
    verdict, judged = judge(computed, gap.claim, gap.allowed, write)
    claims = (one.claim, other.claim, gap.claim)
    return Finding(verdict, "gap_between_levels", (step, judged), claims)
