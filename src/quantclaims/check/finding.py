"""What a check found, and the arithmetic that shows it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from quantclaims.compare.allowed import Allowed
from quantclaims.types import Claim

Verdict = Literal["consistent", "inconsistent", "cannot tell"]

Write = Callable[[float], str]

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a computation on rounded figures may give."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on some claims: the rule that gave it, and each step of its arithmetic."""

    verdict: Verdict
    rule: str
    steps: tuple[str, ...]
    claims: tuple[Claim, ...]


def interval(values: Allowed) -> Interval:
    """The values that a claim's wording implies."""
    return Interval(values.low, values.high)


def limits(values: Allowed) -> Interval:
    """The values that a claim's wording admits at all: "more than 5" admits any above."""
    return Interval(values.floor, values.ceiling)


def ratio(a: Interval, b: Interval) -> Interval:
    """Return ``a / b`` for positive intervals.

    >>> ratio(Interval(6.0, 8.0), Interval(2.0, 4.0))
    Interval(low=1.5, high=4.0)
    """
    return Interval(a.low / b.high if b.high else math.inf, a.high / b.low if b.low else math.inf)


def difference(a: Interval, b: Interval) -> Interval:
    """Return ``a - b``.

    >>> difference(Interval(6.0, 8.0), Interval(2.0, 4.0))
    Interval(low=2.0, high=6.0)
    """
    return Interval(a.low - b.high, a.high - b.low)


def total(parts: list[Interval]) -> Interval:
    """Return the sum of intervals.

    >>> total([Interval(1.0, 2.0), Interval(3.0, 4.0)])
    Interval(low=4.0, high=6.0)
    """
    return Interval(sum(part.low for part in parts), sum(part.high for part in parts))


def percent_change(a: Interval, b: Interval) -> Interval:
    """Return by how many percent ``a`` is above ``b``.

    >>> percent_change(Interval(3.0, 3.0), Interval(2.0, 2.0))
    Interval(low=50.0, high=50.0)
    """
    quotient = ratio(a, b)
    return Interval((quotient.low - 1) * 100, (quotient.high - 1) * 100)


def shown(value: float) -> str:
    """Write a number with as many digits as a reader wants.

    >>> shown(22.4e9), shown(39000), shown(3.862), shown(-8.5), shown(0.0)
    ('22.4 billion', '39,000', '3.862', '-8.5', '0')
    """
    if math.isinf(value):
        return "any number"
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.4g}{word}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def percent(value: float) -> str:
    """Write a percentage with three digits, whole percents whole.

    >>> percent(44.44), percent(8.45), percent(30.0), percent(1500.0)
    ('44.4%', '8.45%', '30%', '1,500%')
    """
    if math.isinf(value):
        return "any percent"
    decimals = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{round(value, min(decimals, 2)):,.10g}%"


def spread(values: Interval, write: Write = shown) -> str:
    """Write an interval by its ends.

    >>> spread(Interval(1.0, 2.5e9))
    '1 to 2.5 billion'
    """
    return f"{write(values.low)} to {write(values.high)}"


def words(claim: Claim) -> str:
    """Quote a claim as it was put, hedge included."""
    return f"“{f'{claim.qualifier} {claim.quote}'.strip()}”"


def judge(
    computed: Interval, claim: Claim, values: Allowed, write: Write = shown
) -> tuple[Verdict, str]:
    """Compare what was computed with what a claim allows; return the verdict and its step.

    >>> from quantclaims.compare.allowed import allowed
    >>> from quantclaims.compare.examples import example_claim
    >>> claim = example_claim(value=30.0, bound="about", qualifier="nearly", quote="30%")
    >>> judge(Interval(40.7, 49.1), claim, allowed(claim), percent)
    ('inconsistent', '“nearly 30%” allows 27% to 30%, computed 40.7% to 49.1%')
    """
    implied, admitted = interval(values), limits(values)
    fits = computed.meets(implied)
    shown_limits = implied if fits or not computed.meets(admitted) else admitted
    step = f"{words(claim)} allows {spread(shown_limits, write)}, "
    step += f"computed {spread(computed, write)}"
    return ("consistent" if fits or computed.meets(admitted) else "inconsistent"), step
