"""Reference data as people download it: World Bank CSV, SDMX-CSV, or a plain table.

Whatever the shape, the result is a claims table in which each row is one figure of the data, so
that it meets the claims of speeches by the rules that claims meet each other by.
"""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.check.periods import parse_period
from quantclaims.compare.areas import area_code
from quantclaims.compare.dimension import measured_units
from quantclaims.compare.phrase import known_codes
from quantclaims.errors import TableError
from quantclaims.lexicon import load_rows
from quantclaims.remote import local_copy
from quantclaims.table import frame_of

ACCEPTED = (
    "a World Bank CSV (Country Name, Country Code, Indicator Name, Indicator Code, years), an "
    "SDMX-CSV (REF_AREA, INDICATOR, TIME_PERIOD, OBS_VALUE), or a CSV with the columns area, "
    "indicator, period and value, and perhaps counterpart, unit and aspect"
)

_WORLD_BANK = {
    "Country Code": "area",
    "Indicator Name": "indicator",
    "Indicator Code": "id",
    "Series Name": "indicator",
    "Series Code": "id",
}
_SDMX = {
    "REF_AREA": "area",
    "COUNTERPART_AREA": "counterpart",
    "INDICATOR": "id",
    "SERIES": "id",
    "MEASURE": "id",
    "SUBJECT": "id",
    "TIME_PERIOD": "period",
    "OBS_VALUE": "value",
    "UNIT_MEASURE": "unit",
    "UNIT_MULT": "multiplier",
}
_NO_VALUE = ("", "..", "nan", "-", ":", "na")
_YEAR_HEADER = re.compile(r"((?:18|19|20)\d\d)(?: \[YR\1\])?$")
_PERCENT = re.compile(r"%|\bper ?cent|^(?:pc|pt|ps)$", re.IGNORECASE)
_GROWTH = re.compile(r"growth|annual change|year-on-year", re.IGNORECASE)

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceIndicator:
    """A row of the lexicon: what an agency's indicator ``id`` measures, in our terms."""

    id: str
    code: str
    aspect: str
    unit: str
    example: str


def read_reference(path: str | Path) -> pd.DataFrame:
    r"""Read reference data as a claims table, one row a figure.

    Raises :class:`~quantclaims.errors.TableError` for a file of another shape.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "gdp.csv")
    >>> _ = file.write_text("area,indicator,period,value,unit\nRUS,gdp,2013,2292.5e9,USD\n")
    >>> frame = read_reference(file)
    >>> frame[["area", "indicator_code", "value", "unit"]].to_dict("records")
    [{'area': 'RUS', 'indicator_code': 'gdp', 'value': 2292500000000.0, 'unit': 'USD'}]
    """
    try:
        with local_copy(str(path)) as place:
            text = Path(place).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: cannot be read: {error}; accepted: {ACCEPTED}") from error
    figures = [cells for cells in _figures(text, str(path)) if _has_value(cells)]
    if not figures:
        raise TableError(f"{path}: holds no figures; accepted: {ACCEPTED}")
    return frame_of(_row(cells, number, Path(path).name) for number, cells in enumerate(figures, 1))


def _has_value(cells: Cells) -> bool:
    return cells.get("value", "").strip().casefold() not in _NO_VALUE


def _figures(text: str, path: str) -> Iterator[dict[str, str]]:
    """Yield each figure as cells named as in a plain table, after a look for the header."""
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    for at, header in enumerate(rows[:10]):
        names = [cell.partition(":")[0].strip() for cell in header]
        plain = [name.casefold() for name in names]
        if {"Country Name", "Country Code"} <= set(names):
            return _world_bank(names, rows[at + 1 :])
        if {"TIME_PERIOD", "OBS_VALUE"} <= set(names):
            labelled = any(": " in cell for cell in header)
            return _sdmx([_SDMX.get(name, name) for name in names], rows[at + 1 :], labelled)
        if {"area", "indicator", "period", "value"} <= set(plain):
            return (dict(zip(plain, row, strict=False)) for row in rows[at + 1 :])
    found = ", ".join(rows[0][:8]) if rows else "nothing"
    raise TableError(f"{path}: begins with {found}; accepted: {ACCEPTED}")


def _sdmx(names: list[str], rows: list[list[str]], labelled: bool) -> Iterator[dict[str, str]]:
    """Rows of SDMX-CSV; where labels go with the codes ("RUS: Russia"), the codes are kept."""
    for row in rows:
        cells = [cell.partition(": ")[0] if labelled else cell for cell in row]
        yield dict(zip(names, cells, strict=False))


def _world_bank(names: list[str], rows: list[list[str]]) -> Iterator[dict[str, str]]:
    """The years of each row of a World Bank file, which stand side by side."""
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        common = {_WORLD_BANK[name]: value for name, value in cells.items() if name in _WORLD_BANK}
        for name, value in cells.items():
            if year := _YEAR_HEADER.match(name):
                yield {**common, "period": year.group(1), "value": value}


def _row(cells: Cells, number: int, file: str) -> dict[str, Any]:
    period = parse_period(cells.get("period", ""))
    value = _number(cells)
    if period is None or value is None:
        raise TableError(f"{file}: figure {number} has no number or no period: {dict(cells)}")
    id_ = cells.get("id", "").strip()
    known = _known().get(id_) or _guessed(cells)
    return {
        "claim_id": f"{file}:{number}",
        "event_title": file,
        "source": file,
        "start": number,
        "kind": _kind(known.unit),
        "value": abs(value),
        "unit": known.unit,
        "aspect": known.aspect,
        "direction": "down" if value < 0 else "",
        "bound": "exact",
        "modality": "asserted",
        "indicator": cells.get("indicator", "").strip() or id_,
        "indicator_code": known.code,
        "area": area_code(cells.get("area", "").strip()),
        "counterpart": area_code(cells.get("counterpart", "").strip()),
        "period_start": period[0],
        "period_end": period[1],
        "quote": cells["value"].strip(),
    }


def _number(cells: Cells) -> float | None:
    try:
        value = float(cells["value"].replace(",", "")) * 10.0 ** int(cells.get("multiplier") or 0)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


@cache
def _known() -> dict[str, ReferenceIndicator]:
    return {row.id: row for row in load_rows("reference_indicators", ReferenceIndicator)}


def _guessed(cells: Cells) -> ReferenceIndicator:
    """Read code, aspect and unit off the words of an indicator that the lexicon lacks.

    >>> row = _guessed({"indicator": "Exports of goods and services (annual % growth)"})
    >>> row.aspect, row.unit
    ('growth', 'percent')
    """
    name = cells.get("indicator", "") or cells.get("id", "")
    unit = cells.get("unit", "").strip()
    if _PERCENT.search(unit) or (not unit and _PERCENT.search(name)):
        unit = "percent"
    elif not unit and "US$" in name:
        unit = "USD"
    aspect = cells.get("aspect", "").strip()
    if not aspect and unit == "percent":
        aspect = "growth" if _GROWTH.search(name) else "share" if "% of" in name else "level"
    code = name if name in known_codes() else ""
    return ReferenceIndicator("", code, aspect or "level", unit, "")


def _kind(unit: str) -> str:
    if unit == "percent":
        return "percent"
    if re.fullmatch("[A-Z]{3}", unit):
        return "money"
    return "measure" if unit in measured_units() else "count"
