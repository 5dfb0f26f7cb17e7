"""The claims table's schema: one Pandera schema that every export is validated by.

The codebook and the Table Schema descriptor are generated from the same description.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from quantclaims.errors import TableError
from quantclaims.lexicon import load_rows
from quantclaims.table import COLUMNS, DTYPES
from quantclaims.types import CATEGORIES

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

LISTS = ("area", "counterpart", "rules")
"""The columns that hold several values, joined by a semicolon."""

_NEVER_EMPTY = ("claim_id", "event_id", "source", "quote")
_POSITIVE = ("value", "value_low", "value_high", "whole", "start", "end", "confidence")


@dataclass(frozen=True, slots=True)
class ColumnDoc:
    """A row of ``columns.toml``: what a column holds, and the standard that its cells follow."""

    name: str
    description: str
    example: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A column with all that a codebook says of it."""

    name: str
    dtype: str
    description: str
    standard: str
    example: str
    values: tuple[str, ...]
    required: bool


@cache
def fields() -> tuple[Field, ...]:
    """Return the columns of the claims table, described, in order."""
    docs = {doc.name: doc for doc in load_rows("columns", ColumnDoc)}
    return tuple(
        Field(
            name,
            DTYPES[name],
            docs[name].description,
            docs[name].standard,
            docs[name].example,
            CATEGORIES.get(name, ()),
            name in _NEVER_EMPTY,
        )
        for name in COLUMNS
    )


@cache
def claims_schema() -> "DataFrameSchema":
    """Return the Pandera schema of the claims table."""
    import pandera.pandas as pa

    columns = {
        one.name: pa.Column(
            one.dtype,
            list(_checks(one)),
            nullable=one.dtype not in ("string", "int64"),
            description=one.description,
            metadata={"standard": one.standard, "example": one.example},
        )
        for one in fields()
    }
    across = [pa.Check(test, error=message) for message, test in _ACROSS.items()]
    return pa.DataFrameSchema(columns, checks=across, ordered=True, strict=True, name="claims")


def _checks(one: Field) -> Iterator[Any]:
    import pandera.pandas as pa

    if one.values:
        yield pa.Check.isin(one.values)
    if one.required:
        yield pa.Check.str_length(min_value=1)
    if one.name in _POSITIVE:
        yield pa.Check.ge(0)
    if one.name == "confidence":
        yield pa.Check.le(1)


_ACROSS = {
    "the quote is as long as its place": lambda t: t["quote"].str.len() == t["end"] - t["start"],
    "a value or both its ends": lambda t: (
        (t["value_low"].isna() == t["value_high"].isna())
        & (t["value"].isna() == t["value_low"].notna())
    ),
    "the ends are in order": lambda t: ~(t["value_low"] > t["value_high"]),
    "the period is in order": lambda t: ~(t["period_start"] > t["period_end"]),
    "no claim stands twice in a file": lambda t: ~t.duplicated(["source", "claim_id"], keep=False),
}


def validate(claims: pd.DataFrame) -> pd.DataFrame:
    """Return a claims table that keeps to its schema.

    Raises :class:`~quantclaims.errors.TableError` naming the first columns, rows and checks that
    do not.

    >>> from quantclaims.table import frame_of
    >>> validate(frame_of([]))["unit"].tolist()
    []
    >>> validate(frame_of([{"claim_id": "1"}]))
    Traceback (most recent call last):
    quantclaims.errors.TableError: the claims table does not keep to its schema: ...
    """
    from pandera.errors import SchemaErrors

    try:
        return claims_schema().validate(claims, lazy=True)
    except SchemaErrors as error:
        raise TableError(
            f"the claims table does not keep to its schema: {_faults(error.failure_cases)}"
        ) from error


def _faults(cases: pd.DataFrame, most: int = 5) -> str:
    """Say what the first faults are: which check, where, what was found."""
    across = cases["schema_context"] != "Column"
    told = cases.assign(column=cases["column"].mask(across, "row")).drop_duplicates(
        ["column", "check"]
    )
    lines = [
        f"{row['column']}: {row['check']}, not so in row {row['index']}"
        + ("" if row["column"] == "row" else f", which has {row['failure_case']!r}")
        for row in told.head(most).to_dict("records")
    ]
    return "; ".join(lines) + (f"; and {len(told) - most} more" if len(told) > most else "")
