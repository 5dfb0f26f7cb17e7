"""Plain transcripts of any origin: a title, perhaps a date, then labelled or bare paragraphs."""

from collections.abc import Iterator
from itertools import islice

from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.paragraphs import paragraphs_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, Document

__all__ = ["FORMAT"]

_HEAD_LINES = 12
_TITLE = 200


def _recognises(source: Source) -> bool:
    return bool(source.text)


def _read(source: Source) -> Document:
    blocks = tuple(_blocks(source.text))
    return Document(source.name, FORMAT.name, source.encoding, source.text, blocks)


def _blocks(text: str) -> Iterator[Block]:
    """Yield the blocks: the first line is the title unless it is a sentence or a label."""
    lines = paragraphs_of(text)
    for number, line in enumerate(islice(lines, _HEAD_LINES)):
        words = line.text
        if number == 0 and len(words) <= _TITLE and words[-1] not in ".!;" and ": " not in words:
            yield Block("title", line.start, line.end)
        elif day := iso_date(words):
            yield Block("date", line.start, line.end, day)
        elif time := clock_time(words):
            yield Block("time", line.start, line.end, time)
        else:
            yield Block("paragraph", line.start, line.end)
    yield from (Block("paragraph", line.start, line.end) for line in lines)


FORMAT = Format(
    name="plain_text",
    title="Plain transcript, “Label: words” or bare",
    marks="text that no other format claims",
    recognises=_recognises,
    read=_read,
)
