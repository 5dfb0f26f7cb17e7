"""Claims written as one line: ``indicator="trade" unit=USD value=22.4e9 period=2012``."""

import datetime
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.check.periods import parse_period
from quantclaims.compare.dimension import measured_units
from quantclaims.compare.examples import example_claim
from quantclaims.table import to_frame
from quantclaims.types import Claim

_SHORT = {
    "code": "indicator_code",
    "cp": "counterpart",
    "low": "value_low",
    "high": "value_high",
    "per": "unit_per",
    "basis": "period_basis",
}
_NUMBERS = ("value", "value_low", "value_high", "whole")
_KINDS = {"percent": "percent", "percentage_point": "percent", "times": "multiple", "year": "year"}


@dataclass(frozen=True)
class Case:
    """What is wanted of some claims; ``line`` says where it is written."""

    line: int
    wanted: list[str]
    claims: pd.DataFrame
    reference: pd.DataFrame | None = None

    def __str__(self) -> str:
        return f"line {self.line}: {' '.join(self.wanted)}"


def read_cases(name: str) -> Iterator[Case]:
    """Yield the cases of ``tests/cases/NAME``."""
    lines = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8").splitlines()
    reference = None
    for number, line in enumerate(lines, 1):
        if line.startswith("reference:"):
            figures = line.removeprefix("reference:").split("|")
            reference = to_frame(_claims(figures)).assign(claim_id=lambda df: "r" + df["claim_id"])
        elif line and not line.startswith("#"):
            wanted, *claims = line.split("|")
            yield Case(number, wanted.split(), to_frame(_claims(claims)), reference)
            reference = None


def _claims(texts: list[str]) -> Iterator[Claim]:
    cells: dict[str, str] = {"date": "2013-11-11", "event": "1"}
    for number, text in enumerate(texts, 1):
        given = dict(cell.split("=", 1) for cell in shlex.split(text))
        given = {_SHORT.get(key, key): value for key, value in given.items()}
        if given.keys() & {"value", "value_low"}:
            cells = {key: value for key, value in cells.items() if key not in _NUMBERS[:3]}
        cells |= given
        yield _claim(cells, number)


def _claim(cells: dict[str, str], number: int) -> Claim:
    columns: dict[str, Any] = {
        key: float(value) if key in _NUMBERS and value else value or None
        for key, value in cells.items()
        if key not in ("date", "event", "period") and (value or key not in _NUMBERS)
    }
    columns = {key: "" if value is None else value for key, value in columns.items()}
    start, end = parse_period(cells.get("period", "")) or (None, None)
    unit = cells.get("unit", "percent")
    kind = "money" if re.fullmatch("[A-Z]{3}", unit) else _KINDS.get(unit)
    columns.setdefault("kind", kind or ("measure" if unit in measured_units() else "count"))
    columns.setdefault("sentence", f"Sentence {number}.")
    columns.setdefault("start", number * 100)
    return example_claim(
        claim_id=str(number),
        event_id=f"{cells['date']} {cells['event']}",
        event_date=datetime.date.fromisoformat(cells["date"]),
        period_start=start,
        period_end=end,
        **{**columns, "start": int(columns["start"])},
    )
