"""JSON Lines: a claim a line, numbers as numbers, ISO 8601 dates, null where there is nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.export.tables import Tables

__all__ = ["plain_rows", "read_json_lines", "to_json_lines", "write_json_lines_file"]


def plain_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as mappings of plain values.

    >>> frame = pd.DataFrame({"day": pd.to_datetime(["2012-01-01", None]), "x": [None, 2.0]})
    >>> list(plain_rows(frame))
    [{'day': '2012-01-01', 'x': None}, {'day': None, 'x': 2.0}]
    """
    columns = [_plain(frame[name]) for name in frame.columns]
    for cells in zip(*columns, strict=True):
        yield dict(zip(frame.columns, cells, strict=True))


def to_json_lines(frame: pd.DataFrame) -> bytes:
    r"""Return a table as JSON Lines.

    >>> to_json_lines(pd.DataFrame({"unit": ["EUR"], "value": [2.5]}))
    b'{"unit":"EUR","value":2.5}\n'
    """
    lines = (
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in plain_rows(frame)
    )
    return "".join(line + "\n" for line in lines).encode("utf-8")


def write_json_lines_file(tables: Tables, path: Path) -> None:
    """Write the claims as JSON Lines."""
    path.write_bytes(to_json_lines(tables.claims))


def read_json_lines(path: str | Path) -> pd.DataFrame:
    """Return the rows of a JSON Lines file as a table."""
    with Path(path).open(encoding="utf-8") as lines:
        return pd.DataFrame([json.loads(line) for line in lines if line.strip()])


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        days = column.to_numpy("datetime64[D]").tolist()
        return [None if day is None else day.isoformat() for day in days]
    return [None if is_null(cell) else cell for cell in column.tolist()]


def is_null(cell: Any) -> bool:
    """Whether a cell of a data frame holds nothing: none of pandas' nulls equals itself."""
    return cell is None or cell is pd.NA or cell != cell
