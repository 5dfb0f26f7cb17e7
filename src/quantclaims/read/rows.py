"""Rows of tables on disk, as text, a bounded number of them in memory at once."""

import io
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from quantclaims.errors import ReadError

__all__ = ["parquet_rows", "separated_rows", "sqlite_rows"]

_AT_ONCE = 1_000

MOST_BYTES = 256 * 1024 * 1024
"""The most bytes of so many rows of separated values."""

Row = Mapping[str, str]


def separated_rows(name: str, stream: io.BufferedReader, encoding: str) -> Iterator[Row]:
    r"""Yield the rows of comma, semicolon, tab or bar separated values with a header.

    >>> stream = io.BufferedReader(io.BytesIO(b"who;text\nAnna Fox;Yes.\n"))
    >>> list(separated_rows("a.csv", stream, "utf-8"))
    [{'who': 'Anna Fox', 'text': 'Yes.'}]
    """
    import pandas as pd

    first = stream.peek().splitlines()[0]
    separator = max(",;\t|", key=lambda mark: first.count(mark.encode()))
    metered = _Metered(name, stream)
    try:
        tables = pd.read_csv(
            io.BufferedReader(metered),
            sep=separator,
            encoding=encoding,
            dtype=str,
            keep_default_na=False,
            chunksize=_AT_ONCE,
        )
        for table in tables:
            metered.taken = 0
            # Cells beyond the header would be taken for row names.
            if not isinstance(table.index, pd.RangeIndex):
                raise pd.errors.ParserError("rows are longer than the header")
            yield from _records(table)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        accepted = "separated values, each row as long as the header"
        raise ReadError(name, f"is broken: {reason}", accepted) from error


class _Metered(io.RawIOBase):
    """A stream of which no more than ``MOST_BYTES`` are taken before some rows are told of it.

    A quotation mark that nothing closes makes one cell of the rest of a file.
    """

    def __init__(self, name: str, stream: io.BufferedReader) -> None:
        self._name, self._stream = name, stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        number = self._stream.readinto(buffer)
        self.taken += number
        if self.taken > MOST_BYTES:
            reason = f"has {_AT_ONCE:,} rows of more than {MOST_BYTES:,} bytes"
            raise ReadError(self._name, reason, "shorter rows, each quotation mark closed")
        return number


def _records(table: Any) -> Iterator[Row]:
    """The rows of a data frame of text."""
    names = [str(name) for name in table.columns]
    for cells in table.itertuples(index=False, name=None):
        yield dict(zip(names, cells, strict=True))


def parquet_rows(name: str, place: str) -> Iterator[Row]:
    """Yield the rows of the Parquet file ``name``, which lies at ``place``.

    Needs pyarrow, which ``quantclaims[parquet]`` installs.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        reason = "is Parquet, which needs pyarrow: pip install 'quantclaims[parquet]'"
        raise ReadError(name, reason) from error
    try:
        with pq.ParquetFile(place) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE):
                yield from (_texts(row) for row in batch.to_pylist())
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ReadError(name, f"is broken: {error}", "a whole Parquet file") from error


def sqlite_rows(name: str, place: str, column: str) -> Iterator[Row]:
    """Yield the rows of the one table of a SQLite file, or of the first with ``column``.

    The file is called ``name`` and lies at ``place``.
    """
    address = f"{Path(place).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.row_factory = sqlite3.Row
            table = _table(name, database, column)
            for row in database.execute(f'SELECT * FROM "{table}"'):
                yield _texts(dict(row))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise ReadError(name, f"is broken: {error}", "a whole SQLite file") from error


def _table(name: str, database: sqlite3.Connection, column: str) -> str:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    tables = [str(row[0]) for row in database.execute(query)]
    for table in tables:
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        if len(tables) == 1 or column in columns:
            return table
    raise ReadError(name, "has several tables", "one table, or --text with a column of one of them")


def _texts(row: Mapping[str, Any]) -> Row:
    return {name: "" if cell is None else str(cell) for name, cell in row.items()}
