"""The formats that we read, in the order in which they are tried."""

from quantclaims.errors import ReadError
from quantclaims.read import (
    fed_html,
    kremlin_html,
    kremlin_text,
    markdown_text,
    plain_text,
    presidency_text,
    web_page,
    whitehouse_text,
)
from quantclaims.read.decode import decode
from quantclaims.read.source import Format, Source
from quantclaims.types import Document

__all__ = ["FORMATS", "read_bytes"]

FORMATS: tuple[Format, ...] = (
    kremlin_html.FORMAT,
    fed_html.FORMAT,
    web_page.FORMAT,
    whitehouse_text.FORMAT,
    kremlin_text.FORMAT,
    markdown_text.FORMAT,
    presidency_text.FORMAT,
    plain_text.FORMAT,
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
    source = Source(name, data, *decode(name, data))
    known = [known for known in FORMATS if format in ("", known.name)]
    if not known:
        raise ReadError(name, f"unknown format {format!r}", ", ".join(f.name for f in FORMATS))
    chosen = known[0] if format else next(known for known in known if known.recognises(source))
    document = chosen.read(source)
    if not any(block.role in _CONTENT for block in document.blocks):
        reason = f"read as {chosen.name}, holds neither a title nor a paragraph"
        raise ReadError(name, reason, "a transcript")
    return document
