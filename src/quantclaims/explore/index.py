"""The claims as the pages ask for them: filtered, counted, in order, a page at a time."""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd

from quantclaims.explore.facets import FACETS, Facet
from quantclaims.explore.search import match_expression
from quantclaims.explore.state import State
from quantclaims.table import COLUMNS, DTYPES, typed
from quantclaims.types import Claim

__all__ = ["ClaimIndex", "Group"]

Positions = Sequence[int] | np.ndarray

_ROWS_AT_ONCE = 10_000
_MASKS_KEPT = 16
_QUOTED = ", ".join(f'"{name}"' for name in COLUMNS)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a facet: its key in addresses, its words, how many claims are in it."""

    key: str
    label: str
    claims: int


@dataclass(frozen=True, slots=True)
class _Codes:
    """The groups of the rows of a table; without ``rows``, each row is in one."""

    rows: np.ndarray | None
    codes: np.ndarray
    groups: int


class ClaimIndex:
    """A file that :func:`~quantclaims.explore.build.build` wrote, opened to be read only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        facts = {name: json.loads(said) for name, said in self._ask("SELECT * FROM facts")}
        self.title: str = facts["title"]
        self.notes: list[str] = facts["notes"]
        self.size: int = facts["rows"]
        self._codes = {facet.name: self._read_codes(facet) for facet in FACETS}
        self._masks: OrderedDict[tuple[str, ...], np.ndarray] = OrderedDict()
        self._orders: dict[str, np.ndarray] = {}
        self._lock = Lock()

    def positions(self, state: State) -> np.ndarray:
        """Return the positions of the claims that a state lets through, in its order."""
        order = self._order(state.sort)
        if not state.narrowed:
            return order
        kept: np.ndarray = order[self._mask(state)[order]]
        return kept

    def unordered(self, state: State) -> np.ndarray:
        """Return the positions of the claims that a state lets through, as in the table."""
        return np.flatnonzero(self._mask(state))

    def count(self, state: State) -> int:
        return int(np.count_nonzero(self._mask(state))) if state.narrowed else self.size

    def groups(
        self, state: State, facet: Facet, most: int, containing: str = ""
    ) -> tuple[list[Group], int]:
        """Return the first groups of a facet, and how many there are.

        A group counts the claims that all other facets let through, so that it says what choosing
        it would show. Chosen groups come first, then by size, or by key where the facet is in
        order; groups without claims are left out unless chosen.
        """
        held = self._codes[facet.name]
        counts = self._counts(state, facet)
        chosen = [code for key in state.keys(facet.name) for code in self._code(facet, key)]
        listed = self._containing(facet, containing) if containing else np.arange(held.groups)
        listed = listed[(counts[listed] > 0) & ~np.isin(listed, chosen)]
        total = len(listed) + len(chosen)
        if facet.in_order:
            labels = self._labels(facet, listed[:1000].tolist())
            codes = sorted(listed[:1000].tolist(), key=lambda code: labels[code][0], reverse=True)
        else:
            codes = listed[np.argsort(-counts[listed], kind="stable")].tolist()
        shown = [*chosen, *codes][:most]
        labels = self._labels(facet, shown)
        return [Group(*labels[code], int(counts[code])) for code in shown], total

    def label(self, facet: str, key: str) -> str:
        """Return the words for a key, and the key itself where it names no group."""
        found = self._ask("SELECT label FROM groups WHERE facet = ? AND key = ?", (facet, key))
        return next((str(label) for (label,) in found), key)

    def claims(self, positions: Positions) -> list[Claim]:
        """Return the claims at some positions, in their order."""
        found: dict[int, Claim] = {}
        for some in _chunks(positions):
            places = ", ".join(map(str, map(int, some)))
            asked = f"SELECT position, {_QUOTED} FROM claims WHERE position IN ({places})"
            found.update((row[0], _claim(row[1:])) for row in self._ask(asked))
        return [found[int(position)] for position in positions]

    def frame(self, positions: Positions) -> pd.DataFrame:
        """Return a claims table of some positions, in the order of the whole table."""
        frames = []
        for some in _chunks(np.sort(positions)):
            places = ", ".join(map(str, map(int, some)))
            asked = f"SELECT {_QUOTED} FROM claims WHERE position IN ({places}) ORDER BY position"
            frames.append(typed(pd.DataFrame(list(self._ask(asked)), columns=list(COLUMNS))))
        return pd.concat(frames, ignore_index=True) if frames else typed(pd.DataFrame())

    def find(self, claim_id: str) -> list[int]:
        """Return the positions of a claim: one, or several where its page was read twice."""
        asked = "SELECT position FROM claims WHERE claim_id = ? ORDER BY position LIMIT 100"
        return [position for (position,) in self._ask(asked, (claim_id,))]

    def named(self, claim_ids: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
        """Return the positions of claims by their names, each with its source."""
        found: dict[str, list[tuple[int, str]]] = {}
        wanted = json.dumps(sorted(set(claim_ids)))
        asked = (
            "SELECT claim_id, position, source FROM claims "
            "WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY position"
        )
        for claim_id, position, source in self._ask(asked, (wanted,)):
            found.setdefault(claim_id, []).append((position, source))
        return found

    def sources(self) -> list[str]:
        """Return the names of the sources that claims were found in."""
        return [source for (source,) in self._ask("SELECT DISTINCT source FROM claims")]

    def rows_in(self, source: str) -> list[int]:
        """Return the positions of the claims of a source."""
        asked = "SELECT position FROM claims WHERE source = ? ORDER BY position"
        return [position for (position,) in self._ask(asked, (source,))]

    def before(self, source: str, start: int) -> int | None:
        """Return the position of the last claim of a source that begins no later than a place."""
        asked = (
            'SELECT position FROM claims WHERE source = ? AND "start" <= ? '
            'ORDER BY "start" DESC, "end" DESC LIMIT 1'
        )
        return next((position for (position,) in self._ask(asked, (source, start))), None)

    def within(self, source: str, start: int, end: int) -> list[Claim]:
        """Return the claims of a stretch of a source, in the order of its text."""
        asked = (
            f'SELECT {_QUOTED} FROM claims WHERE source = ? AND "start" >= ? '
            'AND "start" < ? ORDER BY "start", "end"'
        )
        return [_claim(row) for row in self._ask(asked, (source, start, end))]

    def _mask(self, state: State, but: str = "") -> np.ndarray:
        """Which rows a state lets through, one of its facets left out of account."""
        mask = np.ones(self.size, dtype=bool)
        if state.search:
            mask &= self._kept(("", state.search), partial(self._found, state.search))
        for facet in FACETS:
            if facet.name != but and (keys := state.keys(facet.name)):
                mask &= self._kept((facet.name, *keys), partial(self._having, facet, keys))
        return mask

    def _having(self, facet: Facet, keys: Sequence[str]) -> np.ndarray:
        """Which rows are in a group of some keys."""
        codes = [code for key in keys for code in self._code(facet, key)]
        held = self._codes[facet.name]
        hit = np.zeros(held.groups + 1, dtype=bool)
        hit[codes] = True
        if held.rows is None:
            per_row: np.ndarray = hit[held.codes]
            return per_row
        mask = np.zeros(self.size, dtype=bool)
        mask[held.rows[hit[held.codes]]] = True
        return mask

    def _counts(self, state: State, facet: Facet) -> np.ndarray:
        held = self._codes[facet.name]
        codes = held.codes
        if state.narrowed:
            mask = self._mask(state, facet.name)
            codes = codes[mask if held.rows is None else mask[held.rows]]
        return np.bincount(codes, minlength=held.groups)

    def _found(self, search: str) -> np.ndarray:
        """Which rows hold the words searched for."""
        mask = np.zeros(self.size, dtype=bool)
        if expression := match_expression(search):
            asked = "SELECT rowid FROM words WHERE words MATCH ?"
            rows = (row for (row,) in self._ask(asked, (expression,)))
            mask[np.fromiter(rows, dtype="int64")] = True
        return mask

    def _kept(self, key: tuple[str, ...], make: Callable[[], np.ndarray]) -> np.ndarray:
        """What was made for a key, made anew unless it was one of the last few."""
        with self._lock:
            if key in self._masks:
                self._masks.move_to_end(key)
                return self._masks[key]
        mask = make()
        with self._lock:
            self._masks[key] = mask
            while len(self._masks) > _MASKS_KEPT:
                self._masks.popitem(last=False)
        return mask

    def _order(self, sort: str) -> np.ndarray:
        if sort not in self._orders:
            self._orders[sort] = self._array(f"order:{sort}")
        return self._orders[sort]

    def _code(self, facet: Facet, key: str) -> list[int]:
        asked = "SELECT code FROM groups WHERE facet = ? AND key = ?"
        return [code for (code,) in self._ask(asked, (facet.name, key))]

    def _labels(self, facet: Facet, codes: list[int]) -> dict[int, tuple[str, str]]:
        places = ", ".join(map(str, codes))
        asked = f"SELECT code, key, label FROM groups WHERE facet = ? AND code IN ({places})"
        return {code: (key, label) for code, key, label in self._ask(asked, (facet.name,))}

    def _containing(self, facet: Facet, words: str) -> np.ndarray:
        asked = "SELECT code FROM groups WHERE facet = ? AND instr(lower(label), lower(?))"
        rows = (code for (code,) in self._ask(asked, (facet.name, words)))
        return np.fromiter(rows, dtype="int64")

    def _read_codes(self, facet: Facet) -> _Codes:
        asked = "SELECT count(*) FROM groups WHERE facet = ?"
        groups = next(count for (count,) in self._ask(asked, (facet.name,)))
        codes = self._array(f"codes:{facet.name}")
        whole = not facet.several and len(codes) == self.size
        return _Codes(None if whole else self._array(f"rows:{facet.name}"), codes, groups)

    def _array(self, name: str) -> np.ndarray:
        asked = "SELECT dtype, data FROM arrays WHERE name = ?"
        dtype, data = next(self._ask(asked, (name,)))
        return np.frombuffer(data, dtype=dtype)

    def _ask(self, asked: str, given: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._address, uri=True, check_same_thread=False)) as base:
            yield from base.execute(asked, given)


def _chunks(positions: Positions) -> Iterator[Positions]:
    for first in range(0, len(positions), _ROWS_AT_ONCE):
        yield positions[first : first + _ROWS_AT_ONCE]


_DATES = [DTYPES[name].startswith("datetime") for name in COLUMNS]


def _claim(cells: Sequence[Any]) -> Claim:
    dated: list[Any] = [
        date.fromisoformat(cell) if is_date and cell else cell
        for cell, is_date in zip(cells, _DATES, strict=True)
    ]
    dated[-1] = tuple(filter(None, dated[-1].split(";")))
    return Claim(*dated)
