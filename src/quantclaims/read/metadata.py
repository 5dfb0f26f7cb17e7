"""What is known of an event from beside its page: its file's name, a sidecar table, the caller."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read.dates import iso_date
from quantclaims.read.file_names import known_from_name
from quantclaims.read.options import Known
from quantclaims.remote import local_copy
from quantclaims.types import Block, BlockRole, Document

__all__ = ["Sidecar", "completed", "read_sidecar"]

_FIELDS: tuple[tuple[str, BlockRole], ...] = (
    ("date", "date"),
    ("time", "time"),
    ("place", "place"),
    ("speaker", "voice"),
    ("institution", "institution"),
    ("country", "country"),
)
_DATED = frozenset({"date", "published"})
_KEY = "file"


Sidecar = Mapping[str, Known]
"""What is known of a file, by its name, with or without its ending."""


def completed(document: Document, sidecar: Sidecar, given: Known) -> Document:
    """Return a document with what its pages lack filled in, each thing with its origin.

    The file's name is trusted before ``sidecar``, and that before ``given``. Events that stay
    without a date are counted in a warning.
    """
    name = Path(document.source).name
    known = (
        ("file name", known_from_name(name)),
        ("sidecar", sidecar.get(name) or sidecar.get(name.split(".")[0]) or Known()),
        ("option", given),
    )
    pages = [list(_filled(page, known)) for page in _pages(document.blocks)]
    undated = sum(not any(block.role in _DATED for block in page) for page in pages)
    warnings = (f"{_counted(undated)} no date: relative periods stay open",) if undated else ()
    blocks = tuple(block for page in pages for block in page)
    return replace(document, blocks=blocks, warnings=(*document.warnings, *warnings))


def _counted(events: int) -> str:
    return "an event has" if events == 1 else f"{events} events have"


def _pages(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    titles = [i for i, block in enumerate(blocks) if block.role == "title"]
    for first, after in pairwise([0, *titles[1:], len(blocks)]):
        yield blocks[first:after]


def _filled(page: Sequence[Block], known: Sequence[tuple[str, Known]]) -> Iterator[Block]:
    present = {block.role for block in page}
    if "published" in present:
        present.add("date")
    start = page[0].start if page else 0
    if "title" not in present:
        yield from _first(known, "title", "title", start)
    for name, role in _FIELDS:
        if role not in present:
            yield from _first(known, name, role, start)
    yield from page


def _first(
    known: Sequence[tuple[str, Known]], name: str, role: BlockRole, start: int
) -> Iterator[Block]:
    for origin, values in known:
        if value := getattr(values, name):
            yield Block(role, start, start, value, origin)
            return


def read_sidecar(path: str) -> Sidecar:
    """Return a sidecar table's rows: a CSV with a column ``file`` and any of those of ``Known``.

    Raises :class:`~quantclaims.errors.ReadError` for a table that cannot be used.
    """
    names = [field.name for field in fields(Known)]
    try:
        with (
            local_copy(path) as place,
            Path(place).open(encoding="utf-8-sig", newline="") as file,
        ):
            table = csv.DictReader(file)
            if _KEY not in (table.fieldnames or ()):
                raise ReadError(path, f"has no column {_KEY!r}", f"{_KEY}, {', '.join(names)}")
            rows = {row[_KEY]: {name: row.get(name) or "" for name in names} for row in table}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(path, f"cannot be read: {error}", "a CSV in UTF-8") from error
    return {
        file: Known(**{**row, "date": _checked_date(path, file, row["date"])})
        for file, row in rows.items()
    }


def _checked_date(path: str, file: str, written: str) -> str:
    day = iso_date(written)
    if written and not day:
        raise ReadError(path, f"says {written!r} for the date of {file}", "a date, 2019-06-19")
    return day
