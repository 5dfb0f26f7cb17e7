"""What values a claim allows: rounding, hedges and ranges as an interval.

A printed figure stands for every number that rounds to it. "22.4 billion" is 22.35 to 22.45
billion; "39,000" is 38,500 to 39,500. Trailing zeros count as digits down to the second one, so
"20 percent" is 19.5 to 20.5 and "3,000" is 2,950 to 3,050. No amount is rounded by more than 15
percent, so "$1 billion" is not 1.4. Hedges widen or shift the interval; a range or a vague
magnitude is its own interval, and so is a count down to the last one.
"""

import math
import re
from dataclasses import dataclass
from typing import Literal

from quantclaims.compare.dimension import dimension
from quantclaims.types import Claim

_NUMBER = re.compile(r"\d[\d,.   ]*\d|\d")
_JUST_BELOW = ("nearly", "almost", "close to", "approaching", "just under", "practically")
_JUST_ABOVE = ("slightly", "a little", "just over", "a bit", "somewhat", "narrowly")
_SIGNED_ASPECTS = ("growth", "change", "gap")
_EXACT_KINDS = ("year", "rank")
_FRACTION_TOLERANCE = 0.1
_ABOUT_TOLERANCE = 0.1
_AMOUNTS = ("money", "count", "measure")
_WIDEST_ROUNDING = 0.15

