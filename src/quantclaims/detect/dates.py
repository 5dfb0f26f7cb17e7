"""Which numerals belong to the calendar: days of a month, years, times of the day."""

import re
from collections.abc import Sequence
from typing import Literal

from quantclaims.detect.numbers import Number
from quantclaims.detect.units import unit_after

__all__ = ["DURATIONS", "Calendar", "calendar"]

Calendar = Literal["", "day", "year", "time", "date", "decade"]

DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""The UCUM codes of time, as the gold writes them."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_LOWER = (
    r"(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|apr|aug|sept?|oct|nov|dec)\.|(?<=on\s)(?:may|march))"
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH}|{_LOWER})\s(?:the\s)?$")
_MONTH_YEAR_BEFORE = re.compile(
    rf"\b(?:{_MONTH}|{_LOWER})(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?(?:\sof)?\s$"
)
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?{_MONTH}\b(?!\s(?:be|have)\b)")
_DAY_JOINT = re.compile(r"\s?[-–—−]\s?|,?\s(?:and|or|to|through|until)\s|,\s(?:and\s)?")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|through|from|early|late|mid|year|years"
    r"|spring|summer|autumn|fall|winter|prior\sto|as\sof|between|end\sof|beginning\sof|start\sof"
    r"|half\sof|quarter\sof|months\sof|middle\sof|results\s(?:of|for)|back\sin|compared\s(?:to|with)"
    r"|over|on|than\sin|of|for|to|and|or|the|our|this|that|its|their|vs\.?)|['’]s|s['’])[\s(-]+$",
    re.IGNORECASE,
)
_SURE_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|before|during|early|late|mid|year|years|spring|summer|autumn"
    r"|winter|prior\sto|as\sof|(?:end|beginning|start|half|quarter|months|middle|results)\sof"
    r"|results\sfor|compared\s(?:to|with))[\s(-]+$",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"(?:[$€£₽¥]\s?|\b(?:about|around|some|nearly|almost|than|over|approximately|roughly|only"
    r"|exceed(?:s|ed|ing)?|reach(?:ed|es|ing)?|least|total(?:led|s|ling)?(?:\sof)?|another|up\sto"
    r"|additional|no\.|nos?|number|numbers|article|page|resolution)\s)$",
    re.IGNORECASE,
)
_SURELY_AMOUNT = re.compile(
    r"(?:[$€£₽¥]\s?|\b(?:no\.|nos?|number|numbers|article|page|resolution|order|decree|than|least"
    r"|another|additional|total(?:led|s|ling)?(?:\sof)?|exceed(?:s|ed|ing)?)\s)$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:increase|decrease|growth|rise|decline|drop|gain|up|down|improvement|more|less|higher|lower)"
    r"\s(?:over|on|than)\s$"
)
_YEAR_JOINT = re.compile(r"\s?[-–—−/]\s?|,?\s(?:and|or|to|through|until)\s|,\s|\.\.\.?")


def calendar(text: str, numbers: Sequence[Number], start: int, end: int) -> list[Calendar]:
    """Return what each numeral of ``text[start:end]`` is in a calendar, or an empty string.

    >>> from quantclaims.detect.scan import scan
    >>> text = "From 2003 to 2012 we met 2000 people, on May 8 and 9 too."
    >>> calendar(text, list(scan(text, 0, len(text))), 0, len(text))
    ['year', 'year', '', 'day', 'day']
    """
    found: list[Calendar] = []
    for index, number in enumerate(numbers):
        gap = ""
        if index and number.start - numbers[index - 1].end < 12:
            gap = text[numbers[index - 1].end : number.start]
        before = found[-1] if found and gap else ""
        found.append(_one(text, number, start, end, before, gap))
    for index in range(len(numbers) - 2, -1, -1):
        if (
            found[index]
            or not found[index + 1]
            or numbers[index + 1].start - numbers[index].end > 8
        ):
            continue
        joint = text[numbers[index].end : numbers[index + 1].start]
        if found[index + 1] == "day" and _DAY_JOINT.fullmatch(joint) and _is_day(numbers[index]):
            found[index] = "day"
        if (
            found[index + 1] == "year"
            and _YEAR_JOINT.fullmatch(joint)
            and _may_be_year(numbers[index])
        ):
            found[index] = "year"
    return found


def _one(text: str, number: Number, start: int, end: int, before: Calendar, gap: str) -> Calendar:
    if number.form in ("time", "date", "decade"):
        return number.form
    if _is_day(number):
        window = text[max(start, number.start - 16) : number.start]
        if _MONTH_BEFORE.search(window) and not _counts(text, number, end):
            return "day"
        if _MONTH_AFTER.match(text, number.end, end):
            return "day"
        if before == "day" and _DAY_JOINT.fullmatch(gap) and not unit_after(text, number.end, end):
            return "day"
    if _may_be_year(number):
        if before == "year" and _YEAR_JOINT.fullmatch(gap):
            return "year"
        return "year" if _is_year(text, number, start, end) else ""
    if (
        before == "year"
        and gap in ("/", "-", "–")
        and number.digits
        and number.end - number.start == 2
    ):
        return "year"
    return ""


def _counts(text: str, number: Number, end: int) -> bool:
    unit = unit_after(text, number.end, end)
    return unit is not None and unit.kind != "count" and unit.end > unit.start


def _is_day(number: Number) -> bool:
    return (
        number.form in ("cardinal", "ordinal")
        and not number.scale
        and 1 <= number.mantissa <= 31
        and number.end - number.start <= (4 if number.digits else 14)
        and number.mantissa == int(number.mantissa)
    )


def _may_be_year(number: Number) -> bool:
    return (
        number.digits
        and number.form == "cardinal"
        and number.end - number.start == 4
        and 1000 <= number.mantissa < 2200
        and not number.scale
    )


def _is_year(text: str, number: Number, start: int, end: int) -> bool:
    before = text[max(start, number.start - 24) : number.start]
    amount = _AMOUNT_BEFORE.search(before) and not _COMPARED_BEFORE.search(before)
    if amount and (number.mantissa % 50 == 0 or _SURELY_AMOUNT.search(before)):
        return False
    if _SURE_BEFORE.search(before) or _MONTH_YEAR_BEFORE.search(before):
        return True
    unit = unit_after(text, number.end, end)
    if unit is not None and unit.kind != "count":
        return False
    if unit is None and number.mantissa >= 1700 and number.mantissa % 50 != 0:
        return True
    counts = unit is not None and unit.end > unit.start and text[unit.start].islower()
    if 1990 <= number.mantissa <= 2035 and number.mantissa % 50 != 0:
        return True
    dated = _YEAR_BEFORE.search(before) is not None
    if number.mantissa % 50 == 0 or number.mantissa < 1900:
        return dated and not counts and number.mantissa != 1000
    return dated or not counts
