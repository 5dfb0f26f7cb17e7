"""Bytes in, documents out; nothing else knows formats."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read import tables
from quantclaims.read.formats import FORMATS, read_bytes
from quantclaims.read.metadata import completed, read_sidecar
from quantclaims.read.options import Columns, Known, ReadOptions
from quantclaims.read.repeats import Seen, without_repeats
from quantclaims.read.sources import expand, opened, whole
from quantclaims.types import Document

__all__ = [
    "Columns",
    "Known",
    "ReadOptions",
    "expand",
    "formats_known",
    "read_bytes",
    "read_documents",
]


def formats_known() -> Iterator[tuple[str, str, str]]:
    """Yield the name of each format that is read, what it is, and how it is recognised."""
    for known in FORMATS:
        yield known.name, known.title, known.marks
    for name, marks in tables.FORMATS.items():
        yield name, "Table of speeches, turns or sentences", marks


def read_documents(
    paths: Iterable[str | Path], options: ReadOptions | None = None
) -> Iterator[Document | ReadError]:
    """Yield each source's document, or the error that says why it could not be read.

    ``paths`` may name files, folders, glob patterns and ``-`` for standard input, each packed
    with gzip or not. Sources come in the order of their names whatever the order of ``paths``. A
    page that an earlier source holds already is left out, with a warning on the document.
    ``options`` tell what the sources do not. Raises :class:`~quantclaims.errors.ReadError` for
    options that cannot be used.
    """
    options = options or ReadOptions()
    sidecar = read_sidecar(options.sidecar) if options.sidecar else {}
    seen: Seen = {}
    for name in expand(paths):
        if isinstance(name, ReadError):
            yield name
            continue
        try:
            for document in _documents(name, options):
                yield without_repeats(completed(document, sidecar, options.known), seen)
        except ReadError as error:
            yield error


def _documents(name: str, options: ReadOptions) -> Iterator[Document]:
    """Yield a source's one document, or the many of a table."""
    with opened(name) as file:
        table = options.format if options.format in tables.FORMATS else ""
        if not (table or options.format):
            table = tables.recognised(file.peek(), options.columns)
        if table:
            yield from tables.stream(name, table, file, options.columns)
        else:
            yield read_bytes(name, whole(name, file), options.format)
