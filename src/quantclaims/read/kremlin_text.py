"""English kremlin.ru pages as pasted text, one page after another.

A page runs so: ``Events``, title, lede, date, time, place, photo counter and caption, news text,
speech, boxes of links, and a footer that ends in ``Text version``. All but the title may lack.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise

from quantclaims.read.decode import decode
from quantclaims.read.lines import Line, clock_time, continues, iso_date, lines_of
from quantclaims.types import Block, BlockRole, Document

__all__ = ["page_blocks", "read", "recognises"]

_OPENER = re.compile(r"(?:Text version)?\s*(?:Events|News|Transcripts|Speeches|Documents)")
_COUNTER = re.compile(r"\d{1,3} of \d{1,3}")
_PUBLISHED = re.compile(r"Published in sections?: |Publication date: ")
_BREAK = re.compile(r"\*(?: ?\*){2}")
_CUT = re.compile(r"[<\[(]?(?:…|\.\.\.)[>\])]?")
_BOXES = {"See also", "Additional"}
_FOOTER: dict[str, BlockRole] = {"Geography": "geography", "Topics": "topic", "Persons": "person"}
_STATUS = "Publication status"
_HEADER_LINES = 12
_FOOTER_ITEM = 70
_PLACE_SMALL_WORDS = {"of", "the", "and", "in", "on", "at", "near", "de", "la"}


def recognises(text: str) -> bool:
    r"""Say whether a text shows the marks of pasted kremlin.ru pages.

    >>> recognises("Events\nTalks\nMay 5, 2016\n14:00\nGood day.\nPublication status\n")
    True
    """
    lines = [line.text for line in lines_of(text, 0, min(len(text), 20_000))]
    if any(line == _STATUS or _PUBLISHED.match(line) for line in lines):
        return True
    return any(iso_date(a) and clock_time(b) for a, b in pairwise(lines))


def read(source: str, data: bytes) -> Document:
    """Return the document of pasted pages."""
    text, encoding = decode(source, data)
    return Document(source, "kremlin_text", encoding, text, tuple(blocks_of(text)))


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a text of one or more pages."""
    page: list[Line] = []
    for line in lines_of(text):
        if _OPENER.fullmatch(line.text):
            yield from page_blocks(page)
            page = []
            yield Block("furniture", line.start, line.end)
        else:
            page.append(line)
    yield from page_blocks(page)


def page_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of one page's lines, its header line left out."""
    footer = _footer_start(lines)
    body = yield from _header(lines[:footer])
    yield from _body(lines[body:footer])
    yield from _footer(lines[footer:])


def _header(lines: Sequence[Line]) -> Generator[Block, None, int]:
    """Yield the blocks before the news text; return how many lines they took."""
    if not lines:
        return 0
    dated = next((i for i, line in enumerate(lines[:_HEADER_LINES]) if iso_date(line.text)), 0)
    title = 1
    while title < dated and continues(lines[title - 1].text, lines[title].text):
        title += 1
    yield Block("title", lines[0].start, lines[title - 1].end)
    yield from _joined("lede", lines[title:dated])
    if not dated:
        return title
    yield Block("date", lines[dated].start, lines[dated].end, iso_date(lines[dated].text))
    at = dated + 1
    if at < len(lines) and (time := clock_time(lines[at].text)):
        yield Block("time", lines[at].start, lines[at].end, time)
        at += 1
    if _is_place(lines, at):
        yield Block("place", lines[at].start, lines[at].end)
        at += 1
    return at


def _is_place(lines: Sequence[Line], at: int) -> bool:
    """A short line without a stop, and the next line does not go on with it."""
    if at >= len(lines):
        return False
    words = lines[at].text
    if len(words) > 80 or not words[-1].isalnum() or ":" in words:
        return False
    if any(w[0].islower() and w not in _PLACE_SMALL_WORDS for w in words.split()):
        return False
    if _COUNTER.fullmatch(words) or words in _BOXES:
        return False
    return at + 1 == len(lines) or not continues(words, lines[at + 1].text)


def _body(lines: Sequence[Line]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        taken = 1
        if _COUNTER.fullmatch(line.text):
            yield Block("furniture", line.start, line.end)
            if at + 1 < len(lines) and not _starts_speech(lines[at + 1].text):
                taken += _paragraph_length(lines, at + 1)
                yield Block("caption", lines[at + 1].start, lines[at + taken - 1].end)
        elif _BREAK.fullmatch(line.text):
            yield Block("break", line.start, line.end)
        elif _CUT.fullmatch(line.text):
            yield Block("furniture", line.start, line.end)
        elif line.text in _BOXES:
            taken = _box_length(lines, at)
            yield from (Block("furniture", part.start, part.end) for part in lines[at : at + taken])
        else:
            taken = _paragraph_length(lines, at)
            yield Block("paragraph", line.start, lines[at + taken - 1].end)
        at += taken


def _starts_speech(words: str) -> bool:
    """A caption never opens with a speaker's label.

    >>> _starts_speech("Vladimir Putin: Good day."), _starts_speech("Before the meeting.")
    (True, False)
    """
    return bool(re.match(r"[^.?!:]{3,120}: \S", words)) or bool(_BREAK.fullmatch(words))


def _paragraph_length(lines: Sequence[Line], at: int) -> int:
    """How many lines the paragraph that starts at ``at`` takes."""
    last = at
    while last + 1 < len(lines) and continues(lines[last].text, lines[last + 1].text):
        last += 1
    return last - at + 1


def _box_length(lines: Sequence[Line], at: int) -> int:
    """How many lines a box of links takes: its head, then titles, each with a date below."""
    end = at + 1
    while end < len(lines):
        if end + 1 < len(lines) and iso_date(lines[end + 1].text):
            end += 2
        elif re.search(r"\bNews\b", lines[end].text) and len(lines[end].text) < _FOOTER_ITEM:
            end += 1
        else:
            break
    return end - at


def _joined(role: BlockRole, lines: Sequence[Line]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        taken = _paragraph_length(lines, at)
        yield Block(role, lines[at].start, lines[at + taken - 1].end)
        at += taken


def _footer_start(lines: Sequence[Line]) -> int:
    """Where the lists of places, topics and persons begin, or the publication status."""
    status = next((i for i, line in enumerate(lines) if line.text == _STATUS), len(lines))
    start = status
    for i in range(status - 1, -1, -1):
        words = lines[i].text
        if words in _FOOTER:
            start = i
        elif len(words) > _FOOTER_ITEM or words[-1] in ".?!:;…>":
            break
    return start


def _footer(lines: Sequence[Line]) -> Iterator[Block]:
    role: BlockRole = "furniture"
    for line in lines:
        if line.text in _FOOTER:
            role = _FOOTER[line.text]
            yield Block("furniture", line.start, line.end)
        elif line.text == _STATUS or re.fullmatch(r"\d+ more|Text version", line.text):
            role = "furniture" if line.text == _STATUS else role
            yield Block("furniture", line.start, line.end)
        elif found := re.match(r"Published in sections?: (.+)", line.text):
            yield Block("section", line.start, line.end, found[1])
        else:
            yield Block(role, line.start, line.end)
