"""Debates and speeches in Markdown: a heading, labels in bold with a colon inside or after.

The text stays as it is, marks and all, so that offsets count in the file.
"""

import re
from collections.abc import Iterator

from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.lines import Line, continues, lines_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, Document

__all__ = ["FORMAT"]

_HEADING = re.compile(r"(#{1,6})\s+(?P<words>.+?)\s*#*")
_RULE = re.compile(r"(?:[-*_] ?){3,}")
_LABEL = re.compile(r"\*\*(?P<label>[^*\n:]{1,200}?)\s*(?::\*\*|\*\*\s*:)\s*")
_NOTE = re.compile(r"\*\*\[[^]]*\]\*\*|\[[^]]*\]")


def _recognises(source: Source) -> bool:
    head = source.text[:20_000]
    return re.search(r"^#{1,3} \S", head, re.MULTILINE) is not None and (
        source.name.lower().endswith((".md", ".markdown", ".md.gz")) or bool(_LABEL.search(head))
    )


def _read(source: Source) -> Document:
    blocks = tuple(_blocks(source.text))
    return Document(source.name, FORMAT.name, source.encoding, source.text, blocks)


def _blocks(text: str) -> Iterator[Block]:
    titled = False
    lines = list(_paragraphs(text))
    for line in lines:
        if heading := _HEADING.fullmatch(line.text):
            start = line.start + heading.start("words")
            yield Block("heading" if titled else "title", start, line.end)
            titled = True
        elif _RULE.fullmatch(line.text) or _NOTE.fullmatch(line.text):
            yield Block("furniture", line.start, line.end)
        elif day := iso_date(line.text.strip("*_ ")):
            yield Block("date", line.start, line.end, day)
        elif time := clock_time(line.text.strip("*_ ")):
            yield Block("time", line.start, line.end, time)
        elif label := _LABEL.match(line.text):
            start = line.start + label.end()
            yield Block("speaker", line.start, start, label["label"])
            yield Block("paragraph", start, line.end)
        else:
            yield Block("paragraph", line.start, line.end)


def _paragraphs(text: str) -> Iterator[Line]:
    """Yield the lines, those in one that a page break or a label's colon has parted."""
    open_line: Line | None = None
    for line in lines_of(text):
        if open_line and _goes_on(open_line.text, line.text):
            words = text[open_line.start : line.end]
            open_line = Line(open_line.start, line.end, words)
            continue
        if open_line:
            yield open_line
        open_line = line
    if open_line:
        yield open_line


def _goes_on(line: str, following: str) -> bool:
    if _HEADING.fullmatch(line) or _RULE.fullmatch(line) or following[0] in "#*-_>|":
        return False
    return continues(line, following)


FORMAT = Format(
    name="markdown_text",
    title="Debate or speech in Markdown",
    marks="a # heading, and the ending .md or labels in bold",
    recognises=_recognises,
    read=_read,
)
