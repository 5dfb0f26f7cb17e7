"""English kremlin.ru pages as pasted text, one page after another.

A page runs so: ``Events``, title, lede, date, time, place, photo counter and caption, news text,
speech, boxes of links, and a footer that ends in ``Text version``. All but the title may lack.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from itertools import islice, pairwise

from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.lines import Line, continues, lines_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, BlockRole, Document

__all__ = ["FORMAT", "blocks_of"]

_OPENER = re.compile(r"(?:Text version)?\s*(?:Events|News|Transcripts|Speeches|Documents)")
_COUNTER = re.compile(r"\d{1,3} of \d{1,3}")
_PUBLISHED = re.compile(r"Published in sections?: |Publication date: ")
_PUBLICATION = re.compile(r"Publication date: (\w+ \d{1,2}, \d{4})")
_BREAK = re.compile(r"\*(?: ?\*){2}")
_CUT = re.compile(r"[<\[(]?(?:…|\.\.\.)[>\])]?")
_BOXES = {"See also", "Additional"}
_FOOTER: dict[str, BlockRole] = {"Geography": "geography", "Topics": "topic", "Persons": "person"}
_STATUS = "Publication status"
_INSTITUTION = "President of Russia"
_HEADER_LINES = 12
_FOOTER_ITEM = 70
_HEADING = 250
_PULL_QUOTE_KEY = 40
_SPEECH = re.compile(r"[A-Z(][^.?!:]{2,160}(?:\([^()]*\))?\s?:(?:\s+\S|$)")
_HEADING_OPENS = re.compile(
    r"(?:Excerpts?|Transcript|Beginning|Opening remarks|Speech|Address|Remarks|Part) "
)
_PLACE_SMALL_WORDS = {"of", "the", "and", "in", "on", "at", "near", "de", "la"}


def _recognises(text: str) -> bool:
    r"""Say whether a text shows the marks of pasted kremlin.ru pages.

    >>> _recognises("Events\nTalks\nMay 5, 2016\n14:00\nGood day.\nPublication status\n")
    True
    >>> _recognises("Talks on 5 May\nGood day.")
    False
    """
    lines = [line.text for line in islice(lines_of(text), _HEADER_LINES)]
    if lines and _OPENER.fullmatch(lines[0]):
        return True
    if any(iso_date(day) and clock_time(time) for day, time in pairwise(lines)):
        return True
    return f"\n{_STATUS}" in text and _PUBLISHED.search(text) is not None


def _read(source: Source) -> Document:
    blocks = tuple(blocks_of(source.text))
    return Document(source.name, FORMAT.name, source.encoding, source.text, blocks)


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a text of one or more pages."""
    page: list[Line] = []
    for line in lines_of(text):
        if _OPENER.fullmatch(line.text):
            yield from _page_blocks(page)
            page = []
            yield Block("furniture", line.start, line.end)
        else:
            page.append(line)
    yield from _page_blocks(page)


def _page_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of one page's lines, its header line left out."""
    if not lines:
        return
    footer = _footer_start(lines)
    body = yield from _header(lines[:footer])
    yield from _body(lines[body:footer])
    yield from _footer(lines[footer:])


def _header(lines: Sequence[Line]) -> Generator[Block, None, int]:
    """Yield the blocks before the news text; return how many lines they took."""
    if not lines:
        return 0
    dated = next((i for i, line in enumerate(lines[:_HEADER_LINES]) if _header_date(line.text)), 0)
    title = 1
    while title < dated and continues(lines[title - 1].text, lines[title].text):
        if lines[title].text.endswith("."):
            break  # a lede: titles end without a stop
        title += 1
    yield Block("title", lines[0].start, lines[title - 1].end)
    yield Block("institution", lines[0].start, lines[0].start, _INSTITUTION)
    yield from _joined("lede", lines[title:dated])
    if not dated:
        return title
    day = iso_date(lines[dated].text)
    yield Block("date" if day else "furniture", lines[dated].start, lines[dated].end, day)
    at = dated + 1
    if at < len(lines) and (time := clock_time(lines[at].text)):
        yield Block("time", lines[at].start, lines[at].end, time)
        at += 1
    if _is_place(lines, at):
        yield Block("place", lines[at].start, lines[at].end)
        at += 1
    return at


def _header_date(words: str) -> bool:
    """A page's date; one that is announced is not the day of the page's words.

    >>> _header_date("May 5, 2016"), _header_date("Announcement, May 5, 2016")
    (True, True)
    """
    return bool(iso_date(words.removeprefix("Announcement, ")))


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
    whole = " ".join(line.text for line in lines).lower()
    at = 0
    heads = True
    while at < len(lines):
        words = lines[at].text
        taken = 1
        role: BlockRole = "furniture"
        if words in _BOXES:
            taken = _box_length(lines, at)
        elif _BREAK.fullmatch(words):
            role, heads = "break", True
        elif not (_COUNTER.fullmatch(words) or _CUT.fullmatch(words)):
            taken = _paragraph_length(lines, at)
            following = lines[at + taken].text if at + taken < len(lines) else ""
            if at and _COUNTER.fullmatch(lines[at - 1].text) and not _SPEECH.match(words):
                role = "caption"
            elif heads and taken == 1 and _is_heading(words, following):
                role = "heading"
            elif _is_pull_quote(words, whole):
                role = "pull_quote"
            else:
                role, heads = "paragraph", heads and not _SPEECH.match(words)
        yield Block(role, lines[at].start, lines[at + taken - 1].end)
        at += taken


def _is_heading(words: str, following: str) -> bool:
    """A line above a speaker's label that is no sentence.

    >>> _is_heading("Speech at the launch ceremony", "Anna Petrova: Good morning.")
    True
    >>> _is_heading("The ceremony took place on board.", "Anna Petrova: Good morning.")
    False
    """
    if len(words) > _HEADING or _SPEECH.match(words) or not _SPEECH.match(following):
        return False
    return words[-1] not in ".:;?!…,”“" or bool(_HEADING_OPENS.match(words))


def _is_pull_quote(words: str, whole: str) -> bool:
    """A paragraph in quotation marks whose first words stand elsewhere on the page too.

    >>> _is_pull_quote("”We will build it.“", "so we will build it. ”we will build it.“")
    True
    """
    if words[0] not in '“”"„«' or words[-1] not in '“”"»':
        return False
    key = words[1 : _PULL_QUOTE_KEY + 1].rstrip('“”"» ').lower()
    return whole.count(key) > 1


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
            yield from (
                Block("section", line.start, line.end, section) for section in found[1].split(", ")
            )
        elif published := _PUBLICATION.match(line.text):
            day = iso_date(published[1])
            yield Block("published" if day else "furniture", line.start, line.end, day)
        else:
            yield Block(role, line.start, line.end)


FORMAT = Format(
    name="kremlin_text",
    title="kremlin.ru pages, pasted text",
    marks="“Events” as first line, a date above a time of day, or the publication footer",
    recognises=lambda source: _recognises(source.text),
    read=_read,
)
