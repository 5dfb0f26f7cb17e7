"""Gaps ("30% higher than the average") against the two levels they lie between."""

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

_NEAR = 1_500
"""How many characters away the levels may be said."""


def check_gaps(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check the gaps among the claims of one event.

    One level must be about the subject of the gap, the other must be measured alike and share a
    word with the baseline, in its phrase or area.
    """
    levels = amounts(claims, "level")
    for gap in amounts(claims, "gap"):
        near = [one for one in levels if abs(one.claim.start - gap.claim.start) <= _NEAR]
        own = [one for one in near if subject_of(one.claim) == subject_of(gap.claim)]
        others = [one for one in near if _is_baseline(one.claim, gap.claim)]
        pairs = [
            (one, other)
            for one in own
            for other in others
            if one is not other and one.measure == other.measure and _reckoning(gap, one)
        ]
        if pairs:
            yield _finding(gap, *min(pairs, key=lambda pair: _distance(gap, *pair)))


def _is_baseline(level: Claim, gap: Claim) -> bool:
    if (level.area, level.period_start) == (gap.area, gap.period_start):
        return False
    if gap.indicator_code:
        alike = level.indicator_code == gap.indicator_code
    else:
        alike = bool(_words(level) & _words(gap))
    named = set(content(gap.baseline))
    return alike and bool(named & set(content(f"{level.indicator} {level.area}")) - _words(gap))


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
