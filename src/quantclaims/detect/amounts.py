"""A numeral with its unit: money before or after, percent, parts, multiples, ranks."""

import re
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.dates import DURATIONS, Calendar
from quantclaims.detect.figure import Figure
from quantclaims.detect.numbers import Number
from quantclaims.detect.units import UnitMatch, unit_after, unit_before
from quantclaims.detect.units.cues import multiplies
from quantclaims.detect.units.per import per_after

__all__ = ["single", "with_coins", "with_half", "with_unit"]

_OF_A_UNIT = re.compile(r"\s(?:of\s)?(?:an?|one)\s(?=\w)", re.IGNORECASE)
_HALF_TIMES = re.compile(
    r"\s(?:as\s(?:much|many|\w+)\b|(?:the|its|their|that|what|our|his|this)\s(?:of\s)?(?:\w+\s){0,2}?"
    r"(?:average|level|time|price|cost|costs|size|rate|amount|figure|previous|number|volume|speed|was|were|it)\b)",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)
_NOT_A_TIME = re.compile(r"\s(?!(?:year|month|week|day|hour|time|of)\b)[a-z]", re.IGNORECASE)
_HALF = Decimal("0.5")
_OF_WHAT = re.compile(r"\s(?:of|the|an?|our|its|their|all)\b")
_CUT_IN = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:ed|ing)?|reduced?|reducing)\s((?:[\w’'-]+\s){0,5})in\s$",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"\s[-−–]\s$")
_COIN_JOINT = re.compile(r"\s(?:and\s)?")
_CLOSES = re.compile(r"\s?[.,;!?)]|$")
_MILLION = re.compile(r"\s(million|billion|trillion)\b")
_WEIGHS = re.compile(
    r"\b(?:weigh\w*|heav(?:y|ier)|bab(?:y|ies)|tall|lost|los(?:e|ing)|drop|gained|obes\w+|diet|kilograms?"
    r"|metric|lbs?|ounces?|torque|meat|fish|birth)\b",
    re.IGNORECASE,
)
_WORDS = frozenset({"ALL", "TRY", "TOP", "CUP", "PEN", "MOP", "BAM", "LAK", "SOS", "GEL"})
_NUMBER = re.compile(
    r"(?<!\bthis\s)(?<!\bthat\s)\b(?:be|been|is|are|was|were|become|becomes|became|remain\w*|stay\w*|ranks?|ranked|as)\s"
    r"(number\s)$|[;,]\s(?:and\s)?(number\s)$",
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(r"\s(?:in|among|for|worldwide|globally)\b|[.,;!?]|$")
_TENTHS = re.compile(r"tenths?$", re.IGNORECASE)
_OF_A_WHOLE = re.compile(
    r"\s(?:of(?!\s(?:GDP\s)?(?:growth|inflation)\b)|is|are|was|were|has|have|had)\b"
)
_POINT = re.compile(r"[\s-](?:an?\s|percentage\s)?points?\b")
_LOOSELY = re.compile(r"[-‑–](?:odd|some(?:thing)?|plus)(?=\s)", re.IGNORECASE)
_TOP = re.compile(r"\b[Tt]op[\s-]$")


def single(text: str, number: Number, day: Calendar, start: int, end: int) -> Figure:
    """Return the figure that one numeral makes, with its unit."""
    value: Decimal | None = number.mantissa.scaleb(number.scale)
    figure = Figure(number, number, number.start, number.end, value, rules=number.rules)
    if day:
        return replace(figure, calendar=day, kind="year", unit=day)
    match number.form:
        case "name" | "code":
            return replace(figure, value=None)
        case "ordinal":
            return _every(text, figure, start, end)
        case "multiple":
            return _multiple(text, figure, end)
        case "fraction":
            return _fraction(text, figure, end)
        case "vague":
            high = number.high
            assert high is not None
            high = high.scaleb(number.scale)
            figure = replace(figure, value=None, low=value, high=high, bound="vague")
    return with_unit(text, figure, start, end)


def _every(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Read "every second pupil" as half of them, other ordinals as places in an order."""
    figure = replace(figure, kind="rank", unit="rank")
    before = _EVERY.search(text, max(start, figure.start - 6), figure.start)
    if before is None or figure.number.digits or not _NOT_A_TIME.match(text, figure.end, end):
        return figure
    return replace(
        figure,
        start=before.start(),
        value=(100 / figure.number.mantissa).quantize(Decimal("0.0001")).normalize(),
        kind="percent",
        unit="percent",
        rules=(*figure.rules, "every", "part_as_percent"),
    )


def _multiple(text: str, figure: Figure, end: int) -> Figure:
    """Tell "twice as many" from "met twice"."""
    number = figure.number
    word = text[number.start : number.end].lower()
    if word in ("twice", "thrice") and not multiplies(text, number.start, number.end, end):
        per = per_after(text, number.end, end)
        return replace(figure, kind="count", unit="time", unit_per=per)
    return replace(figure, kind="multiple", unit="times")


def with_unit(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Return a figure with the unit that stands before or after its numeral."""
    loosely = _LOOSELY.match(text, figure.last.end, end)
    unit = unit_after(text, loosely.end() if loosely else figure.last.end, end)
    money = unit_before(text, figure.number.start, start)
    if money is not None and (unit is None or unit.kind in ("count", "money")):
        money = None if _is_word(text, money, unit) else money
        if money is not None:
            return _before_money(text, figure, money, unit, end)
    if _TOP.search(text, max(start, figure.start - 8), figure.start) and _ranks(figure, unit):
        rules = (*figure.rules, "top")
        return replace(
            figure, kind="rank", unit="rank", bound="at_most", qualifier="top", rules=rules
        )
    if unit is None:
        return _numbered(text, figure, start, end)
    if unit.kind == "money":
        return _after_money(text, figure, unit, start, end)
    opening = max(start, figure.start - 3)
    if unit.unit in ("Cel", "[degF]") and _BELOW_ZERO.search(text, opening, figure.start):
        figure = replace(figure, rules=(*figure.rules, "minus"))
    return _apply_unit(figure, unit)


def _numbered(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Read "we are number two in the world" as a rank."""
    before = _NUMBER.search(text, max(start, figure.start - 24), figure.start)
    if before is None or not _ranks(figure, None) or not _NUMBER_IN.match(text, figure.end, end):
        return figure
    if before[2] and not text.startswith(" in ", figure.end):
        return figure
    rules = (*figure.rules, "number")
    return replace(
        figure, start=before.start(before.lastindex or 0), kind="rank", unit="rank", rules=rules
    )


def _before_money(
    text: str, figure: Figure, money: UnitMatch, unit: UnitMatch | None, end: int
) -> Figure:
    """Read "$5 million", "$5 a share", also "$5 million dollars"."""
    stop, per = figure.end, ""
    if unit is not None and unit.kind == "money":
        stop, per = unit.end, unit.unit_per
    return replace(
        figure,
        start=money.start,
        end=max(stop, figure.end),
        kind="money",
        unit=money.unit,
        unit_per=per or per_after(text, stop, end),
        rules=(*figure.rules, money.rule),
    )


def _after_money(text: str, figure: Figure, unit: UnitMatch, start: int, end: int) -> Figure:
    """Tell pounds of money from pounds of weight, and read on in "75 USD million"."""
    if text[unit.start : unit.end].lower() in ("pound", "pounds"):
        around = text[max(start, figure.start - 60) : min(end, unit.end + 40)]
        if _WEIGHS.search(around):
            return _apply_unit(
                figure, replace(unit, kind="measure", unit="[lb_av]", rule="unit:weight")
            )
    scale = _MILLION.match(text, unit.end, end)
    if scale is None or figure.number.scale or figure.value is None:
        return _apply_unit(figure, unit)
    power = {"m": 6, "b": 9, "t": 12}[scale[1][0].lower()]
    return replace(
        _apply_unit(replace(figure, value=figure.value.scaleb(power)), unit), end=scale.end()
    )


def _is_word(text: str, money: UnitMatch, unit: UnitMatch | None) -> bool:
    """Tell whether a currency's code is a word in capitals: "ALL 5 plants"."""
    return unit is not None and unit.kind == "count" and text[money.start : money.end] in _WORDS


def _ranks(figure: Figure, unit: UnitMatch | None) -> bool:
    small = figure.value is not None and figure.value <= 1000 and not figure.number.scale
    return small and (unit is None or unit.kind == "count")


def with_coins(text: str, notes: Figure, coins: Number, end: int) -> Figure | None:
    """Return "3 dollars 50 cents" or "15 dollars and 50" as one figure, or None.

    ``coins`` is the numeral after the figure ``notes``.
    """
    if notes.kind != "money" or notes.end == notes.last.end or notes.value is None:
        return None
    if coins.form != "cardinal" or coins.scale or coins.mantissa >= 100 or notes.number.scale:
        return None
    if not _COIN_JOINT.fullmatch(text, notes.end, coins.start):
        return None
    unit = unit_after(text, coins.end, end)
    if unit is None:
        if coins.mantissa < 10 or not _CLOSES.match(text, coins.end, end):
            return None
        stop = coins.end
    elif unit.unit == notes.unit and unit.factor == 0.01:
        stop = unit.end
    else:
        return None
    value = notes.value + coins.mantissa / 100
    return replace(notes, end=stop, value=value, rules=(*notes.rules, "coins"))


def with_half(text: str, whole: Figure, half: Number) -> Figure | None:
    """Return "a year and a half" as one duration, or None."""
    if whole.unit not in DURATIONS or whole.value is None or whole.end == whole.last.end:
        return None
    if half.form != "fraction" or half.scale or half.mantissa != Decimal("0.5"):
        return None
    if text[whole.end : half.start].strip() != "and":
        return None
    value = whole.value + half.mantissa
    return replace(whole, end=half.end, value=value, rules=(*whole.rules, "and_a_half"))


def _apply_unit(figure: Figure, unit: UnitMatch) -> Figure:
    """Return a figure that counts in ``unit``."""
    factor = Decimal(str(unit.factor))
    return replace(
        figure,
        end=max(figure.end, unit.end),
        value=None if figure.value is None else figure.value * factor,
        low=None if figure.low is None else figure.low * factor,
        high=None if figure.high is None else figure.high * factor,
        kind=unit.kind,
        unit=unit.unit,
        unit_per=unit.unit_per,
        rules=(*figure.rules, unit.rule),
    )


def _fraction(text: str, figure: Figure, end: int) -> Figure:
    """Read a part as percent of a whole, as a multiple, or as so much of a unit."""
    number = figure.number
    direct = unit_after(text, number.end, end)
    if (
        direct is not None
        and direct.kind in ("measure", "percent", "money")
        and direct.end > direct.start
    ):
        return _apply_unit(figure, direct)
    if article := _OF_A_UNIT.match(text, number.end, end):
        unit = unit_after(text, article.end() - 1, end)
        if unit is not None and unit.kind in ("measure", "percent"):
            return _apply_unit(figure, unit)
    if (points := _points(text, figure, end)) is not None:
        return points
    assert figure.value is not None
    before = text[max(0, number.start - 80) : number.start]
    cut = _CUT_IN.search(before) if figure.value == _HALF else None
    if cut and not (cut[1] and _OF_WHAT.match(text, number.end, end)):
        begin = number.start - (0 if cut[1] else len(before) - cut.start())
        return replace(
            figure, start=begin, kind="multiple", unit="times", rules=(*figure.rules, "cut_in_half")
        )
    if _HALF_TIMES.match(text, number.end, end):
        return replace(
            figure, kind="multiple", unit="times", rules=(*figure.rules, "part_as_multiple")
        )
    percent = (figure.value * 100).quantize(Decimal("0.0001")).normalize()
    return replace(
        figure,
        value=percent,
        kind="percent",
        unit="percent",
        rules=(*figure.rules, "part_as_percent"),
    )


def _points(text: str, figure: Figure, end: int) -> Figure | None:
    """Read "a quarter point", and "three-tenths" of no named whole, as percentage points."""
    number = figure.number
    point = _POINT.match(text, number.end, end)
    tenths = _TENTHS.search(text, number.start, number.end)
    if point is None and (tenths is None or _OF_A_WHOLE.match(text, number.end, end)):
        return None
    stop = number.end if point is None else point.end()
    rules = (*figure.rules, "part_as_points")
    return replace(figure, end=stop, kind="percent", unit="percentage_point", rules=rules)
