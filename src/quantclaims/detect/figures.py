"""From numerals to figures: a numeral, or a range of two, with its unit.

A figure's ``start`` and ``end`` hold the quote: the numeral with its unit as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quantclaims.detect.dates import Calendar
from quantclaims.detect.numbers import Number
from quantclaims.detect.units import UnitMatch, unit_after, unit_before
from quantclaims.detect.units.per import per_after
from quantclaims.types import Bound, Kind, Role

__all__ = ["Figure", "figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on its way to a mention; ``number`` and ``last`` differ only in a range."""

    number: Number
    last: Number
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: Kind = "count"
    unit: str = ""
    unit_per: str = ""
    calendar: Calendar = ""
    bound: Bound = "exact"
    qualifier: str = ""
    role: Role = "claim"
    whole: Decimal | None = None
    partitive: bool = False
    rules: tuple[str, ...] = ()


_RANGE_JOINT = re.compile(
    r"\s?[-–—−‑]\s?[$€£₽]?|\s(?:to|or)(?:\sas\s(?:many|much)\sas)?\s(?:even\s)?[$€£₽]?|\s?\.\.\.?\s?|\s?…\s?"
)
_AND_JOINT = re.compile(r"\s(?:and|to)\s[$€£₽]?")
_BETWEEN = re.compile(r"\bbetween\s(?:\w+\s){0,2}[$€£₽]?$", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|some|nearly|almost|over|only|just|more\sthan|under|a|an|mere)\s){0,2}"
    r"(?:US)?[$€£₽]?$",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|growth|aged?|between|fluctuat\w+)\s"
    r"(?:\w+\s)?from\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_VAGUE_JOINT = re.compile(
    r",?\s(?:if\snot|and\seven|or\seven|and|or|to|and\ssometimes|or\sperhaps),?\s", re.IGNORECASE
)
_OF_A_UNIT = re.compile(r"\s(?:of\s)?(?:an?|one)\s(?=\w)", re.IGNORECASE)
_HALF_TIMES = re.compile(
    r"\s(?:as\s(?:much|many|\w+)\b|(?:the|its|their|that|what|our|his|this)\s(?:of\s)?(?:\w+\s){0,2}?"
    r"(?:level|time|price|cost|costs|size|rate|amount|figure|previous|number|volume|speed|was|were|it)\b)",
    re.IGNORECASE,
)
_CUT_IN = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:ed|ing)?|reduced?|reducing)\sin\s$", re.IGNORECASE
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
_TOP = re.compile(r"\b[Tt]op[\s-]$")


def figures(
    text: str, numbers: Sequence[Number], calendars: Sequence[Calendar], start: int, end: int
) -> list[Figure]:
    """Return the figures of ``text[start:end]``, in order: ranges joined, units attached."""
    found: list[Figure] = []
    index = 0
    while index < len(numbers):
        if found and (whole := _with_coins(text, found[-1], numbers[index], end)) is not None:
            found[-1] = whole
            index += 1
            continue
        free = found[-1].end if found else start
        figure = _single(text, numbers[index], calendars[index], free, end)
        index += 1
        if index < len(numbers):
            joined = _range(text, figure, numbers[index], calendars[index], start, end)
            figure, index = (figure, index) if joined is None else (joined, index + 1)
        while index < len(numbers) and _holds(figure, numbers[index]):
            index += 1
        limit = numbers[index].start if index < len(numbers) else end
        found.append(_before_next(text, figure, limit))
    return found


def _single(text: str, number: Number, day: Calendar, start: int, end: int) -> Figure:
    value: Decimal | None = number.mantissa.scaleb(number.scale)
    figure = Figure(number, number, number.start, number.end, value, rules=number.rules)
    if day:
        return replace(figure, calendar=day, kind="year", unit="year" if day == "year" else day)
    match number.form:
        case "name" | "code":
            return replace(figure, value=None)
        case "ordinal":
            return replace(figure, kind="rank", unit="rank")
        case "multiple":
            return replace(figure, kind="multiple", unit="times")
        case "fraction":
            return _fraction(text, figure, end)
        case "vague":
            high = number.high
            assert high is not None
            figure = replace(
                figure, value=None, low=value, high=high.scaleb(number.scale), bound="vague"
            )
    return with_unit(text, figure, start, end)


