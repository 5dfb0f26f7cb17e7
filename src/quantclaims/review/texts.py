"""The texts of sources, where they are at hand."""

from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read import read_documents

__all__ = ["text_of"]


def text_of(source: str) -> str | None:
    """Return the text that ``start`` and ``end`` count in, None for a source that is not there.

    >>> text_of("no such file.txt") is None
    True
    """
    if source == "-" or not Path(source).is_file():
        return None
    parts = list(read_documents([source]))
    if any(isinstance(part, ReadError) for part in parts):
        return None
    return "".join(part.text for part in parts if not isinstance(part, ReadError))
