"""Word documents: paragraphs, headings by their style, tables of speaker and words.

A heading of the highest level that the document repeats opens a transcript of its own. A document
without headings is read like the text that its paragraphs make.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quantclaims.errors import ReadError, reason
from quantclaims.read.compose import Part
from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.source import Source
from quantclaims.read.sources import LIMIT

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

__all__ = ["is_docx", "parts_of_docx", "text_of_docx"]

_MAGIC = b"PK\x03\x04"
_MAIN = "word/document.xml"
_HEADING = re.compile(r"(?:Title|Heading (\d))")
_HEAD_LINES = 6
_ACCEPTED = "a whole DOCX file"

Styled = tuple[int, str]
"""A heading's level, 0 for a title and 9 for running text, and the words."""

_RUNNING = 9


def is_docx(source: Source) -> bool:
    """Say whether a source is a ZIP archive, which we take for a Word document."""
    return source.data.startswith(_MAGIC)


def text_of_docx(source: Source) -> str:
    """Return the text of a document, a paragraph a line."""
    return "\n".join(words for _, words in _paragraphs(source))


def parts_of_docx(source: Source) -> list[Part]:
    """Return the parts of a document with headings, none for one without."""
    paragraphs = _paragraphs(source)
    levels = Counter(level for level, words in paragraphs if level < _RUNNING and words.strip())
    if not levels:
        return []
    repeated = [level for level in sorted(levels) if levels[level] > 1]
    opening = repeated[0] if repeated and repeated[0] <= 1 else min(levels)
    return list(_parts(paragraphs, opening))


def _parts(paragraphs: Sequence[Styled], opening: int) -> Iterator[Part]:
    since = _HEAD_LINES
    for level, words in paragraphs:
        since += 1
        plain = words.strip()
        if level == opening:
            yield Part("title", words)
            since = 0
        elif level < opening:
            yield Part("furniture", words)
        elif level < _RUNNING:
            yield Part("heading", words)
        elif since <= _HEAD_LINES and (day := iso_date(plain)):
            yield Part("date", words, day)
        elif since <= _HEAD_LINES and (time := clock_time(plain)):
            yield Part("time", words, time)
        else:
            yield Part("paragraph", words)


def _paragraphs(source: Source) -> list[Styled]:
    """Return the paragraphs; a table's row is a paragraph "speaker: words".

    python-docx is imported here: it takes longer than most files do.
    """
    import docx

    _refuse_bombs(source)
    try:
        return list(_styled(docx.Document(io.BytesIO(source.data))))
    except Exception as error:  # No list of what python-docx raises for broken files is whole.
        raise ReadError(source.name, f"is a broken DOCX: {reason(error)}", _ACCEPTED) from error


def _styled(document: "DocxDocument") -> Iterator[Styled]:
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield _RUNNING, ": ".join(filter(None, (cell.text.strip() for cell in row.cells)))
        else:
            style = _HEADING.fullmatch(item.style.name or "") if item.style else None
            level = int(style[1] or 0) if style else _RUNNING
            yield from ((level, line) for line in item.text.splitlines())


def _refuse_bombs(source: Source) -> None:
    """Raise for an archive that is no Word document or unpacks to more than ``LIMIT``."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            sizes = {file.filename: file.file_size for file in archive.infolist()}
    except zipfile.BadZipFile as error:
        raise ReadError(source.name, f"is a broken DOCX: {error}", _ACCEPTED) from error
    if _MAIN not in sizes:
        raise ReadError(source.name, "is a ZIP archive, but no Word document", "a DOCX file")
    if sum(sizes.values()) > LIMIT:
        raise ReadError(source.name, f"unpacks to more than {LIMIT:,} bytes", "smaller files")
