"""Bytes in, documents out; nothing else knows formats."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read import kremlin_text
from quantclaims.types import Document

__all__ = ["read_documents"]


def read_documents(paths: Iterable[str | Path]) -> Iterator[Document | ReadError]:
    """Yield each file's document, or the error that says why it could not be read."""
    for path in paths:
        yield kremlin_text.read(str(path), Path(path).read_bytes())
