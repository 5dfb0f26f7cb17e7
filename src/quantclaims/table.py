"""Claims and data frames: the sole owner of column names, types and their order."""

import dataclasses
from collections.abc import Iterable, Iterator

import pandas as pd

from quantclaims.types import Claim

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
    rows = [
        {**{name: getattr(claim, name) for name in COLUMNS}, "rules": ";".join(claim.rules)}
        for claim in claims
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(DTYPES)


def to_frames(claims: Iterable[Iterable[Claim]]) -> Iterator[pd.DataFrame]:
    """Yield data frames of some thousands of claims, at least one, however many there are."""
    batch: list[Claim] = []
    yielded = False
    for some in claims:
        batch += some
        if len(batch) >= _ROWS_AT_ONCE:
            yield to_frame(batch)
            batch, yielded = [], True
    if batch or not yielded:
        yield to_frame(batch)
