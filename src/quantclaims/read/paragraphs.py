"""Lines into paragraphs: what a page's width or a page's end has cut is put together again."""

import re
from collections.abc import Iterator, Sequence

from quantclaims.read.lines import Line, continues, lines_of

__all__ = ["paragraphs_of"]

_BLANK = re.compile(r"\n[ \t\xa0\r]*\n")
_LABEL = re.compile(r"[A-Z][^.?!:]{1,80}:(?:\s|$)|Q\.?\s|[-–—•*]\s|\(?[a-z\d]{1,3}[.)]\s")
_WIDEST = 120
_FEWEST = 6
_FULL = 0.6


def paragraphs_of(text: str) -> Iterator[Line]:
    r"""Yield the paragraphs of a text, each from its first word to its last.

    Where the text is wrapped at a width, a line goes on in the next one of its group; elsewhere a
    line is a paragraph, unless the next one plainly goes on with its sentence.

    >>> wide = "We built nine new schools this year and\nthey hold 900 pupils.\n\nThank you.\n"
    >>> [line.text for line in paragraphs_of(wide * 3)][:2]
    ['We built nine new schools this year and\nthey hold 900 pupils.', 'Thank you.']
    """
    lines = list(lines_of(text))
    width = _width(lines)
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _goes_on(text, lines[i - 1], lines[i], width):
            first, last = lines[start].start, lines[i - 1].end
            yield Line(first, last, text[first:last])
            start = i


def _width(lines: Sequence[Line]) -> int:
    """The width at which a text is wrapped, 0 where it is not."""
    width = max((len(line.text) for line in lines), default=0)
    full = sum(len(line.text) >= _FULL * width for line in lines)
    return width if width <= _WIDEST and len(lines) >= _FEWEST and 2 * full >= len(lines) else 0


def _goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    if continues(line.text, following.text):
        return True
    if not width or _LABEL.match(following.text) or _BLANK.search(text, line.end, following.start):
        return False
    return len(line.text) >= _FULL * width
