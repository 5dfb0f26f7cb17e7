"""Two numerals that make one figure: "15-20 million", "three or four", "dozens if not hundreds"."""

import re
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.amounts import single, with_unit
from quantclaims.detect.dates import Calendar
from quantclaims.detect.figure import Figure
from quantclaims.detect.numbers import Number

__all__ = ["range_of"]

_RANGE_JOINT = re.compile(
    r"\s?[-–—−‑]\s?[$€£₽]?|[-‑]?\s(?:to|or)(?:\sas\s(?:many|much)\sas)?\s(?:even\s)?[$€£₽]?|\s?\.\.\.?\s?|\s?…\s?"
)
_AND_JOINT = re.compile(r"\s(?:and|to)\s(?:an?\s)?[$€£₽]?")
_BETWEEN = re.compile(r"\bbetween\s(?:\w+\s){0,2}[$€£₽]?$", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|some|nearly|almost|over|only|just|more\sthan|less\sthan|under|a|an|mere"
    r"|the|current|present|previous|former|existing|initial|usual)\s){0,2}"
    r"(?:US)?[$€£₽]?$",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|growth|aged?|between|fluctuat\w+|children|teenagers|youngsters|adolescents|boys|girls|kids)\s"
    r"(?:\w+\s)?from\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_VAGUE_JOINT = re.compile(
    r",\s|,?\s(?:if\snot|and\seven|or\seven|and|or|to|and\ssometimes|or\sperhaps),?\s",
    re.IGNORECASE,
)


def range_of(
    text: str, first: Figure, second: Number, day: Calendar, start: int, end: int
) -> Figure | None:
    """Return the range that a figure and the numeral after it make, or ``None``."""
    number = first.number
    if number.form == "vague" and second.form == "vague":
        return _vague_range(text, first, second, start, end)
    folds = second.form == "multiple" and second.rules[-1] == "fold"
    if not _may_end(number) or not (_may_end(second) or folds):
        return None
    if first.calendar or day:
        return _year_range(text, first, second, day)
    joint = _joint(text, first, second, start)
    if not joint:
        return None
    last = with_unit(text, single(text, second, "", start, end), start, end)
    low, high = _shared_scale(number, second)
    if not low < high or (low and high > low * (3 if joint.startswith("or") else 1000)):
        return None
    if "part_as_percent" in first.rules:
        first = replace(first, unit="")
    if first.unit and last.unit and (first.kind, first.unit) != (last.kind, last.unit):
        return None
    if second.form == "fraction" and "part_as_percent" in last.rules:
        return None
    source = last if last.unit else first
    return replace(
        first,
        last=second,
        end=last.end,
        value=None,
        low=low,
        high=high,
        kind=source.kind,
        unit=source.unit,
        unit_per=source.unit_per or first.unit_per,
        bound="range",
        rules=(*number.rules, "range", *last.rules),
    )


def _may_end(number: Number) -> bool:
    """Tell whether a numeral may be an end of a range: "¼" and "1/4" may, "a quarter" may not."""
    signs = ("fraction_sign", "fraction_slash")
    return number.form == "cardinal" or (number.form == "fraction" and number.rules[0] in signs)


def _joint(text: str, first: Figure, second: Number, start: int) -> str:
    """Return what joins two numerals to a range, stripped, or an empty string.

    "From 3 to 5" is no range but two levels, unless a word of spread stands before it.
    """
    number = first.number
    before = text[max(start, number.start - 32) : number.start]
    patterns = (_RANGE_JOINT, _AND_JOINT) if _BETWEEN.search(before) else (_RANGE_JOINT,)
    for begin in (number.end, first.end):
        joint = text[begin : second.start] if 0 < second.start - begin < 20 else ""
        if any(pattern.fullmatch(joint) for pattern in patterns):
            levels = "to" in joint and _FROM.search(before) and not _SPREAD.search(before)
            return "" if levels else joint.strip() or "-"
    return ""


def _shared_scale(first: Number, second: Number) -> tuple[Decimal, Decimal]:
    """Return both ends; the first takes the scale of the second where it has none."""
    low, high = first.mantissa.scaleb(first.scale), second.mantissa.scaleb(second.scale)
    if second.scale and not first.scale and first.mantissa < second.mantissa:
        low = first.mantissa.scaleb(second.scale)
    return low, high


def _year_range(text: str, first: Figure, second: Number, day: Calendar) -> Figure | None:
    joint = text[first.number.end : second.start]
    if (
        first.calendar != "year"
        or day != "year"
        or joint.strip() not in ("-", "–", "—", "−", "/", "or")
    ):
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
    """Join "dozens if not hundreds", in either order: from the least to the most of the two."""
    joint = text[first.number.end : second.start]
    if len(joint) > 20 or not _VAGUE_JOINT.fullmatch(joint):
        return None
    last = single(text, second, "", start, end)
    ends = [each for each in (first.low, first.high, last.low, last.high) if each is not None]
    return replace(last, number=first.number, start=first.start, low=min(ends), high=max(ends))
