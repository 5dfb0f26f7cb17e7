"""Claims brought together by the thing they are about, in bounded memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pandas as pd

from quantclaims.compare.thing import Ids, subject_ids, thing_ids
from quantclaims.errors import TableError
from quantclaims.table import from_frame
from quantclaims.types import Claim

_BLOCK = 20_000
_UNUSED = ["event_place", "speaker_role", "rules", "confidence"]


def distinct_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims table without claims met before, after a look at its columns."""
    missing = [name for name in ("claim_id", "indicator", "value", "unit") if name not in claims]
    if missing:
        raise TableError(f"the claims table lacks the columns {', '.join(missing)}")
    return claims.drop_duplicates("claim_id", ignore_index=True)


def gathered(rows: Iterable[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a table, made a block at a time: plain values take more room than columns."""
    rows, names = iter(rows), list(columns)
    blocks = [pd.DataFrame(list(islice(rows, _BLOCK)), columns=names)]
    while len(blocks[-1]) == _BLOCK:
        blocks.append(pd.DataFrame(list(islice(rows, _BLOCK)), columns=names))
    return pd.concat([block for block in blocks if len(block)] or blocks[:1], ignore_index=True)


def groups(claims: pd.DataFrame, strict: bool = False) -> Iterator[list[Claim]]:
    """Yield the claims about each thing that has at least two, in the order of the table.

    Claims are made from rows a block of whole things at a time, which bounds the memory taken.
    """
    yield from grouped(claims, thing_ids(claims, subject_ids(claims, strict)))


def grouped(claims: pd.DataFrame, ids: Ids, least: int = 2) -> Iterator[list[Claim]]:
    """Yield the claims of each number that at least so many rows share; -1 is no number."""
    order = np.argsort(ids, kind="stable")
    order = order[np.searchsorted(ids[order], 0) :]
    starts = np.flatnonzero(np.diff(ids[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    kept = order[np.repeat(sizes >= least, sizes)]
    ends = np.cumsum(sizes[sizes >= least])
    done = 0
    while done < len(kept):
        here = ends[np.searchsorted(ends, done, side="right") :]
        here = here[: max(1, int(np.searchsorted(here, done + _BLOCK)))]
        rows = claims.iloc[kept[done : here[-1]]].drop(columns=_UNUSED, errors="ignore")
        made = from_frame(rows)
        for start, end in pairwise([0, *(here - done).tolist()]):
            yield made[start:end]
        done = int(here[-1])
