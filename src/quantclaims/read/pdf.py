"""PDF with a text layer: the lines of its pages joined into paragraphs.

Running heads, page numbers and the hyphens of broken words are left out.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quantclaims.errors import ReadError, reason
from quantclaims.read.source import Source

__all__ = ["is_pdf", "text_of_pdf"]

_MAGIC = b"%PDF-"
_NUMBERS = re.compile(r"\d+")
_LABEL = re.compile(r"(?P<who>(?:[A-Z][A-Z.’'-]*\.? ){1,4}?[A-Z][A-Z’'-]+)[.:]\s+(?=[A-Z“\"(])")
_ENDS = re.compile(r"[.?!:][”“\"’')\]]*$")
_FULL = 0.75
_EDGE = 2
_ACCEPTED = "a PDF with a text layer"


def is_pdf(source: Source) -> bool:
    """Say whether a source is a PDF file."""
    return source.data.startswith(_MAGIC)


def text_of_pdf(source: Source) -> str:
    """Return the text of a PDF, a paragraph a line.

    Raises :class:`~quantclaims.errors.ReadError` for a broken or locked file, and for one that
    holds pictures of its pages only.
    """
    pages = _pages(source)
    if not any(pages):
        reason = f"has no text layer: {len(pages)} pages of pictures"
        raise ReadError(source.name, reason, f"{_ACCEPTED}; run OCR first")
    repeated = _repeated(pages)
    lines = [
        line
        for page in pages
        for i, line in enumerate(page)
        if not (_is_edge(i, page) and _NUMBERS.sub("#", line) in repeated)
    ]
    return "\n".join(_paragraphs(lines))


def _pages(source: Source) -> list[list[str]]:
    """The lines of each page. pypdf is imported here: it takes longer than most files do."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(source.name, "is locked with a password", "an open PDF")
        texts = [page.extract_text() for page in reader.pages]
    except ReadError:
        raise
    except Exception as error:  # No list of what pypdf raises for broken files is whole.
        raise ReadError(source.name, f"is a broken PDF: {reason(error)}", _ACCEPTED) from error
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def _is_edge(i: int, page: Sequence[str]) -> bool:
    return i < _EDGE or i >= len(page) - _EDGE


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """The lines at the edges of most pages, their numbers aside, and bare page numbers."""
    counts = Counter(
        _NUMBERS.sub("#", line)
        for page in pages
        for i, line in enumerate(page)
        if _is_edge(i, page)
    )
    most = max(2, len(pages) // 2)
    return {line for line, count in counts.items() if count >= most or line in ("#", "Page #")}


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Join lines until one ends a sentence short of the margin, or a label opens a turn.

    >>> lines = ["CHAIR FOX. Good afternoon. Rates are at two per-", "cent. So it is.", "We know."]
    >>> list(_paragraphs(lines))
    ['CHAIR FOX: Good afternoon. Rates are at two percent. So it is.', 'We know.']
    """
    width = max(map(len, lines), default=0)
    paragraph, last = "", ""
    for line in lines:
        label = _LABEL.match(line)
        ended = _ENDS.search(last) is not None and len(last) < _FULL * width
        if paragraph and (label or ended or _is_heading(last, width)):
            yield paragraph
            paragraph = ""
        words = f"{label['who']}: {line[label.end() :]}" if label else line
        paragraph = _joined(paragraph, words)
        last = line
    if paragraph:
        yield paragraph


def _is_heading(line: str, width: int) -> bool:
    return len(line) < _FULL * width and not _ENDS.search(line) and line[-1] not in ",;–—-"


def _joined(before: str, words: str) -> str:
    if before.endswith("-") and words[:1].islower():
        return before[:-1] + words
    return f"{before} {words}" if before else words
