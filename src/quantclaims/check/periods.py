"""Periods as statistical data write them."""

import calendar
import datetime
import re

_FREQUENCIES = {"Q": 3, "S": 6, "H": 6, "T": 4, "B": 2, "M": 1}
"""Letters of SDMX reporting periods, and ``H`` for half-years: how many months each one has."""

_PART = re.compile(r"(\d{4})-?([QSHTBM])(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def parse_period(text: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a period, or ``None`` for anything else.

    Years, SDMX reporting periods (``2013-Q1``, ``2013-M03``), months, days, and ISO 8601 intervals
    of days are understood.

    >>> parse_period("2013-Q2")
    (datetime.date(2013, 4, 1), datetime.date(2013, 6, 30))
    >>> parse_period("2013-01-01/2013-09-30")
    (datetime.date(2013, 1, 1), datetime.date(2013, 9, 30))
    >>> parse_period("2012")[1], parse_period("2012-02")[1]
    (datetime.date(2012, 12, 31), datetime.date(2012, 2, 29))
    >>> parse_period("last year") is None
    True
    """
    text = text.strip().upper()
    try:
        if re.fullmatch(r"\d{4}(-A1)?", text):
            return _months(int(text[:4]), 1, 12)
        if part := _PART.fullmatch(text):
            months = _FREQUENCIES[part.group(2)]
            return _months(int(part.group(1)), (int(part.group(3)) - 1) * months + 1, months)
        if month := _MONTH.fullmatch(text):
            return _months(int(month.group(1)), int(month.group(2)), 1)
        start, _, end = text.partition("/")
        first = datetime.date.fromisoformat(start)
        return first, datetime.date.fromisoformat(end) if end else first
    except ValueError:
        return None


def _months(year: int, first: int, count: int) -> tuple[datetime.date, datetime.date]:
    last = first + count - 1
    day = calendar.monthrange(year, last)[1]
    return datetime.date(year, first, 1), datetime.date(year, last, day)
