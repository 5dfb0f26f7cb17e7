"""Parquet: typed, with categories, and lists where a column holds several values."""

from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.errors import MissingExtraError
from quantclaims.export.schema import LISTS
from quantclaims.export.tables import Tables
from quantclaims.table import COLUMNS, DTYPES
from quantclaims.types import CATEGORIES

__all__ = ["read_parquet", "write_parquet"]


def write_parquet(tables: Tables, path: Path) -> None:
    """Write the claims: categories as dictionaries, areas and rules as lists, dates as dates.

    Raises :class:`~quantclaims.errors.MissingExtraError` where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("export", "pyarrow") from error
    word = pa.dictionary(pa.int8(), pa.string())
    types = {"string": pa.string(), "float64": pa.float64(), "int64": pa.int64()}
    columns = {}
    for name in COLUMNS:
        cells = _cells(tables.claims[name], name)
        if name in LISTS:
            columns[name] = pa.array(cells, pa.list_(pa.string()))
        elif name in CATEGORIES:
            columns[name] = pa.array(cells, pa.string()).dictionary_encode().cast(word)
        else:
            columns[name] = pa.array(cells, types.get(DTYPES[name], pa.date32()), from_pandas=True)
    pq.write_table(pa.table(columns), path, compression="zstd")


def read_parquet(path: Path) -> pd.DataFrame:
    """Return the claims of a Parquet file; lists are joined by a semicolon again."""
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("export", "pyarrow") from error
    table = pq.read_table(path, columns=_known(pq.read_schema(path).names))
    return pd.DataFrame({name: _column(table[name], name) for name in table.column_names})


def _column(column: Any, name: str) -> pd.Series:
    """A column as pandas holds it; of a million rows, Python's objects are those of one at most."""
    cells = [";".join(c) if isinstance(c, list) else c for c in column.to_pylist()]
    return pd.Series(cells, dtype="string" if DTYPES[name] == "string" else None)


def _known(names: list[str]) -> list[str]:
    return [name for name in names if name in DTYPES]


def _cells(column: pd.Series, name: str) -> list[object]:
    if DTYPES[name] == "datetime64[s]":
        return column.to_numpy("datetime64[D]").tolist()
    if name in LISTS:
        return [list(filter(None, cell.split(";"))) for cell in column.tolist()]
    return column.tolist()
