"""Claims against reference data of the same thing, area and period."""

from collections.abc import Iterator, Sequence

from quantclaims.check.amounts import Amount, amounts
from quantclaims.check.finding import Finding, Interval, Write, judge, percent, shown
from quantclaims.check.growth import base_period
from quantclaims.types import AspectName, Claim

_ASPECTS: tuple[AspectName, ...] = ("level", "growth", "share", "rank")


def check_reference(claims: Sequence[Claim], figures: Sequence[Claim]) -> Iterator[Finding]:
    """Check claims against reference figures, all about one subject.

    A growth for which the data has no figure is reckoned from the levels that the data has.
    """
    for aspect in _ASPECTS:
        references = amounts(figures, aspect)
        for claim in amounts(claims, aspect):
            if claim.claim.modality not in ("asserted", "asked") or claim.period is None:
                continue
            met = [one for one in references if one.period == claim.period]
            if met:
                yield _against(claim, met)
            elif aspect == "growth":
                yield from _from_levels(claim, amounts(figures, "level"))


def _against(claim: Amount, references: Sequence[Amount]) -> Finding:
    alike = [one for one in references if one.measure == claim.measure]
    if not alike:
        units = ", ".join(sorted({one.claim.unit or "no unit" for one in references}))
        step = f"the reference is in {units}, the claim in {claim.claim.unit}"
        return Finding("cannot tell", "reference", (step,), (references[0].claim, claim.claim))
    value = alike[0].middle
    write: Write = percent if claim.measure[0] == "percent" else shown
    verdict, step = judge(Interval(value, value), claim.claim, claim.allowed, write)
    steps = (f"the reference says {write(value)}", step)
    return Finding(verdict, "reference", steps, (alike[0].claim, claim.claim))


def _from_levels(growth: Amount, levels: Sequence[Amount]) -> Iterator[Finding]:
    periods = base_period(growth.claim)
    if periods is None:
        return
    bases, ends = ([one for one in levels if one.period == period] for period in periods)
    for base in bases:
        for end in ends:
            if base.measure == end.measure and base.middle:
                change = (end.middle / base.middle - 1) * 100
                step = f"{shown(end.middle)} / {shown(base.middle)}: {percent(change)}"
                computed = Interval(change, change)
                verdict, judged = judge(computed, growth.claim, growth.allowed, percent)
                claims = (base.claim, end.claim, growth.claim)
                yield Finding(verdict, "reference_growth", (step, judged), claims)
                return
