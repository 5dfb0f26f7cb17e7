"""Who held an office on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from quantclaims.lexicon import load_rows

__all__ = ["Holder", "Site", "country_of_office", "holder", "publisher"]


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


@dataclass(frozen=True, slots=True)
class Site:
    """A site and the office that it publishes for."""

    host: str
    institution: str
    example: str


@cache
def _sites() -> tuple[Site, ...]:
    return load_rows("sites", Site)


def publisher(url: str) -> str:
    """Return the office that the site of an address publishes for, "" where we do not know it.

    >>> publisher("http://en.kremlin.ru/events/president/news/1"), publisher("http://example.org")
    ('President of Russia', '')
    """
    host = urlsplit(url).hostname or ""
    rows = (row for row in _sites() if host == row.host or host.endswith(f".{row.host}"))
    return next((row.institution for row in rows), "")


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
