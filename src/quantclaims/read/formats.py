"""The formats that we read, in the order in which they are tried."""

from collections.abc import Sequence
from dataclasses import replace

from quantclaims.errors import ReadError
from quantclaims.read import (
    fed_html,
    json_turns,
    kremlin_html,
    kremlin_text,
    markdown_text,
    plain_text,
    presidency_text,
    subtitles,
    web_page,
    whitehouse_text,
    xml,
)
from quantclaims.read.compose import TooLongError, compose
from quantclaims.read.decode import decode
from quantclaims.read.docx import is_docx, parts_of_docx, text_of_docx
from quantclaims.read.pdf import is_pdf, text_of_pdf
from quantclaims.read.source import Format, Source
from quantclaims.read.sources import LIMIT
from quantclaims.types import Document

__all__ = ["FORMATS", "read_bytes"]

_PLAIN: tuple[Format, ...] = (
    whitehouse_text.FORMAT,
    kremlin_text.FORMAT,
    markdown_text.FORMAT,
    presidency_text.FORMAT,
    plain_text.FORMAT,
)
"""The formats whose text is the file itself; the last takes what no other does."""


def _read_docx(source: Source) -> Document:
    if parts := parts_of_docx(source):
        text, blocks = compose(parts)
        return Document(source.name, "docx", "", text, blocks)
    return _read_plain(source, text_of_docx(source), "docx")


def _read_pdf(source: Source) -> Document:
    return _read_plain(source, text_of_pdf(source), "pdf")


def _read_plain(source: Source, text: str, format: str) -> Document:
    """Read the text that a container holds as the text format that it shows."""
    held = Source(source.name, b"", text)
    return replace(_recognised(held, _PLAIN).read(held), format=format)


FORMATS: tuple[Format, ...] = (
    Format("docx", "Word document", "a ZIP archive with word/document.xml", is_docx, _read_docx),
    Format("pdf", "PDF with a text layer", "the mark %PDF-", is_pdf, _read_pdf),
    *xml.FORMATS,
    *json_turns.FORMATS,
    subtitles.FORMAT,
    kremlin_html.FORMAT,
    fed_html.FORMAT,
    web_page.FORMAT,
    *_PLAIN,
)
_CONTENT = {"title", "paragraph", "narration", "lede", "caption", "pull_quote"}


def read_bytes(name: str, data: bytes, format: str = "") -> Document:
    r"""Return the document that ``data`` is, in the named format or the first that knows it.

    >>> page = b"Talks\nAnna Petrova: Trade grew by 5 percent."
    >>> read_bytes("talks.txt", page).format
    'plain_text'

    Raises :class:`~quantclaims.errors.ReadError` for what is no text, and for a source without
    a title and a paragraph.
    """
    source = Source(name, data)
    if not (is_docx(source) or is_pdf(source)):
        source = Source(name, data, *decode(name, data))
    try:
        chosen = _named(name, format) if format else _recognised(source, FORMATS)
        if chosen is plain_text.FORMAT and (root := xml.unknown_root(source)):
            raise ReadError(name, f"is XML with the root {root!r}", "akomaNtoso, TEI, teiCorpus")
        document = chosen.read(source)
    except TooLongError as error:
        reason = f"makes more than {LIMIT:,} characters of text"
        raise ReadError(name, reason, "smaller files, or a table") from error
    except RecursionError as error:
        accepted = "some hundreds of elements or objects in each other"
        raise ReadError(name, "is nested too deeply", accepted) from error
    if not any(block.role in _CONTENT for block in document.blocks):
        reason = f"read as {chosen.name}, holds neither a title nor a paragraph"
        raise ReadError(name, reason, "a transcript")
    return document


def _recognised(source: Source, formats: Sequence[Format]) -> Format:
    return next((known for known in formats if known.recognises(source)), formats[-1])


def _named(name: str, format: str) -> Format:
    for known in FORMATS:
        if known.name == format:
            return known
    raise ReadError(name, f"unknown format {format!r}", ", ".join(f.name for f in FORMATS))
