"""SQLite and DuckDB: events, turns, mentions and claims, joined by keys.

A page may stand in two files, so a row's name is unique within its source: the keys are pairs of
``source`` and id.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.errors import MissingExtraError
from quantclaims.export.json_lines import plain_rows
from quantclaims.export.tables import Tables

__all__ = ["read_duckdb", "read_sqlite", "write_duckdb", "write_sqlite"]

_KEYS = {
    "events": ["PRIMARY KEY (source, event_id)"],
    "turns": [
        "PRIMARY KEY (source, event_id, turn)",
        "FOREIGN KEY (source, event_id) REFERENCES events (source, event_id)",
    ],
    "mentions": [
        'PRIMARY KEY (source, "start", "end")',
        "FOREIGN KEY (source, event_id) REFERENCES events (source, event_id)",
    ],
    "claims": [
        "PRIMARY KEY (source, claim_id)",
        "FOREIGN KEY (source, event_id) REFERENCES events (source, event_id)",
    ],
}
_INDICES = ("speaker", "indicator_code", "area", "counterpart", "kind", "event_date", "event_id")
_SEARCHED = ("quote", "sentence", "indicator", "speaker", "event_title")
_TYPES = {"float64": "REAL", "int64": "INTEGER", "Int64": "INTEGER"}


def write_sqlite(tables: Tables, path: Path) -> None:
    """Write the tables with their keys, indices on what one filters by, and full-text search.

    ``claims_fts`` searches quotes, sentences, indicators, speakers and titles:
    ``SELECT claims.* FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid WHERE
    claims_fts MATCH 'exports'``. Datasette finds it by itself.
    """
    path.unlink(missing_ok=True)
    with _sqlite(str(path)) as base:
        with base:
            for name, frame in tables.named().items():
                columns = [f'"{column}" {_type(frame[column])}' for column in frame.columns]
                base.execute(f"CREATE TABLE {name} ({', '.join([*columns, *_KEYS[name]])})")
                places = ", ".join("?" * len(frame.columns))
                rows = (tuple(row.values()) for row in plain_rows(frame))
                base.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
            for column in _INDICES:
                base.execute(f"CREATE INDEX claims_{column} ON claims ({column})")
            searched = ", ".join(_SEARCHED)
            base.execute(
                f'CREATE VIRTUAL TABLE claims_fts USING fts5 ({searched}, content="claims", '
                "tokenize='porter unicode61')"
            )
            base.execute("INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')")
        base.execute("VACUUM")


def read_sqlite(path: Path) -> pd.DataFrame:
    """Return the claims of an SQLite file, in the order they were written."""
    with _sqlite(f"{path.resolve().as_uri()}?mode=ro") as base:
        try:
            return pd.read_sql_query("SELECT * FROM claims ORDER BY rowid", base)
        except pd.errors.DatabaseError as error:
            raise ValueError(str(error)) from error


@contextmanager
def _sqlite(address: str) -> Iterator[sqlite3.Connection]:
    """Open a database; a full disk and a broken file are ``OSError``, as for other files."""
    try:
        with closing(sqlite3.connect(address, uri=True)) as base:
            yield base
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def write_duckdb(tables: Tables, path: Path) -> None:
    """Write the tables as DuckDB holds them: dates as dates.

    Raises :class:`~quantclaims.errors.MissingExtraError` where DuckDB is not installed.
    """
    with _duckdb(path) as base:
        for name, frame in tables.named().items():
            base.register("frame", frame)
            cells = ", ".join(_duckdb_column(frame[column]) for column in frame.columns)
            base.execute(f"CREATE TABLE {name} AS SELECT {cells} FROM frame")
            base.unregister("frame")


def read_duckdb(path: Path) -> pd.DataFrame:
    """Return the claims of a DuckDB file, in the order they were written."""
    with _duckdb(path, read_only=True) as base:
        found: pd.DataFrame = base.execute("SELECT * FROM claims ORDER BY rowid").df()
        return found


@contextmanager
def _duckdb(path: Path, read_only: bool = False) -> Iterator[Any]:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("export", "duckdb") from error
    try:
        with duckdb.connect(path, read_only=read_only) as base:
            yield base
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _duckdb_column(column: "pd.Series[Any]") -> str:
    dated = pd.api.types.is_datetime64_any_dtype(column)
    return f'"{column.name}"::DATE AS "{column.name}"' if dated else f'"{column.name}"'


def _type(column: "pd.Series[Any]") -> str:
    return _TYPES.get(str(column.dtype), "TEXT")
