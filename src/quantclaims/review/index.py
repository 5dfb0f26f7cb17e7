"""The claims that the explorer shows in a review: as people left them, added ones among them.

Facets and search count what was extracted, and an added claim fits them by its own cells.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quantclaims.explore.facets import FACETS, pairs_of
from quantclaims.explore.index import ClaimIndex
from quantclaims.explore.state import State as View
from quantclaims.review.apply import Row
from quantclaims.review.book import Book
from quantclaims.review.standing import State
from quantclaims.table import COLUMNS, DTYPES, frame_of
from quantclaims.types import Claim

__all__ = ["ReviewedIndex", "claim_of"]

_SEARCHED = ("sentence", "indicator", "speaker", "event_title", "quote")
_TEXTS = [name for name in COLUMNS if DTYPES[name] == "string"]
_DATES = [name for name in COLUMNS if DTYPES[name].startswith("datetime")]


class ReviewedIndex(ClaimIndex):
    """An index with what stands in a journal; added claims have positions behind those of rows."""

    def __init__(self, path: Path, book: Book) -> None:
        super().__init__(path)
        self._book = book
        self.notes = [*self.notes, *_notes(book)]

    def positions(self, view: View) -> np.ndarray:
        self._book.refresh()
        found = super().positions(view)
        for position, row in self._fitting(view):
            before = super().before(row["source"], row["start"])
            here = np.flatnonzero(found == (-1 if before is None else before))
            found = np.insert(found, int(here[0]) + 1 if len(here) else len(found), position)
        return found

    def unordered(self, view: View) -> np.ndarray:
        added = [position for position, _ in self._fitting(view)]
        return np.concatenate([super().unordered(view), np.array(added, dtype="int64")])

    def count(self, view: View) -> int:
        return super().count(view) + sum(1 for _ in self._fitting(view))

    def claims(self, positions: "Sequence[int] | np.ndarray") -> list[Claim]:
        wanted = [int(position) for position in positions]
        extracted = [position for position in wanted if position < self.size]
        claims = map(self._reviewed, super().claims(extracted))
        found = dict(zip(extracted, claims, strict=True))
        found |= {p: claim_of(row) for p, row, _ in self._added() if p in wanted}
        return [found[position] for position in wanted]

    def frame(self, positions: "Sequence[int] | np.ndarray") -> pd.DataFrame:
        """Return a claims table of some positions as reviewed, without what is rejected."""
        wanted = np.unique(np.asarray(positions, dtype="int64"))
        extracted = wanted[wanted < self.size]
        frame = super().frame(extracted)
        frame.index = pd.Index(extracted, dtype="float64")
        outcomes = self._book.outcomes()
        decided = {spot: outcomes[spot] for spot in extracted.tolist() if spot in outcomes}
        rows = {float(spot): one.row for spot, one in decided.items() if one.row is not None}
        rejected = [spot for spot, one in decided.items() if one.standing.state == "rejected"]
        kept = frame.drop(index=[*rows, *rejected])
        for position, row, state in self._added():
            if position in wanted and state != "rejected":
                rows[self._order_of(row) + position / 1e9] = row
        fresh = frame_of(rows.values())
        fresh.index = pd.Index(list(rows), dtype="float64")
        return pd.concat([kept, fresh]).sort_index().reset_index(drop=True)

    def find(self, claim_id: str) -> list[int]:
        self._book.refresh()
        if found := super().find(claim_id):
            return found
        return [position for position, row, _ in self._added() if row["claim_id"] == claim_id]

    def within(self, source: str, start: int, end: int) -> list[Claim]:
        self._book.refresh()
        extracted = map(self._reviewed, super().within(source, start, end))
        added = [claim_of(row) for _, row, _ in self._added() if row["source"] == source]
        inside = [claim for claim in added if start <= claim.start < end]
        return sorted([*extracted, *inside], key=lambda claim: (claim.start, claim.end))

    def decided(self) -> list[int]:
        """Return the positions of the claims of which something stands, more than a note."""
        extracted = [
            spot
            for spot, one in self._book.outcomes().items()
            if isinstance(spot, int) and one.standing.state
        ]
        return [*extracted, *(position for position, _, _ in self._added())]

    def _reviewed(self, claim: Claim) -> Claim:
        outcome = self._book.outcome(claim)
        return claim if outcome is None or outcome.row is None else claim_of(outcome.row)

    def _added(self) -> Iterator[tuple[int, Row, State]]:
        """The added claims, with their positions and states."""
        for position, outcome in enumerate(self._book.added(), self.size):
            if outcome is not None and outcome.row is not None:
                yield position, outcome.row, outcome.standing.state

    def _fitting(self, view: View) -> Iterator[tuple[int, Row]]:
        """The added claims that a view lets through, with their positions."""
        return ((position, row) for position, row, _ in self._added() if _fits(row, view))

    def _order_of(self, row: Row) -> float:
        """Where an added claim belongs among the rows: after the one before it."""
        before = super().before(row["source"], row["start"])
        return self.size if before is None else before + 0.5


def _notes(book: Book) -> Iterator[str]:
    """What of a journal has no place in the table."""
    yield from (f"not read: {one}" for one in book.unread())
    for one in book.outcomes().values():
        if one.is_lost:
            place = f"{one.decision.source} {one.decision.start}"
            yield f"{one.standing.state or 'noted'}, but gone: {place} “{one.decision.quote}”"


def claim_of(row: Row) -> Claim:
    """Return the claim of a row of plain cells, the reverse of :func:`.book.row_of`."""
    cells: dict[str, Any] = {name: row.get(name) for name in COLUMNS}
    cells |= {name: cells[name] or "" for name in _TEXTS}
    cells |= {name: date.fromisoformat(row[name]) if row.get(name) else None for name in _DATES}
    cells["rules"] = tuple(filter(None, (row.get("rules") or "").split(";")))
    return Claim(**cells)


def _fits(row: Row, view: View) -> bool:
    frame = frame_of([row])
    for facet in FACETS:
        if (chosen := view.keys(facet.name)) and not set(pairs_of(facet, frame)[2]) & set(chosen):
            return False
    said = " ".join(str(row.get(name) or "") for name in _SEARCHED).casefold()
    return all(word in said for word in view.search.casefold().split())
