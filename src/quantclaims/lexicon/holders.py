"""Who held an office on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from quantclaims.lexicon import load_rows

__all__ = ["Holder", "country_of_office", "holder"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A term of office; ``until`` is the day after its last, empty while it lasts.

    ``labelled_by_office`` marks an office whose transcripts print it in place of the name ("THE
    PRESIDENT:"): the label then stands for the person, unless the text itself gives the name.
    """

    office: str
    country: str
    name: str
    since: str
    until: str
    example: str
    labelled_by_office: bool = False


@cache
def _holders() -> tuple[Holder, ...]:
    return load_rows("office_holders", Holder)


def holder(office: str, day: date | None) -> Holder | None:
    """Return who held ``office`` on ``day``; nothing where that is unknown.

    >>> found = holder("President of Russia", date(2010, 6, 1))
    >>> found and found.name
    'Dmitry Medvedev'
    """
    if day is None:
        return None
    iso = day.isoformat()
    rows = (row for row in _holders() if row.office == office)
    return next(
        (row for row in rows if row.since <= iso and (not row.until or iso < row.until)), None
    )


def country_of_office(office: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of an office's country, "" where we do not know it.

    >>> country_of_office("Chair of the Federal Reserve"), country_of_office("Mayor of Dover")
    ('USA', '')
    """
    return next((row.country for row in _holders() if row.office == office), "")
