"""Addresses as the American Presidency Project prints them, plain text.

A paragraph of another voice opens with its label and a full stop: ``The President.``,
``Audience members.`` There is no header; day and speaker stand in the file's name.
"""

import re
from collections.abc import Iterator

from quantclaims.read.lines import lines_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, Document

__all__ = ["FORMAT"]

_INSTITUTION = "President of the United States"
_LABEL = re.compile(r"(The (?:Vice )?President|The First Lady|Audience members?|Q)\.\s+")


def _recognises(source: Source) -> bool:
    return any(line.text.startswith("The President. ") for line in lines_of(source.text, 0, 4000))


def _read(source: Source) -> Document:
    blocks = tuple(_blocks(source.text))
    return Document(source.name, FORMAT.name, source.encoding, source.text, blocks)


def _blocks(text: str) -> Iterator[Block]:
    yield Block("institution", 0, 0, _INSTITUTION)
    for line in lines_of(text):
        start = line.start
        if label := _LABEL.match(line.text):
            start += label.end()
            yield Block("speaker", line.start, start, label[1])
        yield Block("paragraph", start, line.end)


FORMAT = Format(
    name="presidency_text",
    title="State of the Union and other addresses, plain text of the American Presidency Project",
    marks="a paragraph that opens with “The President.”",
    recognises=_recognises,
    read=_read,
)
