"""Bytes in, documents out; nothing else knows formats."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read.formats import FORMATS, read_bytes
from quantclaims.read.repeats import Seen, without_repeats
from quantclaims.read.sources import expand, load
from quantclaims.types import Document

__all__ = ["FORMATS", "expand", "read_bytes", "read_documents"]


def read_documents(paths: Iterable[str | Path], format: str = "") -> Iterator[Document | ReadError]:
    """Yield each source's document, or the error that says why it could not be read.

    ``paths`` may name files, folders, glob patterns and ``-`` for standard input, each packed
    with gzip or not. Sources come in the order of their names whatever the order of ``paths``. A
    page that an earlier source holds already is left out, with a warning on the document.
    ``format`` names one of ``FORMATS`` instead of recognising it by content.
    """
    seen: Seen = {}
    for name in expand(paths):
        if isinstance(name, ReadError):
            yield name
            continue
        try:
            document = read_bytes(name, load(name), format)
        except ReadError as error:
            yield error
        else:
            yield without_repeats(document, seen)
