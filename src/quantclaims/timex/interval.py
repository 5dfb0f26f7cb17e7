"""Stretches of the calendar, both ends inclusive, and the arithmetic that makes them.

A year here is the calendar year, a week runs from Monday to Sunday, and winter is counted with
the year of its January: "the winter of 2015" ends in February 2015.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]
_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS_IN: dict[Unit, int] = {"day": 1, "week": 7}
SEASONS = {"winter": -1, "spring": 2, "summer": 5, "autumn": 8, "fall": 8}
"""The month before each season's first month, counted from December of the year before."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` to ``last``, both inclusive; ``None`` where an end is open or unknown."""

    first: date | None = None
    last: date | None = None

    @property
    def is_year(self) -> bool:
        """Whether it is one calendar year."""
        return self == year(self.first.year) if self.first else False


def year(number: int) -> Interval:
    """Return a calendar year.

    >>> year(2012)
    Interval(first=datetime.date(2012, 1, 1), last=datetime.date(2012, 12, 31))
    """
    return years(number, number)


def years(first: int, last: int) -> Interval:
    """Return the calendar years from ``first`` to ``last``."""
    return Interval(date(first, 1, 1), date(last, 12, 31))


def months(year: int, first: int, last: int) -> Interval:
    """Return the months from ``first`` to ``last`` of ``year``; 0 is December of the year before.

    >>> months(2013, 1, 9)
    Interval(first=datetime.date(2013, 1, 1), last=datetime.date(2013, 9, 30))
    >>> months(2013, 12, 14).last
    datetime.date(2014, 2, 28)
    """
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Interval(start, date(end_year, end_month, monthrange(end_year, end_month)[1]))


def day(year: int, month: int, number: int) -> Interval:
    """Return one day."""
    only = date(year, month, number)
    return Interval(only, only)


def season(year: int, name: str) -> Interval:
    """Return a season of ``year``.

    >>> season(2016, "summer")
    Interval(first=datetime.date(2016, 6, 1), last=datetime.date(2016, 8, 31))
    >>> season(2016, "winter")
    Interval(first=datetime.date(2015, 12, 1), last=datetime.date(2016, 2, 29))
    """
    before = SEASONS[name]
    return months(year, before + 1, before + 3)


def shift(start: date, count: float, unit: Unit) -> date:
    """Return the date ``count`` units later, on the last day of the month where it must.

    >>> shift(date(2020, 2, 29), -3, "year"), shift(date(2020, 8, 25), -3.5, "year")
    (datetime.date(2017, 2, 28), datetime.date(2017, 2, 25))
    """
    if unit in _DAYS_IN:
        return start + timedelta(days=round(count * _DAYS_IN[unit]))
    index = start.year * 12 + start.month - 1 + round(count * _MONTHS_IN[unit])
    number, month = index // 12, index % 12 + 1
    return date(number, month, min(start.day, monthrange(number, month)[1]))


def around(moment: date, unit: Unit) -> Interval:
    """Return the calendar unit that holds a date.

    >>> around(date(2020, 8, 25), "quarter")
    Interval(first=datetime.date(2020, 7, 1), last=datetime.date(2020, 9, 30))
    >>> around(date(2020, 8, 25), "week")
    Interval(first=datetime.date(2020, 8, 24), last=datetime.date(2020, 8, 30))
    """
    if unit == "day":
        return Interval(moment, moment)
    if unit == "week":
        monday = moment - timedelta(days=moment.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "decade":
        return years(moment.year // 10 * 10, moment.year // 10 * 10 + 9)
    size = _MONTHS_IN[unit]
    first = (moment.month - 1) // size * size + 1
    return months(moment.year, first, first + size - 1)


def part(whole: Interval, index: int, size: int, unit: Unit = "month") -> Interval | None:
    """Return the ``index``-th part, from 1, of ``size`` months or days of a whole.

    >>> part(year(2013), 1, 9), part(year(2013), 4, 3)
    (Interval(first=datetime.date(2013, 1, 1), last=datetime.date(2013, 9, 30)), \
Interval(first=datetime.date(2013, 10, 1), last=datetime.date(2013, 12, 31)))
    """
    if whole.first is None or whole.last is None:
        return None
    first = shift(whole.first, (index - 1) * size, unit)
    last = shift(whole.first, index * size, unit) - timedelta(days=1)
    return Interval(first, last) if last <= whole.last else None