AgreementRule = Literal["value:equal", "value:rounding", "value:hedge", "value:open_bound"]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values that a claim allows, from ``low`` to ``high``.

    The end nearer to zero belongs to them, the farther one only where ``closed``, for 8.5 rounds
    to 9 and -8.5 to -9. ``point`` is the printed number where there is one, and ``hedged`` whether
    it is put as anything but exact. ``floor`` and ``ceiling`` are what logic alone allows: "more
    than 5,000" implies something near 5,000 and admits anything above. Growth and gaps are in
    percent, falls negative: "halved" is -50. Measures are in the base unit of their dimension.
    """

    low: float
    high: float
    point: float | None
    closed: bool
    floor: float
    ceiling: float
    hedged: bool = False

    def holds(self, value: float) -> bool:
        """Whether the wording implies that the true value may be ``value``."""
        far, near = (self.low, self.high) if self.high <= 0 else (self.high, self.low)
        inside = self.low < value < self.high or value == near
        return inside or (self.closed and value == far)

    def admits(self, other: "Allowed") -> bool:
        """Whether logic alone lets both claims be true."""
        return self.floor <= other.ceiling and other.floor <= self.ceiling


def allowed(claim: Claim) -> Allowed | None:
    """Return the values that a claim allows, or ``None`` where it states no number.

    >>> from quantclaims.compare.examples import example_claim
    >>> exact = allowed(example_claim(value=22.4e9, unit="USD", quote="$22.4 billion"))
    >>> exact.low, exact.high
    (22350000000.0, 22450000000.0)
    >>> nearly = allowed(example_claim(value=30.0, bound="about", qualifier="nearly", quote="30%"))
    >>> nearly.low, nearly.high
    (27.0, 30.0)
    """
    made = _unsigned(claim)
    if made is None:
        return None
    if claim.kind == "multiple" and claim.aspect in ("growth", "gap"):
        return _multiple_as_percent(made, claim.direction)
    falls = claim.aspect in _SIGNED_ASPECTS and claim.direction == "down"
    factor = dimension(claim.kind, claim.unit).factor * (-1 if falls else 1)
    return made if factor == 1 else _scaled(made, factor)


def agreement(a: Allowed, b: Allowed) -> AgreementRule | None:
    """Return the rule by which two claims about one thing agree, or ``None``.

    A figure agrees with a finer one that rounds to it, so 8 percent and 8.4 percent agree and
    8 percent and 8.5 percent do not, although 8.46 would round to both.

    >>> from quantclaims.compare.examples import example_claim
    >>> def percent(value, **columns):
    ...     return allowed(example_claim(value=value, quote=f"{value} percent", **columns))
    >>> agreement(percent(8), percent(8.4))
    'value:rounding'
    >>> agreement(percent(8), percent(8.5)) is None
    True
    >>> agreement(percent(20, bound="more_than"), percent(27))
    'value:hedge'
    >>> agreement(percent(20, bound="more_than"), percent(45))
    'value:open_bound'
    """
    if a == b or (_same_number(a, b) and not _open(a, b)):
        return "value:equal"
    if a.point is not None and b.point is not None:
        if a.holds(b.point) or b.holds(a.point):
            return "value:hedge" if a.hedged or b.hedged else "value:rounding"
    elif a.low <= b.high and b.low <= a.high:
        return "value:hedge"
    return "value:open_bound" if _open(a, b) and a.admits(b) else None


def _unsigned(claim: Claim) -> Allowed | None:
    if claim.value is None:
        if claim.value_low is None or claim.value_high is None:
            return None
        low, high = claim.value_low, claim.value_high
        return Allowed(low, high, None, True, low, high, hedged=True)
    if claim.kind in _EXACT_KINDS:
        return _exactly(claim)
    return _rounded(claim, claim.value)


def _exactly(claim: Claim) -> Allowed:
    value = claim.value
    assert value is not None
    floor = 0.0 if claim.bound in ("at_most", "less_than") else value
    ceiling = math.inf if claim.bound in ("at_least", "more_than") else value
    return Allowed(value, value, value, True, floor, ceiling, claim.bound != "exact")


def _rounded(claim: Claim, value: float) -> Allowed:
    half, coarse = rounding(value, claim.quote)
    if claim.kind == "count" and half == 0.5 == coarse / 2:
        half = 0.0  # "76 regions" were counted
    if claim.kind in _AMOUNTS:
        half = min(half, value * _WIDEST_ROUNDING)
    if claim.kind == "percent" and not _NUMBER.search(claim.quote):
        half = max(half, value * _FRACTION_TOLERANCE)
    wide = max(half, min(coarse, value * _ABOUT_TOLERANCE))
    low, high, closed = _implied(claim, value, half, wide, coarse)
    floor = 0.0 if claim.bound in ("less_than", "at_most") else low
    just_above = _hedged_by(claim, _JUST_ABOVE)
    unbounded = claim.bound in ("more_than", "at_least") and not just_above
    ceiling = math.inf if unbounded else high
    return Allowed(low, high, value, closed, floor, ceiling, claim.bound != "exact")


def _implied(
    claim: Claim, value: float, half: float, wide: float, coarse: float
) -> tuple[float, float, bool]:
    """The ends that the wording implies, and whether the farther one belongs to them."""
    match claim.bound:
        case "about" if _hedged_by(claim, _JUST_BELOW):
            return value - wide, value, True
        case "about":
            return value - wide, value + wide, True
        case "more_than" if _hedged_by(claim, _JUST_ABOVE):
            return value, value + wide, True
        case "more_than" | "at_least":
            return value, value + max(coarse, half), False
        case "less_than" | "at_most":
            return value - max(coarse, half), value, True
        case _:
            return value - half, value + half, False


def _hedged_by(claim: Claim, words: tuple[str, ...]) -> bool:
    return claim.qualifier.casefold().startswith(words)


def rounding(value: float, quote: str) -> tuple[float, float]:
    """Return half a unit of the last digit that counts, and the unit of the last one not zero.

    The first is how far an exact figure may have been rounded, the second how coarse it sounds.

    >>> rounding(22.4e9, "$22.4 billion")
    (50000000.0, 100000000.0)
    >>> rounding(3000, "3,000 employees")
    (50.0, 1000.0)
    >>> rounding(5e9, "five billion rubles")
    (500000000.0, 1000000000.0)
    """
    shown, exponent, decimals = _printed(value, quote)
    whole = str(round(shown))
    if decimals or whole == "0":
        unit = 10.0 ** (exponent - decimals)
        return unit / 2, unit
    zeros = len(whole) - len(whole.rstrip("0"))
    second_digit = max(0, len(whole) - 2)
    return 10.0 ** (exponent + min(zeros, second_digit)) / 2, 10.0 ** (exponent + zeros)


def _printed(value: float, quote: str) -> tuple[float, int, int]:
    """Return the number as printed, the power of ten that it is printed in, and its decimals."""
    found = _NUMBER.search(quote)
    for text in _readings(found.group()) if found else ():
        number = float(text)
        if number and _is_power_of_ten(value / number):
            return number, round(math.log10(value / number)), len(text.partition(".")[2])
    thousands = math.floor(math.log10(value) / 3) if value >= 1 else 0
    words = f"{value / 1000.0**thousands:.4g}"
    return float(words), 3 * thousands, len(words.partition(".")[2])


def _readings(printed: str) -> tuple[str, ...]:
    """The plain numbers that printed digits may mean: thousands first, then a decimal comma."""
    tight = re.sub(r"[   ]", "", printed)
    candidates = (tight.replace(",", ""), tight.replace(".", "").replace(",", "."))
    return tuple(text for text in candidates if re.fullmatch(r"\d+(\.\d+)?", text))


def _is_power_of_ten(ratio: float) -> bool:
    return ratio > 0 and math.isclose(ratio, 10.0 ** round(math.log10(ratio)), rel_tol=1e-9)


def _scaled(a: Allowed, factor: float) -> Allowed:
    """Multiply every bound; a negative factor mirrors them."""
    ends = sorted((a.low * factor, a.high * factor))
    limits = sorted((a.floor * factor, a.ceiling * factor))
    point = None if a.point is None else a.point * factor
    return Allowed(ends[0], ends[1], point, a.closed, limits[0], limits[1], a.hedged)


def _multiple_as_percent(a: Allowed, direction: str) -> Allowed:
    """Turn factors into percent changes: doubled is 100, halved and twofold less are -50."""
    inverse = direction == "down" and (a.point or a.low) >= 1

    def percent(factor: float) -> float:
        if inverse:
            return (1 / factor - 1) * 100 if factor > 0 else math.inf
        return (factor - 1) * 100

    ends = sorted((percent(a.low), percent(a.high)))
    limits = sorted((percent(a.floor), percent(a.ceiling)))
    point = None if a.point is None else percent(a.point)
    return Allowed(ends[0], ends[1], point, a.closed, limits[0], limits[1], a.hedged)


def _same_number(a: Allowed, b: Allowed) -> bool:
    return a.point is not None and b.point is not None and math.isclose(a.point, b.point)


def _open(a: Allowed, b: Allowed) -> bool:
    """Whether one of the claims says no more than a limit."""
    return any(x.floor != x.low or x.ceiling != x.high for x in (a, b))
