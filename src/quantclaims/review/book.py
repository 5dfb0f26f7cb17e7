"""The journal beside a table that is open: what is decided of which claim, at any moment.

Every window, and every program that writes to the same journal, is seen: what is new in the file
is read before each answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from os import SEEK_END
from pathlib import Path
from threading import RLock

import pandas as pd

from quantclaims.errors import OutputError
from quantclaims.records import plain
from quantclaims.review.apply import Outcome, Row, outcome_of
from quantclaims.review.decision import Decision
from quantclaims.review.journal import Unread, append, parse
from quantclaims.review.refind import Found, Key, TextOf, file_name, key_of, refind, sources_by_name
from quantclaims.types import Claim

__all__ = ["Book", "Spot", "Table", "row_of"]

Spot = int | Key
"""A claim by the position of its row in the table or, where it has none, by its name."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a table that is open is asked.

    ``named`` gives the positions and sources of claims by their names, ``sources`` the names of
    sources, ``rows_in`` the positions of the rows of one.
    """

    named: Callable[[Iterable[str]], Mapping[str, Sequence[tuple[int, str]]]]
    sources: Callable[[], Sequence[str]]
    rows_in: Callable[[str], Sequence[int]]
    claims: Callable[[Sequence[int]], Sequence[Claim]]
    frame: Callable[[Sequence[int]], pd.DataFrame]


class Book:
    """What stands in a journal of the claims of a table."""

    def __init__(self, path: Path, table: Table, text_of: TextOf) -> None:
        self.path = path
        self._table, self._text_of = table, text_of
        self._lock = RLock()
        self._bytes, self._lines = 0, 1
        self._known: set[tuple[str, ...]] = set()
        self._spots: dict[Key, Spot] = {}
        self._found: dict[Spot, Found] = {}
        self._decisions: dict[Spot, list[Decision]] = {}
        self._outcomes: dict[Spot, Outcome] = {}
        self._added: dict[Key, Row] = {}
        self._by_name: dict[str, dict[str, Spot]] = {}
        self._unread: list[Unread] = []
        self._sources = sources_by_name(table.sources())
        self._claims: dict[int, Claim] = {}
        decisions = self._new()
        self._locate(decisions)
        rows = [spot for spot in self._spots.values() if isinstance(spot, int)]
        self._claims.update(zip(rows, table.claims(rows), strict=True))
        for decision in decisions:
            self._take(decision)

    def decide(self, decision: Decision) -> Outcome:
        """Keep a decision, and return what now stands of its claim when it is on the disk.

        Raises :class:`~quantclaims.errors.OutputError` where it cannot be written.
        """
        with self._lock:
            append(self.path, [decision])
            self.refresh()
            return self._outcomes[self._spot(decision)]

    def refresh(self) -> None:
        """Take in what was appended to the journal since it was last read."""
        with self._lock:
            for decision in self._new():
                self._take(decision)

    def outcomes(self) -> dict[Spot, Outcome]:
        """Return what stands of each claim decided on."""
        with self._lock:
            return dict(self._outcomes)

    def added(self) -> list[Outcome | None]:
        """Return what stands of claims that the table lacks, with their rows, always in one order.

        A rejected one still has its row; None stands in the place of one that is taken back.
        """
        with self._lock:
            outcomes = [(self._outcomes[key], row) for key, row in self._added.items()]
            return [replace(one, row=row) if one.standing.state else None for one, row in outcomes]

    def outcome(self, claim: Claim) -> Outcome | None:
        """Return what stands of a claim of the table, None where nothing was ever decided."""
        with self._lock:
            for source, spot in self._by_name.get(claim.claim_id, {}).items():
                if source == claim.source:
                    return self._outcomes[spot]
        return None

    def unread(self) -> list[Unread]:
        """Return the lines of the journal that hold no decision."""
        with self._lock:
            return list(self._unread)

    def _new(self) -> list[Decision]:
        """The decisions on whole lines that were not read yet; a last one may be being written."""
        try:
            with self.path.open("rb") as file:
                if file.seek(0, SEEK_END) < self._bytes:  # another file stands there now
                    self._bytes, self._lines = 0, 1
                file.seek(self._bytes)
                data = file.read()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be read: {error.strerror or error}") from error
        data = data[: data.rfind(b"\n") + 1]
        found = parse(data, str(self.path), self._lines)
        self._bytes += len(data)
        self._lines += data.count(b"\n")
        self._unread += found.unread
        fresh = [one for one in found.decisions if one.identity not in self._known]
        self._known.update(one.identity for one in fresh)
        return fresh

    def _locate(self, decisions: Sequence[Decision]) -> None:
        """Find the rows of claims decided on before, whatever a newer extraction calls them."""
        found = self._table.named({one.claim_id for one in decisions})
        named = {key_of(one): _spot(one, found.get(one.claim_id, ())) for one in decisions}
        self._spots.update(named)
        names = {key[0] for key, spot in named.items() if spot == key}
        sources = [one for one in self._table.sources() if file_name(one) in names]
        rows = [row for source in sources for row in self._table.rows_in(source)]
        there = [one for one in decisions if key_of(one)[0] in names]
        if there:
            for key, here in refind(there, self._table.frame(rows), self._text_of).items():
                if named[key] == key:
                    spot: Spot = rows[here.row] if here.row >= 0 else key
                    self._spots[key] = spot
                    self._found.setdefault(spot, here)

    def _spot(self, decision: Decision) -> Spot:
        key = key_of(decision)
        if key not in self._spots:
            found = self._table.named([decision.claim_id])
            self._spots[key] = _spot(decision, found.get(decision.claim_id, ()))
        return self._spots[key]

    def _take(self, decision: Decision) -> None:
        spot = self._spot(decision)
        decisions = self._decisions.setdefault(spot, [])
        decisions.append(decision)
        if isinstance(spot, int):
            if spot not in self._claims:
                (self._claims[spot],) = self._table.claims([spot])
            claim = self._claims[spot]
            source = claim.source
            here = Found("name", spot, claim.start, claim.end)
            outcome = outcome_of(decisions, here, row_of(claim))
        else:
            unseen = Found("unseen", -1, decision.start, decision.end)
            here = self._found.setdefault(spot, unseen)
            source = self._sources.get(spot[0], decision.source)
            outcome = outcome_of(decisions, here, None, source)
            if outcome.row is not None:
                self._added[spot] = outcome.row
        self._outcomes[spot] = outcome
        self._by_name.setdefault(outcome.claim_id, {})[source] = spot


def _spot(decision: Decision, found: Sequence[tuple[int, str]]) -> Spot:
    """The position of a claim among those of its name: that in its own file, or the only one."""
    key = key_of(decision)
    exact = [position for position, source in found if source == decision.source]
    alike = [position for position, source in found if file_name(source) == key[0]]
    alone = [position for position, _ in found] if len(found) == 1 else []
    return next(iter([*exact, *alike, *alone]), key)


def row_of(claim: Claim) -> Row:
    """Return a claim as a row of plain cells, as :func:`.json_lines.plain_rows` gives it."""
    cells = plain(claim)
    return {**cells, "rules": ";".join(cells["rules"])}