def with_unit(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Return a figure with the unit that stands before or after its numeral."""
    unit = unit_after(text, figure.last.end, end)
    money = unit_before(text, figure.number.start, start)
    if money is not None and _is_word(text, money, unit):
        money = None
    if money is not None and (unit is None or unit.kind in ("count", "money")):
        again = unit is not None and unit.kind == "money"
        stop = unit.end if unit is not None and again else figure.end
        per = unit.unit_per if unit is not None and again else per_after(text, stop, end)
        return replace(
            figure,
            start=money.start,
            end=max(stop, figure.end),
            kind="money",
            unit=money.unit,
            unit_per=per,
            rules=(*figure.rules, money.rule),
        )
    if _TOP.search(text, max(start, figure.start - 8), figure.start) and _ranks(figure, unit):
        return replace(
            figure,
            kind="rank",
            unit="rank",
            bound="at_most",
            qualifier="top",
            rules=(*figure.rules, "top"),
        )
    if (
        unit is not None
        and unit.unit in ("Cel", "[degF]")
        and _BELOW_ZERO.search(text, max(start, figure.start - 3), figure.start)
    ):
        figure = replace(figure, rules=(*figure.rules, "minus"))
    if unit is not None and unit.kind == "money":
        return _after_money(text, figure, unit, start, end)
    return apply_unit(figure, unit)


def _after_money(text: str, figure: Figure, unit: UnitMatch, start: int, end: int) -> Figure:
    """Tell pounds of money from pounds of weight, and read on in "75 USD million"."""
    if text[unit.start : unit.end].lower() in ("pound", "pounds"):
        around = text[max(start, figure.start - 60) : min(end, unit.end + 40)]
        if _WEIGHS.search(around):
            return apply_unit(
                figure, replace(unit, kind="measure", unit="[lb_av]", rule="unit:weight")
            )
    scale = _MILLION.match(text, unit.end, end)
    if scale is None or figure.number.scale or figure.value is None:
        return apply_unit(figure, unit)
    power = {"m": 6, "b": 9, "t": 12}[scale[1][0].lower()]
    return replace(
        apply_unit(replace(figure, value=figure.value.scaleb(power)), unit), end=scale.end()
    )


def _is_word(text: str, money: UnitMatch, unit: UnitMatch | None) -> bool:
    """Tell whether a currency's code is a word in capitals: "ALL 5 plants"."""
    return unit is not None and unit.kind == "count" and text[money.start : money.end] in _WORDS


def _holds(figure: Figure, number: Number) -> bool:
    """Tell whether a numeral is a word of the unit: "parts per million"."""
    return figure.kind == "measure" and number.end <= figure.end and number.start > figure.last.end


def _before_next(text: str, figure: Figure, limit: int) -> Figure:
    """Return a figure whose quote ends before the numeral that follows."""
    if figure.end <= limit:
        return figure
    stop = max(figure.last.end, limit)
    return replace(
        figure, end=max(figure.last.end, figure.start + len(text[figure.start : stop].rstrip()))
    )


def _with_coins(text: str, notes: Figure, coins: Number, end: int) -> Figure | None:
    """Read on in "3 dollars 50 cents" and "15 dollars and 50"; None where nothing is added."""
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


def _ranks(figure: Figure, unit: UnitMatch | None) -> bool:
    small = figure.value is not None and figure.value <= 1000 and not figure.number.scale
    return small and (unit is None or unit.kind == "count")


def apply_unit(figure: Figure, unit: UnitMatch | None) -> Figure:
    """Return a figure that counts in ``unit``."""
    if unit is None:
        return figure
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
        partitive=unit.start == unit.end,
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
        return apply_unit(figure, direct)
    if article := _OF_A_UNIT.match(text, number.end, end):
        unit = unit_after(text, article.end() - 1, end)
        if unit is not None and unit.kind in ("measure", "percent"):
            return apply_unit(figure, unit)
    assert figure.value is not None
    before = text[max(0, number.start - 20) : number.start]
    if cut := _CUT_IN.search(before):
        begin = number.start - len(before) + cut.start()
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


def _range(
    text: str, first: Figure, second: Number, day: Calendar, start: int, end: int
) -> Figure | None:
    """Return the range that two numerals make, or ``None``."""
    number = first.number
    if number.form == "vague" and second.form == "vague":
        return _vague_range(text, first, second, start, end)
    if number.form != "cardinal" or second.form != "cardinal":
        return None
    if first.calendar or day:
        return _year_range(text, first, second, day)
    joint = text[number.end : second.start] if second.start - number.end < 20 else ""
    repeated = ""
    if first.end > number.end and 0 < second.start - first.end < 20:
        repeated = text[first.end : second.start]
    before = text[max(start, number.start - 32) : number.start]
    between = _BETWEEN.search(before) is not None
    patterns = (_RANGE_JOINT, _AND_JOINT) if between else (_RANGE_JOINT,)
    if not any(p.fullmatch(joint) or p.fullmatch(repeated) for p in patterns):
        return None
    to = " to" in (joint or repeated)
    if to and _FROM.search(before) and not _SPREAD.search(before):
        return None
    last = with_unit(text, _single(text, second, "", start, end), start, end)
    low, high = _shared_scale(number, second)
    if low is None or high is None or not low < high or high > low * 1000:
        return None
    if joint.strip().startswith("or") and high > low * 3:
        return None
    if first.unit and last.unit and (first.kind, first.unit) != (last.kind, last.unit):
        return None
    whole = replace(first, number=number, last=second, value=None, low=low, high=high)
    source = last if last.unit else first
    return replace(
        whole,
        end=last.end,
        kind=source.kind,
        unit=source.unit,
        unit_per=source.unit_per or first.unit_per,
        bound="range",
        rules=(*number.rules, "range", *last.rules),
    )


def _shared_scale(first: Number, second: Number) -> tuple[Decimal | None, Decimal | None]:
    """Return both ends; the first takes the scale of the second where it has none."""
    low, high = first.mantissa.scaleb(first.scale), second.mantissa.scaleb(second.scale)
    if second.scale and not first.scale and first.mantissa < second.mantissa:
        low = first.mantissa.scaleb(second.scale)
    return low, high


def _year_range(text: str, first: Figure, second: Number, day: Calendar) -> Figure | None:
    joint = text[first.number.end : second.start]
    if first.calendar != "year" or day != "year" or joint.strip() not in ("-", "–", "—", "−", "/"):
        return None
    high = second.mantissa
    if high < 100:
        high += first.number.mantissa // 100 * 100
    if high <= first.number.mantissa:
        return None
    return replace(
        first,
        last=second,
        end=second.end,
        value=None,
        low=first.number.mantissa,
        high=high,
        bound="range",
        rules=(*first.rules, "years"),
    )


def _vague_range(text: str, first: Figure, second: Number, start: int, end: int) -> Figure | None:
    """Join "dozens if not hundreds": from the first to the end of the second."""
    joint = text[first.number.end : second.start]
    if len(joint) > 20 or not _VAGUE_JOINT.fullmatch(joint):
        return None
    last = _single(text, second, "", start, end)
    return replace(last, number=first.number, start=first.start, low=first.low)
