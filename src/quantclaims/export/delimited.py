"""CSV: RFC 4180, UTF-8, ISO 8601 dates, blank for null, and nothing that a spreadsheet would run.

A cell of text that a spreadsheet would take for a formula is written with an apostrophe in front,
which spreadsheets read as "this is text" and :func:`read_csv` takes away. So is a cell that begins
with an apostrophe itself, that none is lost. A signed number in words ("-5 percent") is no formula
and stays.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from quantclaims.export.files import write_output
from quantclaims.export.json_lines import is_null
from quantclaims.export.tables import Tables
from quantclaims.table import DTYPES

__all__ = ["read_csv", "to_csv", "write_csv", "write_csv_file", "write_excel_csv_file"]

_TO_QUOTE = re.compile(r'[",\r\n]')
_FORMULA = re.compile(r"['=@\t\r]|[+-](?!$| ?\d[\d.,]*(?:%| [a-z ]+)$)")
_BOM = b"\xef\xbb\xbf"


def to_csv(frame: pd.DataFrame, header: bool = True, excel: bool = False) -> bytes:
    r"""Return a table as CSV; lines end in LF, and there is no BOM.

    With ``excel`` lines end in CRLF and a BOM goes in front, as Excel wants for Unicode.

    >>> to_csv(pd.DataFrame({"value": [2.5, None], "unit": ["EUR", "said, once"]}))
    b'value,unit\n2.5,EUR\n,"said, once"\n'
    >>> to_csv(pd.DataFrame({"quote": ["=1+1", "-5 percent", "-1+1"]}))
    b"quote\n'=1+1\n-5 percent\n'-1+1\n"
    """
    end = "\r\n" if excel else "\n"
    columns = [_cells(frame[name]) for name in frame.columns]
    lines = [",".join(row) for row in zip(*columns, strict=True)]
    if header:
        lines.insert(0, ",".join(map(_quoted, frame.columns)))
    text = "".join(line + end for line in lines)
    return (_BOM if excel and header else b"") + text.encode("utf-8")


def write_csv(frames: Iterable[pd.DataFrame], output: str | Path, excel: bool = False) -> None:
    """Write the parts of one table to a file, or to standard output where ``output`` is ``-``."""
    write_output((to_csv(frame, not i, excel) for i, frame in enumerate(frames)), output)


def write_csv_file(tables: Tables, path: Path) -> None:
    """Write the claims as CSV."""
    path.write_bytes(to_csv(tables.claims))


def write_excel_csv_file(tables: Tables, path: Path) -> None:
    """Write the claims as CSV with the BOM and the line ends that Excel wants."""
    path.write_bytes(to_csv(tables.claims, excel=True))


def read_csv(path: str | Path) -> pd.DataFrame:
    """Return a claims table that :func:`write_csv` wrote, columns of other tables left out."""
    header = pd.read_csv(path, nrows=0, encoding="utf-8-sig").columns
    names = [name for name in header if name in DTYPES]
    if not names:
        raise ValueError("its first line names no column of a claims table")
    numbers = [name for name in names if DTYPES[name] in ("float64", "int64")]
    frame = pd.read_csv(
        path,
        encoding="utf-8-sig",
        usecols=names,
        dtype={name: "float64" if name in numbers else "str" for name in names},
        keep_default_na=False,
        na_values={name: [""] for name in numbers},
    )
    for name in names:
        if DTYPES[name] == "string":
            frame[name] = frame[name].str.replace(r"^'(?=['=@\t\r+-])", "", regex=True)
    return frame


def _cells(column: pd.Series) -> Sequence[str]:
    """The cells of a column as they stand in the file."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [
            "" if day is None else str(day) for day in column.to_numpy("datetime64[D]").tolist()
        ]
    if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
        return ["" if is_null(cell) else _text(str(cell)) for cell in column.tolist()]
    return ["" if is_null(cell) else repr(cell) for cell in column.tolist()]


def _text(cell: str) -> str:
    return _quoted(f"'{cell}" if _FORMULA.match(cell) else cell)


def _quoted(cell: str) -> str:
    if not _TO_QUOTE.search(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
