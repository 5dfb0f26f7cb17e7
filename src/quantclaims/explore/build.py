"""A claims table into the file that the explorer reads: rows, full text, groups and orders.

SQLite keeps the rows and the full-text index; groups and orders are kept as arrays of small
integers, which NumPy counts and cuts in milliseconds where SQL takes seconds
(``python -m benchmarks.explore --stores`` compares).
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quantclaims.explore.facets import FACETS, pairs_of
from quantclaims.export.files import write_file
from quantclaims.export.json_lines import plain_rows
from quantclaims.table import COLUMNS, DTYPES

__all__ = ["LAYOUT", "build"]

LAYOUT = 1
"""The number of the file's layout: another one is built anew."""

_ROWS_AT_ONCE = 10_000
_TYPES = {"float64": "REAL", "int64": "INTEGER"}
_ORDERS = {
    "date": ("event_date",),
    "value": ("value",),
    "indicator": ("indicator",),
    "area": ("area", "counterpart"),
    "period": ("period_start", "period_end"),
    "speaker": ("speaker",),
    "confidence": ("confidence",),
}
_SCHEMA = """
    CREATE TABLE claims (position INTEGER PRIMARY KEY, {columns});
    CREATE VIRTUAL TABLE words USING fts5 (sentence, indicator, speaker, event_title, content='',
        tokenize='porter unicode61 remove_diacritics 2');
    CREATE TABLE groups (facet TEXT, code INTEGER, key TEXT, label TEXT, PRIMARY KEY (facet, code))
        WITHOUT ROWID;
    CREATE TABLE arrays (name TEXT PRIMARY KEY, dtype TEXT, data BLOB);
    CREATE TABLE facts (name TEXT PRIMARY KEY, said TEXT);
"""
_INDICES = """
    CREATE INDEX claims_id ON claims (claim_id);
    CREATE INDEX claims_place ON claims (source, "start");
    CREATE INDEX groups_key ON groups (facet, key);
    INSERT INTO words (words) VALUES ('optimize');
"""


def build(claims: pd.DataFrame, path: Path, title: str, notes: Sequence[str] = ()) -> None:
    """Write a claims table to a file for :class:`~quantclaims.explore.index.ClaimIndex`.

    ``title`` names what is explored, ``notes`` are told on its pages: files that could not be
    read, say. Raises :class:`~quantclaims.errors.OutputError` where ``path`` cannot be written.
    """
    claims = claims.reset_index(drop=True)
    facts = {"title": title, "notes": list(notes), "rows": len(claims)}

    def fill(beside: Path) -> None:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as base, base:
            base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            base.executescript(_SCHEMA.format(columns=_columns()))
            _write_rows(base, claims)
            _write_groups(base, claims)
            for name, columns in _ORDERS.items():
                for down in (False, True):
                    order = _order(claims, columns, down)
                    _write_array(base, f"order:{'-' if down else ''}{name}", order)
            said = [(name, json.dumps(value)) for name, value in facts.items()]
            base.executemany("INSERT INTO facts VALUES (?, ?)", said)
            base.executescript(_INDICES)

    write_file(path, fill)


def _columns() -> str:
    return ", ".join(f'"{name}" {_TYPES.get(DTYPES[name], "TEXT")}' for name in COLUMNS)


def _write_rows(base: sqlite3.Connection, claims: pd.DataFrame) -> None:
    places = ", ".join("?" * (len(COLUMNS) + 1))
    for first in range(0, len(claims), _ROWS_AT_ONCE):
        rows = plain_rows(claims.iloc[first : first + _ROWS_AT_ONCE])
        numbered = ((first + i, *map(_writable, row.values())) for i, row in enumerate(rows))
        base.executemany(f"INSERT INTO claims VALUES ({places})", numbered)
    base.execute(
        "INSERT INTO words (rowid, sentence, indicator, speaker, event_title) SELECT position, "
        "CASE WHEN instr(sentence, quote) THEN sentence ELSE quote || ' ' || sentence END, "
        "indicator, speaker, event_title FROM claims"
    )


def _writable(cell: Any) -> Any:
    """A cell as SQLite takes it: text in UTF-8, half characters marked as such."""
    if not isinstance(cell, str) or cell.isascii():
        return cell
    return cell.encode("utf-8", "replace").decode()


def _write_groups(base: sqlite3.Connection, claims: pd.DataFrame) -> None:
    for facet in FACETS:
        rows, codes, keys = pairs_of(facet, claims)
        labels = facet.labels(claims)
        named = ((i, _writable(key), _writable(labels.get(key, key))) for i, key in enumerate(keys))
        base.executemany(
            "INSERT INTO groups VALUES (?, ?, ?, ?)", ((facet.name, *one) for one in named)
        )
        whole = not facet.several and len(rows) == len(claims)
        for name, array in (("rows", rows), ("codes", codes)):
            if name == "codes" or not whole:
                _write_array(base, f"{name}:{facet.name}", array)


def _order(claims: pd.DataFrame, columns: Sequence[str], down: bool) -> np.ndarray:
    """The positions of all rows in an order, empty cells last, equal ones as in the table."""
    keys = []
    for name in columns:
        column = claims[name]
        codes, _ = pd.factorize(column.mask(column == "") if _is_text(name) else column, sort=True)
        last = codes.max(initial=0) + 1
        keys.append(np.where(codes < 0, last, last - 1 - codes if down else codes))
    return np.lexsort(keys[::-1])


def _is_text(name: str) -> bool:
    return DTYPES[name] == "string"


def _write_array(base: sqlite3.Connection, name: str, array: np.ndarray) -> None:
    least = np.min_scalar_type(int(array.max(initial=0)))
    written = array.astype(least)
    base.execute(
        "INSERT INTO arrays VALUES (?, ?, ?)", (name, written.dtype.str, written.tobytes())
    )
