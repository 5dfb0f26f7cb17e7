"""Figures for one thing against each other: two growths of one period, slips of scale."""

import datetime
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quantclaims.check.amounts import Amount, amounts, same_sentence
from quantclaims.check.finding import Finding, Verdict, interval, percent, shown, spread, words
from quantclaims.compare.context import alike, is_anchored
from quantclaims.compare.relate import relate, said
from quantclaims.compare.thing import subject_of
from quantclaims.types import Claim

_LIKENESS = 2.0
"""A jump is a slip of scale when it is within this factor of a power of a thousand."""

_NEIGHBOURS = datetime.timedelta(days=3 * 366)

_VERDICTS: dict[str, Verdict] = {
    "agrees": "consistent",
    "conflicts": "inconsistent",
    "revises": "cannot tell",
}


def check_series(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check claims about one thing against each other."""
    about = subject_of(claims[0])
    specific = about is not None and about.is_specific(claims[0].aspect)
    if claims[0].aspect == "growth":
        yield from _growths(claims, specific)
    if claims[0].aspect == "level" and specific:
        dated = [one for one in amounts(claims, "level") if _is_in_series(one)]
        for a, b in pairwise(sorted(dated, key=_when)):
            near = _when(b)[0] - _when(a)[0] <= _NEIGHBOURS and _months(a) == _months(b)
            if near and not same_sentence(a.claim, b.claim) and alike(a.claim, b.claim):
                yield from _slip(a, b)


def _months(one: Amount) -> int:
    assert one.period is not None
    return round((one.period[1] - one.period[0]).days / 30.44)


def _is_in_series(one: Amount) -> bool:
    claim = one.claim
    stated = claim.modality == "asserted" and claim.bound != "vague"
    return stated and one.period is not None and is_anchored(claim)


def _growths(claims: Sequence[Claim], anywhere: bool) -> Iterator[Finding]:
    """Two different growth figures for one thing and period."""
    ready = {row: one for row, claim in enumerate(claims) if (one := said(row, claim))}
    for found in relate(list(ready.values()), anywhere):
        if found.relation in _VERDICTS and "period:equal" in found.rules:
            pair = ready[found.a], ready[found.b]
            steps = [
                f"{words(one.claim)} allows {spread(interval(one.allowed), percent)}"
                for one in pair
            ]
            if found.relation != "agrees":
                steps.append("neither rounds to the other")
            if found.relation == "revises":
                steps.append("a later figure may be a better one")
            claim_pair = (pair[0].claim, pair[1].claim)
            yield Finding(_VERDICTS[found.relation], "two_growths", tuple(steps), claim_pair)


def _when(one: Amount) -> tuple[datetime.date, datetime.date, int]:
    said_on = one.claim.event_date or datetime.date.min
    return one.claim.period_start or said_on, said_on, one.claim.start


def _slip(a: Amount, b: Amount) -> Iterator[Finding]:
    """A jump by a power of a thousand between neighbours of a series."""
    small, large = sorted((a.middle, b.middle))
    if small <= 0:
        return
    quotient = large / small
    thousands = round(math.log(quotient, 1000))
    rest = quotient / 1000.0**thousands
    if thousands and 1 / _LIKENESS <= rest <= _LIKENESS:
        steps = (
            f"{shown(large)} / {shown(small)} = {quotient:,.4g}",
            f"without {'a factor' if thousands == 1 else f'{thousands} factors'} "
            f"of a thousand {rest:.3g}",
        )
        yield Finding("inconsistent", "slip_of_scale", steps, (a.claim, b.claim))
