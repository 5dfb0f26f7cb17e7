"""Excel workbooks: claims, events and codebook, each a sheet with filters and a frozen header."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import pandas as pd
from lxml.etree import SerialisationError

from quantclaims.errors import MissingExtraError, OutputError
from quantclaims.export.schema import fields
from quantclaims.export.tables import Tables

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["read_workbook", "write_workbook"]

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767

_WIDE = {"sentence": 60, "indicator": 34, "event_title": 34, "description": 80, "quote": 22}
_DATE = "yyyy-mm-dd"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]|_x[0-9A-Fa-f]{4}_")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write_workbook(tables: Tables, path: Path) -> None:
    """Write the sheets claims, events and codebook: numbers as numbers, text never a formula.

    Raises :class:`~quantclaims.errors.OutputError` for more than an Excel sheet or cell holds, and
    :class:`~quantclaims.errors.MissingExtraError` where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError("export", "openpyxl") from error
    if len(tables.claims) > MOST_ROWS:
        raise OutputError(f"an Excel sheet holds {MOST_ROWS:,} rows; write .parquet or .csv")
    book = Workbook(write_only=True)
    try:
        _fill(book, tables)
        book.save(path)
    except SerialisationError as error:
        raise OSError(f"the sheets' temporary file fails: {error}") from error


def _fill(book: "Workbook", tables: Tables) -> None:
    for name, frame in (("claims", tables.claims), ("events", tables.events)):
        _sheet(book, name, list(frame.columns), _rows(frame), len(frame))
    codebook = [
        (one.name, one.dtype, one.description, ", ".join(one.values), one.standard, one.example)
        for one in fields()
    ]
    titles = ["column", "type", "description", "values", "standard", "example"]
    _sheet(book, "codebook", titles, codebook, len(codebook))


def read_workbook(path: Path) -> pd.DataFrame:
    """Return the claims of a workbook that :func:`write_workbook` wrote."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise MissingExtraError("export", "openpyxl") from error
    try:
        book = load_workbook(path, read_only=True)
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    sheet = book["claims"] if "claims" in book.sheetnames else book.worksheets[0]
    header = next(sheet.iter_rows(values_only=True))
    rows = sheet.iter_rows(min_row=2, max_col=len(header), values_only=True)
    frame = pd.DataFrame([[_unescaped(cell) for cell in row] for row in rows], columns=header)
    book.close()
    return frame


def _sheet(
    book: "Workbook", name: str, titles: list[str], rows: Iterable[tuple[Any, ...]], count: int
) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(titles))
    sheet.auto_filter.ref = f"A1:{last}{count + 1}"
    for number, title in enumerate(titles, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(title, 14)
    header = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    columns = [
        frame[name].to_numpy("datetime64[D]").tolist()
        if pd.api.types.is_datetime64_any_dtype(frame[name])
        else frame[name].tolist()
        for name in frame.columns
    ]
    return zip(*columns, strict=True)


def _cell(sheet: Any, value: Any) -> Any:
    """A cell with its type: text is text whatever it begins with, dates look like dates."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or value == "" or value != value:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if not isinstance(value, str):
        if not hasattr(value, "isoformat"):
            return value
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = _DATE
        return cell
    if len(value) > LONGEST_CELL:
        raise OutputError(
            f"an Excel cell holds {LONGEST_CELL:,} characters; write .parquet or .csv"
        )
    cell = WriteOnlyCell(sheet, _escaped(value))
    cell.data_type = "s"
    return cell


def _escaped(text: str) -> str:
    """Write control characters as OOXML does (``_x000D_``), and what looks like one likewise."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[0][0]):04X}_" + found[0][1:], text)


def _unescaped(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
