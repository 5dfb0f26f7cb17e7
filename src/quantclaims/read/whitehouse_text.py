"""White House remarks as published by the Office of the Press Secretary, as plain text.

A release runs so: ``Cite:`` and an address, date, ``For Immediate Release``, title, office, place
over one or more lines, time of day, what is said, ``END`` and the time of the end.
"""

import re
from collections.abc import Generator, Iterator, Sequence

from quantclaims.errors import ReadError
from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.lines import Line, lines_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, Document

__all__ = ["FORMAT"]

_INSTITUTION = "President of the United States"
_RELEASE = "For Immediate Release"
_OFFICE = "Office of the Press Secretary"
_END = re.compile(r"(?:\* \* \*\s+)?END(?:\s+\d{1,2}:\d\d [AP]\.M\.(?: [A-Z]{2,4})?)?")
_REMARKS = re.compile(
    r"(?:Remarks|Statement|Address|Speech|Toast) (?:[Bb]y|[Oo]f) ((?:the )?[A-Z][\w.’' -]*?)"
    r"(?= (?:[Aa]t|[Oo]n|[Ii]n|[Tt]o|and|after|before|[Dd]uring|[Ww]ith|for|upon|from)\b|,|$)"
)
_HEAD_LINES = 8
_HEADING = 60
_LABEL = re.compile(r"[A-Z][A-Z.’' -]{1,50}:|Q\s")


def _recognises(source: Source) -> bool:
    head = source.text[:4000]
    return _RELEASE in head and (_OFFICE in head or "The White House" in head)


def _read(source: Source) -> Document:
    lines = list(lines_of(source.text))
    release = next((i for i, line in enumerate(lines) if line.text.startswith(_RELEASE)), None)
    if release is None or release + 1 == len(lines):
        raise ReadError(source.name, f"has no line “{_RELEASE}” and a title after it", "a release")
    blocks = tuple(_blocks(lines, release))
    return Document(source.name, FORMAT.name, source.encoding, source.text, blocks)


def _blocks(lines: Sequence[Line], release: int) -> Iterator[Block]:
    """Yield the blocks of one release, whose line of that name is the one of this number."""
    title = lines[release + 1]
    for line in lines[:release]:
        if line.text.startswith("http"):
            yield Block("url", line.start, line.end)
        elif day := iso_date(line.text):
            yield Block("date", line.start, line.end, day)
        else:
            yield Block("furniture", line.start, line.end)
    yield Block("furniture", lines[release].start, lines[release].end)
    yield Block("title", title.start, title.end)
    yield Block("institution", title.start, title.start, _INSTITUTION)
    body = yield from _place_and_time(lines, release + 2)
    yield from _body(lines[body:], title.text)


def _place_and_time(lines: Sequence[Line], at: int) -> Generator[Block, None, int]:
    """Yield the lines between the title and the first words; return how many lines they took."""
    while at < len(lines) and lines[at].text in ("The White House", _OFFICE):
        yield Block("furniture", lines[at].start, lines[at].end)
        at += 1
    head = lines[at : at + _HEAD_LINES]
    time = next((i for i, line in enumerate(head, at) if clock_time(line.text)), None)
    if time is None:
        return at
    if time > at:
        place = ", ".join(line.text for line in lines[at:time])
        yield Block("place", lines[at].start, lines[time - 1].end, place)
    yield Block("time", lines[time].start, lines[time].end, clock_time(lines[time].text))
    return time + 1


def _body(lines: Sequence[Line], title: str) -> Iterator[Block]:
    """Yield what is said. Without labels it is the speech that a heading or the title announces."""
    end = next((i for i, line in enumerate(lines) if _END.fullmatch(line.text)), len(lines))
    labelled = any(_LABEL.match(line.text) for line in lines[:end])
    heading = next((i for i, line in enumerate(lines[:end]) if _REMARKS.fullmatch(line.text)), None)
    first = 0
    if not labelled and heading is not None:
        for line in lines[:heading]:
            yield Block("narration", line.start, line.end)
        first = heading + 1
        while first < end and (
            len(lines[first].text) < _HEADING and lines[first].text[-1] not in ".!?"
        ):
            first += 1
        yield Block("heading", lines[heading].start, lines[first - 1].end)
        yield from _speaker(lines[heading].text, lines[heading])
    elif not labelled and lines:
        yield from _speaker(title, lines[0])
    for line in lines[first:end]:
        if label := _LABEL.match(line.text):
            stop = line.start + label.end()
            yield Block("speaker", line.start, stop, label[0].rstrip(": \t\xa0"))
            yield Block("paragraph", stop, line.end)
        else:
            yield Block("paragraph", line.start, line.end)
    yield from (Block("furniture", line.start, line.end) for line in lines[end:])


def _speaker(announced: str, line: Line) -> Iterator[Block]:
    """The speaker whom a title or heading announces, before the line where the words begin.

    >>> [block.value for block in _speaker("Remarks by the President in Dover", Line(0, 3, "Hi."))]
    ['the President']
    """
    if found := _REMARKS.match(announced):
        yield Block("voice", line.start, line.start, found[1])


FORMAT = Format(
    name="whitehouse_text",
    title="White House remarks, plain text",
    marks="“For Immediate Release” and the Office of the Press Secretary at the head",
    recognises=_recognises,
    read=_read,
)
