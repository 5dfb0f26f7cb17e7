"""Claims and data frames: the sole owner of column names, types and their order."""

import dataclasses
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from quantclaims.types import Claim

SCHEMA_VERSION = "1.0"
"""The version of the claims table: the first number rises where a column goes, is renamed or comes
to mean something else, the second where a column or a category is added. ``docs/schema.md`` says
what changed and how to move."""

COLUMNS: tuple[str, ...] = tuple(field.name for field in dataclasses.fields(Claim))
_ROWS_AT_ONCE = 5_000
_FLOATS = ("value", "value_low", "value_high", "whole", "confidence")
_INTEGERS = ("start", "end")
_DATES = ("event_date", "period_start", "period_end")
DTYPES: dict[str, str] = {
    column: "float64"
    if column in _FLOATS
    else "int64"
    if column in _INTEGERS
    else "datetime64[s]"
    if column in _DATES
    else "string"
    for column in COLUMNS
}


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Return claims as a typed data frame, one row each, columns as in ``COLUMNS``."""
    return frame_of(
        {**{name: getattr(claim, name) for name in COLUMNS}, "rules": ";".join(claim.rules)}
        for claim in claims
    )


def to_frames(claims: Iterable[Iterable[Claim]]) -> Iterator[pd.DataFrame]:
    """Yield data frames of some thousands of claims, at least one, however many there are.

    The first ones are small, so that the first rows can be seen at once.
    """
    batch: list[Claim] = []
    enough = 1
    for some in claims:
        batch += some
        if len(batch) >= enough:
            yield to_frame(batch)
            batch, enough = [], min(2 * enough + len(batch), _ROWS_AT_ONCE)
    if batch or enough == 1:
        yield to_frame(batch)


def frame_of(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows given as mappings as a claims table; what they do not give is empty.

    >>> frame_of([{"value": 2.5}])[["value", "unit", "start", "period_start"]].to_dict("records")
    [{'value': 2.5, 'unit': '', 'start': 0, 'period_start': NaT}]
    """
    return typed(pd.DataFrame(list(rows), columns=list(COLUMNS)))


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with all columns of a claims table, in order, typed; gaps are empty.

    >>> typed(pd.DataFrame({"unit": ["EUR", None]}))["unit"].tolist()
    ['EUR', '']
    """
    return pd.DataFrame(
        {name: _typed(frame.get(name), name, frame.index) for name in COLUMNS}, index=frame.index
    )


def _typed(column: "pd.Series[Any] | None", name: str, index: pd.Index) -> "pd.Series[Any]":
    dtype: Any = DTYPES[name]
    if column is None:
        return pd.Series([_BLANK.get(dtype)] * len(index), index=index, dtype=dtype)
    if dtype == "datetime64[s]":
        return pd.to_datetime(column.replace("", None)).astype(dtype)
    if dtype == "string":
        return column.astype(dtype).fillna("")
    return column.fillna(0).astype(dtype) if dtype == "int64" else column.astype(dtype)


def from_frame(frame: pd.DataFrame) -> list[Claim]:
    """Return the rows of a claims table as claims, the reverse of :func:`to_frame`.

    Columns that the frame lacks are left empty, so that a part of the table will do.
    """
    cells = {name: _cells(frame, name) for name in COLUMNS}
    return [Claim(*row) for row in zip(*cells.values(), strict=True)]


def _cells(frame: pd.DataFrame, name: str) -> list[Any]:
    if name not in frame.columns:
        empty = () if name == "rules" else _BLANK.get(DTYPES[name])
        return [empty] * len(frame)
    column = frame[name]
    if name in _DATES:
        return list(column.to_numpy("datetime64[D]").tolist())
    if name in _FLOATS:
        return [None if math.isnan(x) else x for x in column.astype("float64").tolist()]
    if name in _INTEGERS:
        return list(column.astype("int64").tolist())
    texts = column.fillna("").tolist()
    return [tuple(filter(None, text.split(";"))) for text in texts] if name == "rules" else texts


_BLANK: dict[str, Any] = {"string": "", "int64": 0}
