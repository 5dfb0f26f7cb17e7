"""The formats that claims are written in and read from, told by the ending of a file's name."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.errors import OutputError
from quantclaims.export.tables import Tables

__all__ = ["FORMATS", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ending, what it is called, and the module and functions that speak it."""

    ending: str
    title: str
    module: str
    writer: str
    reader: str

    def write(self, tables: Tables, path: Path) -> None:
        """Write tables to a path, whatever stands there."""
        self._function(self.writer)(tables, path)

    def read(self, path: Path) -> pd.DataFrame:
        """Return the claims of a file, cells as the format holds them."""
        frame: pd.DataFrame = self._function(self.reader)(path)
        return frame

    def _function(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(
            import_module(f"quantclaims.export.{self.module}"), name
        )
        return function


FORMATS = (
    Format(".sdmx.csv", "SDMX-CSV 2.0", "sdmx", "write_sdmx", "read_sdmx"),
    Format(".excel.csv", "CSV for Excel", "delimited", "write_excel_csv_file", "read_csv"),
    Format(".csv", "CSV", "delimited", "write_csv_file", "read_csv"),
    Format(".doccano.jsonl", "doccano tasks", "labelling", "write_doccano", "read_doccano"),
    Format(".jsonl", "JSON Lines", "json_lines", "write_json_lines_file", "read_json_lines"),
    Format(
        ".labelstudio.json",
        "Label Studio tasks",
        "labelling",
        "write_label_studio",
        "read_label_studio",
    ),
    Format(
        ".jsonld", "W3C Web Annotations", "annotations", "write_annotations", "read_annotations"
    ),
    Format(".parquet", "Parquet", "parquet", "write_parquet", "read_parquet"),
    Format(".xlsx", "Excel workbook", "workbook", "write_workbook", "read_workbook"),
    Format(".sqlite", "SQLite", "databases", "write_sqlite", "read_sqlite"),
    Format(".db", "SQLite", "databases", "write_sqlite", "read_sqlite"),
    Format(".duckdb", "DuckDB", "databases", "write_duckdb", "read_duckdb"),
    Format(".spacy", "spaCy DocBin", "docbin", "write_docbin", "read_docbin"),
)
"""Longer endings first, for ``.csv`` ends ``.sdmx.csv`` too."""


def format_of(path: str | Path) -> Format:
    """Return the format that a file's name asks for.

    Raises :class:`~quantclaims.errors.OutputError` for an ending that is none of ours.

    >>> format_of("claims.sdmx.csv").title, format_of("claims.CSV").title
    ('SDMX-CSV 2.0', 'CSV')
    """
    name = Path(path).name.casefold()
    found = next((one for one in FORMATS if name.endswith(one.ending)), None)
    if found is None:
        endings = ", ".join(one.ending for one in FORMATS)
        raise OutputError(f"{path}: of no known ending; accepted: {endings}")
    return found
