"""Lines of a text with their places, and what a line on its own can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Line", "continues", "lines_of"]

_LINE = re.compile(r"[^\r\n]+")
_NOTE = re.compile(r"\([^()]{3,40}\) ?:")
_OPEN = re.compile(r"\b(?:of|the|and|or|to|an?|in|on|for|by|with|from|at|that|our|their|its)$")
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
    >>> continues("the Government of the", "Republic of Kenya")
    True
    >>> continues("The goals are:", "a) more jobs;"), continues("Thank you.", "(Applause.)")
    (False, False)
    """
    first = following[0]
    if (first in ".,;:)]?!’" and following[:3] != "...") or _NOTE.match(following):
        return True
    if _TERMINAL.search(line):
        return False
    if _OPEN.search(line):
        return True
    return (
        first.islower() or first in "([" or (bool(_ACRONYM.search(line)) and ": " not in following)
    )
