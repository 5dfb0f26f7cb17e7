"""What a file's name says of the event in it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from quantclaims.lexicon import load_rows
from quantclaims.lexicon.holders import holder
from quantclaims.read.dates import iso_date
from quantclaims.read.options import Known

__all__ = ["Address", "FileName", "known_from_name", "running_heads"]


@dataclass(frozen=True, slots=True)
class FileName:
    """How a collection names its files; see ``lexicon/file_names.toml``."""

    name: str
    pattern: str
    example: str
    title: str = ""
    institution: str = ""
    rule: str = ""
    running_heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """The day of a yearly address."""

    year: int
    date: str
    example: str


@cache
def _patterns() -> tuple[tuple[FileName, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern)) for row in load_rows("file_names", FileName))


def known_from_name(source: str) -> Known:
    """Return what the name of a source says, by the first pattern that it fits.

    >>> known_from_name("data/FOMCpresconf20190619.csv").date
    '2019-06-19'
    >>> known_from_name("KOR_73_2018.txt")
    Known(title='UN General Debate, session 73', date='2018-09-25', time='', place='', speaker='', \
institution='', country='KOR')
    >>> known_from_name("2020-Trump-1.txt").speaker, known_from_name("notes.txt") == Known()
    ('President Donald Trump', True)
    """
    stem = Path(source).name.split(".")[0]
    for row, pattern in _patterns():
        if match := pattern.fullmatch(stem):
            return _known(row, match.groupdict())
    return Known()


def running_heads(source: str) -> re.Pattern[str] | None:
    """Return what finds the running heads that page breaks left in a source's sentences.

    >>> heads = running_heads("FOMCpresconf20190619.csv")
    >>> heads and heads.sub(" ", "We rely on June 19, 2019 examiners.")
    'We rely on examiners.'
    """
    stem = Path(source).name.split(".")[0]
    for row, pattern in _patterns():
        match = pattern.fullmatch(stem)
        if match and row.running_heads:
            day = date.fromisoformat(iso_date(match["date"]))
            printed = f"{day:%B} {day.day}, {day.year}"
            heads = "|".join(head.replace("{date}", printed) for head in row.running_heads)
            return re.compile(rf"\s*\b(?:{heads})\s*")
    return None


def _known(row: FileName, groups: dict[str, str]) -> Known:
    day = iso_date(groups.get("date", "")) or _implied(row.rule, int(groups.get("year", 0)))
    return Known(
        title=row.title.format_map(groups),
        date=day,
        speaker=_holder_named(row.institution, day, groups.get("family", "")),
        institution=row.institution,
        country=groups.get("country", ""),
    )


def _implied(rule: str, year: int) -> str:
    if rule == "un_general_debate":
        return _general_debate(year).isoformat()
    if rule == "state_of_the_union":
        rows = load_rows("state_of_the_union", Address)
        return next((row.date for row in rows if row.year == year), "")
    return ""


def _general_debate(year: int) -> date:
    """The day on which the General Debate of the UN General Assembly opens.

    The session opens on the Tuesday of the third week of September, counted from the first week
    with a working day, and the debate a week later (General Assembly resolution 57/301).

    >>> _general_debate(2018), _general_debate(2019)
    (datetime.date(2018, 9, 25), datetime.date(2019, 9, 24))
    """
    first = date(year, 9, 1)
    monday = first - timedelta(first.weekday()) + timedelta(7 if first.weekday() > 4 else 0)
    return monday + timedelta(weeks=3, days=1)


def _holder_named(office: str, day: str, family: str) -> str:
    """The holder of an office as a label, when the family name is the holder's."""
    found = holder(office, date.fromisoformat(day)) if day and family else None
    if not found or found.name.split()[-1].lower() != family.lower():
        return ""
    return f"{office.split()[0]} {found.name}"
