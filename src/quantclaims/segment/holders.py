"""Who held an office on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from quantclaims.lexicon import load_rows

__all__ = ["Holder", "holder"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A term of office; ``until`` is the day after its last, empty while it lasts."""

    office: str
    name: str
    since: str
    until: str
    example: str


@cache
def _holders() -> tuple[Holder, ...]:
    return load_rows("office_holders", Holder)


def holder(office: str, day: date | None) -> str:
    """Return who held ``office`` on ``day``, "" where that is unknown.

    >>> holder("President of Russia", date(2010, 6, 1)), holder("President of Russia", None)
    ('Dmitry Medvedev', '')
    """
    if day is None:
        return ""
    iso = day.isoformat()
    rows = (row for row in _holders() if row.office == office)
    return next(
        (row.name for row in rows if row.since <= iso and (not row.until or iso < row.until)), ""
    )
