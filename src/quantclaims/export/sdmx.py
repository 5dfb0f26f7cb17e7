"""SDMX-CSV 2.0: https://github.com/sdmx-twg/sdmx-csv, one observation a claim.

The dimensions are REF_AREA, COUNTERPART_AREA, INDICATOR, CLAIM and TIME_PERIOD, the measure is
OBS_VALUE in UNIT_MEASURE times ten to the power UNIT_MULT; every other column of the claims table
is an attribute, so that nothing is lost. OBS_STATUS follows
CL_OBS_STATUS 2.2: ``A`` as stated, ``E`` rounded or bounded by the words, ``F`` projected, ``V``
asked, supposed or denied.
"""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.export.delimited import to_csv
from quantclaims.export.json_lines import plain_rows
from quantclaims.export.tables import Tables
from quantclaims.table import COLUMNS

__all__ = ["STRUCTURE_ID", "read_sdmx", "to_sdmx", "write_sdmx"]

STRUCTURE_ID = "QUANTCLAIMS:CLAIMS(1.0.0)"

_STANDARD = {
    "REF_AREA": "area",
    "COUNTERPART_AREA": "counterpart",
    "INDICATOR": "indicator_code",
    "CLAIM": "claim_id",
    "UNIT_MEASURE": "unit",
}
_NO_NUMBER = "NaN"
_NOT_CODED = "_Z"
"""SDMX for "not applicable": what stands in a dimension that the claim leaves empty."""

_ATTRIBUTES = {
    name: "INDICATOR_TEXT" if name == "indicator" else name.upper()
    for name in COLUMNS
    if name not in ("value", *_STANDARD.values())
}
_LINE_BREAKS = re.compile("[\\\\\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ESCAPED = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")


def to_sdmx(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims as the rows of an SDMX-CSV file."""
    return pd.DataFrame([_observation(row) for row in plain_rows(claims)], columns=_header())


def write_sdmx(tables: Tables, path: Path) -> None:
    """Write the claims as SDMX-CSV."""
    path.write_bytes(to_csv(to_sdmx(tables.claims)))


def read_sdmx(path: Path) -> pd.DataFrame:
    """Return the claims of an SDMX-CSV file that :func:`write_sdmx` wrote."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    return pd.DataFrame([_claim(row) for row in plain_rows(frame)])


def time_period(start: str | None, end: str | None) -> str:
    """Return a period as SDMX writes it, from its first and last days; empty unless both are known.

    >>> time_period("2012-01-01", "2012-12-31"), time_period("2013-04-01", "2013-06-30")
    ('2012', '2013-Q2')
    >>> time_period("2013-01-01", "2013-09-30"), time_period("2013-05-26", "2013-06-25")
    ('2013-01-01/P9M', '2013-05-26/P31D')
    """
    if not start or not end:
        return ""
    first, last = (datetime.date.fromisoformat(day) for day in (start, end))
    after = last + datetime.timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day != 1 or after.day != 1:
        days = (after - first).days
        return start if days == 1 else f"{start}/P{days}D"
    if months in _CALENDAR and (first.month - 1) % months == 0:
        return _CALENDAR[months].format(year=first.year, number=(first.month - 1) // months + 1)
    return f"{start}/P{months}M"


_CALENDAR = {12: "{year}", 6: "{year}-S{number}", 3: "{year}-Q{number}", 1: "{year}-{number:02d}"}


def _header() -> list[str]:
    return [
        *("STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "COUNTERPART_AREA", "INDICATOR"),
        *("CLAIM", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS"),
        *_ATTRIBUTES.values(),
    ]


def _observation(row: dict[str, Any]) -> dict[str, str]:
    value, power = _mantissa(row["value"])
    return {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": STRUCTURE_ID,
        "ACTION": "I",
        **{name: _escape(row[column]) for name, column in _STANDARD.items()},
        **{name: _escape(row[_STANDARD[name]]) or _NOT_CODED for name in _DIMENSIONS},
        "TIME_PERIOD": time_period(row["period_start"], row["period_end"]),
        "OBS_VALUE": value,
        "UNIT_MULT": power,
        "OBS_STATUS": _status(row),
        **{name: _escape(row[column]) for column, name in _ATTRIBUTES.items()},
    }


_DIMENSIONS = ("REF_AREA", "COUNTERPART_AREA", "INDICATOR")


def _claim(row: dict[str, Any]) -> dict[str, Any]:
    value = row["OBS_VALUE"]
    cells = {column: _unescape(row[name]) for name, column in _STANDARD.items()}
    cells |= {_STANDARD[name]: "" for name in _DIMENSIONS if row[name] == _NOT_CODED}
    cells |= {column: _unescape(row[name]) for column, name in _ATTRIBUTES.items()}
    known = value not in ("", _NO_NUMBER)
    number = float(Decimal(value).scaleb(int(row["UNIT_MULT"] or 0))) if known else None
    numbers = {name: cells[name] or None for name in ("value_low", "value_high", "whole")}
    return cells | numbers | {"value": number}


def _mantissa(value: float | None) -> tuple[str, str]:
    """Write a number with the power of a thousand that it is read in: 22.4 and 9.

    >>> _mantissa(2.24e10), _mantissa(8.5), _mantissa(None)
    (('22.4', '9'), ('8.5', '0'), ('NaN', '0'))
    """
    if value is None:
        return _NO_NUMBER, "0"
    number = Decimal(repr(value))
    power = max(0, number.adjusted() // 3 * 3) if number else 0
    return f"{number.scaleb(-power).normalize():f}", str(power)


def _status(row: dict[str, Any]) -> str:
    if row["modality"] == "projected":
        return "F"
    if row["modality"] != "asserted":
        return "V"
    return "A" if row["bound"] == "exact" else "E"


def _escape(cell: Any) -> str:
    r"""Write a cell on one line, for readers that take line breaks for the ends of rows.

    >>> _escape("two\nlines"), _unescape(_escape("two\nlines")) == "two\nlines"
    ('two\\u000alines', True)
    """
    if cell is None:
        return ""
    return _LINE_BREAKS.sub(
        lambda found: "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}", str(cell)
    )


def _unescape(cell: str) -> str:
    text = re.sub(r"^'(?=['=@\t\r+-])", "", cell)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", text)


def structure() -> Iterator[tuple[str, str]]:
    """Yield the components of the data structure: identifier and role."""
    roles = dict.fromkeys((*_DIMENSIONS, "CLAIM", "TIME_PERIOD"), "dimension")
    for name in _header()[3:]:
        yield name, roles.get(name, "measure" if name == "OBS_VALUE" else "attribute")
