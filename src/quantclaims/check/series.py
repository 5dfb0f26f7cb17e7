"""Figures for one thing against each other: two growths of one period, slips of scale."""

import datetime
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quantclaims.check.amounts import Amount, amounts
from quantclaims.check.finding import Finding, Verdict, interval, percent, shown, spread, words
from quantclaims.compare.relate import relate, said
from quantclaims.compare.thing import subject_of
from quantclaims.types import Claim

_LIKENESS = 2.0
"""A jump is a slip of scale when it is within this factor of a power of a thousand."""

_VERDICTS: dict[str, Verdict] = {
    "agrees": "consistent",
    "conflicts": "inconsistent",
    "revises": "cannot tell",
}


def check_series(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check claims about one thing against each other."""
    about = subject_of(claims[0])
    specific = about is not None and about.is_specific
    if claims[0].aspect == "growth":
        yield from _growths(claims, specific)
    if claims[0].aspect == "level" and specific:
        stated = [one for one in amounts(claims, "level") if one.claim.modality == "asserted"]
        for a, b in pairwise(sorted(stated, key=_when)):
            yield from _slip(a, b)


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
