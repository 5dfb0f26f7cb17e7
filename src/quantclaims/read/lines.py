"""Lines of a text with their places, and what a line on its own can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["Line", "clock_time", "continues", "iso_date", "lines_of"]

_LINE = re.compile(r"[^\r\n]+")
_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_DATE = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})"
    r"(?:\s*[−–—-]\s*(?:[A-Za-z]+ )?\d{1,2})?,? (?P<year>\d{4})",
    re.IGNORECASE,
)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_NOTE = re.compile(r"\([^()]{3,40}\) ?:")
_ACRONYM = re.compile(r"[a-z] \(?[A-Z]{3,}$")
_TERMINAL = re.compile(r"[.?!:;…][”“\"’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    r"""Yield the lines of ``text[start:end]`` that hold more than white space.

    >>> [(line.start, line.text) for line in lines_of("One \r\n\r\n  two")]
    [(0, 'One'), (10, 'two')]
    """
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        words = match[0].strip()
        if words:
            first = match.start() + match[0].index(words[0])
            yield Line(first, first + len(words), words)


def iso_date(words: str) -> str:
    """Return the ISO date that ``words`` wholly are, the first day of a range, else "".

    >>> iso_date("March 6, 2013"), iso_date("January 19 − 20, 2003"), iso_date("May 2013")
    ('2013-03-06', '2003-01-19', '')
    """
    match = _DATE.fullmatch(words)
    if not match:
        return ""
    month = _MONTHS.index(match["month"].lower()) + 1
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""


def clock_time(words: str) -> str:
    """Return the time of day that ``words`` wholly are as hh:mm, else "".

    >>> clock_time("9:05"), clock_time("23:40"), clock_time("25:00")
    ('09:05', '23:40', '')
    """
    match = _TIME.fullmatch(words)
    return f"{int(match[1]):02}:{match[2]}" if match else ""


def continues(line: str, following: str) -> bool:
    """Say whether ``following`` goes on with the sentence that ``line`` leaves open.

    A linked term ends a pasted line in the middle of a sentence: the next line then starts with a
    small letter or with punctuation.

    >>> continues("since the Customs Union", "has been in full operation")
    True
    >>> continues("I spoke with Nursultan Nazarbayev", ". We agreed")
    True
    >>> continues("members of the Eurasian Economic Union", "(EAEU) and Vietnam")
    True
    >>> continues("The goals are:", "a) more jobs;"), continues("Thank you.", "(Applause.)")
    (False, False)
    """
    first = following[0]
    if (first in ".,;:)]?!’" and following[:3] != "...") or _NOTE.match(following):
        return True
    if _TERMINAL.search(line):
        return False
    return (
        first.islower() or first in "([" or (bool(_ACRONYM.search(line)) and ": " not in following)
    )
