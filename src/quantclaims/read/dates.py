"""Dates and times of day as headers, file names and table cells write them."""

import re
from datetime import date

__all__ = ["clock_time", "iso_date"]

_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_NAMES = "|".join(f"{name}|{name[:3]}\\.?|{name[:4]}\\." for name in _MONTHS)
_WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?,? )?"
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>{_NAMES}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:\s*[−–—-]\s*(?:[a-z]+ )?\d{1,2})?,? (?P<year>\d{4})",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMES}),?"
    r" (?P<year>\d{4})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ].*)?")
_DIGITS = re.compile(r"(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d):(\d\d).*")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_HALF_DAY = re.compile(r"(1[0-2]|0?\d)[:.]([0-5]\d) ?([ap])\.?m\.?(?: [A-Z]{2,4})?", re.IGNORECASE)


def iso_date(words: str) -> str:
    """Return the ISO date that ``words`` wholly are, the first day of a range, else "".

    >>> iso_date("March 6, 2013"), iso_date("January 19 − 20, 2003"), iso_date("May 2013")
    ('2013-03-06', '2003-01-19', '')
    >>> iso_date("THURSDAY, 11 NOVEMBER 2010"), iso_date("10th June 2011"), iso_date("20190619")
    ('2010-11-11', '2011-06-10', '2019-06-19')
    >>> iso_date("2022-06-24T17:30:00Z"), iso_date("2022-02-30"), iso_date("06/07/2022")
    ('2022-06-24', '', '')
    """
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _ISO, _DIGITS):
        if match := pattern.fullmatch(words):
            return _day(match["year"], match["month"], match["day"])
    return ""


def _day(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    short = name.lower().rstrip(".")
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(short))


def clock_time(words: str) -> str:
    """Return the time of day that ``words`` wholly are or end in, as hh:mm, else "".

    >>> clock_time("9:05"), clock_time("23:40"), clock_time("25:00")
    ('09:05', '23:40', '')
    >>> clock_time("11:33 A.M. EST"), clock_time("12:05 P.M. EDT"), clock_time("9.30 pm")
    ('11:33', '12:05', '21:30')
    >>> clock_time("2022-06-24T17:30:00Z")
    '17:30'
    """
    if match := _HALF_DAY.fullmatch(words):
        return f"{int(match[1]) % 12 + 12 * (match[3].lower() == 'p'):02}:{match[2]}"
    match = _CLOCK.fullmatch(words) or _STAMP.fullmatch(words)
    return f"{int(match[1]):02}:{match[2]}" if match else ""
