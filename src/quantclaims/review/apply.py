"""Decisions onto a claims table, the one they were made on or that of a newer extraction.

What was accepted or edited stands as the person saw it, whatever a newer extraction reads; what
was rejected is left out; what was added, or is no longer extracted though its quote still stands
in the text, is a row. Claims whose quote is gone are told, never dropped.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from quantclaims.errors import ReviewError
from quantclaims.export.json_lines import plain_rows
from quantclaims.review.decision import Cell, Decision
from quantclaims.review.refind import Found, Key, TextOf, file_name, key_of, refind, sources_by_name
from quantclaims.review.standing import Standing, standing
from quantclaims.review.values import EDITABLE, valid_changes
from quantclaims.table import COLUMNS, frame_of

__all__ = ["Applied", "Outcome", "Row", "apply", "by_claim", "found_of", "outcome_of"]

_CONTEXT_COLUMNS = (
    *("event_id", "event_title", "event_date", "event_time", "event_place"),
    *("speaker", "speaker_role", "speaker_kind"),
)
_NEW_ROW = {
    "bound": "exact",
    "aspect": "level",
    "modality": "asserted",
    "speaker_kind": "anonymous",
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the decisions on one claim.

    ``row`` is the claim's row as it stands now, None where it is rejected, gone or refused.
    ``claim_id`` is its name in the table. ``changed`` gives the cells that the extraction reads
    otherwise than the person saw them: ``(seen, now)`` by column. ``fault`` says why changes are
    refused, and is empty where they are not.
    """

    claim_id: str
    decision: Decision
    standing: Standing
    found: Found
    row: Row | None = None
    changed: Mapping[str, tuple[Cell, Cell]] = field(default_factory=dict)
    fault: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether the claim's quote is gone, unless it was rejected or left undecided."""
        stands = self.standing
        return self.found.how == "gone" and bool(stands.decisions) and stands.state != "rejected"


@dataclass(frozen=True, slots=True)
class Applied:
    """A claims table with decisions applied, and what became of each claim decided on.

    ``replaced`` are rows that gave way to a reviewed one at the same place.
    """

    claims: pd.DataFrame
    outcomes: tuple[Outcome, ...]
    replaced: tuple[Row, ...] = ()

    @property
    def lost(self) -> tuple[Outcome, ...]:
        """Claims decided on that stand nowhere any more."""
        return tuple(one for one in self.outcomes if one.is_lost)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """Claims whose changes do not fit the table."""
        return tuple(one for one in self.outcomes if one.fault)


def apply(
    claims: pd.DataFrame, decisions: Iterable[Decision], text_of: TextOf = lambda source: None
) -> Applied:
    """Return a claims table with decisions, given in the order of their journal, applied.

    ``text_of`` gives the text of a source where it is at hand; it is asked only where a claim has
    no row of its name. Rows that a person decided have confidence 1 and the rule
    ``review:accepted``, ``review:edited`` or ``review:added``.
    """
    claims = claims.reset_index(drop=True)
    decisions = list(decisions)
    found = refind(decisions, claims, text_of)
    places = sorted({one.row for one in found.values() if one.row >= 0})
    rows = dict(zip(places, plain_rows(claims.iloc[places]), strict=True))
    sources = sources_by_name(claims["source"].unique())
    outcomes = []
    for group in by_claim(decisions, found):
        here = found_of(group, found)
        beside = functools.partial(_beside, claims, here)
        source = sources.get(key_of(group[-1])[0], "")
        outcomes.append(outcome_of(group, here, rows.get(here.row), source, beside))
    return _table(claims, outcomes)


def by_claim(decisions: Sequence[Decision], found: Mapping[Key, Found]) -> list[list[Decision]]:
    """Group decisions by the claim that they are on today: two names may mean one row."""
    groups: defaultdict[object, list[Decision]] = defaultdict(list)
    for one in decisions:
        here = found[key_of(one)]
        spot = here.row if here.row >= 0 else (key_of(one)[0], here.start, here.end)
        groups[key_of(one) if here.how == "gone" else spot].append(one)
    return list(groups.values())


def found_of(decisions: Sequence[Decision], found: Mapping[Key, Found]) -> Found:
    """Return where the claim of some decisions stands: its row, where there is one."""
    return min((found[key_of(one)] for one in decisions), key=lambda one: one.row < 0)


def outcome_of(
    decisions: Sequence[Decision],
    here: Found,
    row: Row | None,
    source: str = "",
    beside: Callable[[Decision], Row] = lambda decision: {},
) -> Outcome:
    """Return what becomes of the decisions on one claim, given in the order of their journal.

    ``row`` is the claim's row in the table, if it has one; ``source`` is what the table calls the
    file of one that has none. ``beside`` gives the event and voice of the place, for decisions
    that do not tell them.
    """
    stands = standing(decisions)
    decision = stands.last or decisions[-1]
    outcome = Outcome(row["claim_id"] if row else decision.claim_id, decision, stands, here)
    if stands.state in ("", "rejected") or here.how == "gone":
        return outcome
    try:
        now, changed = reviewed_row(row or _bare_row(decision, here, source, beside), stands)
    except ReviewError as error:
        return replace(outcome, fault=str(error))
    return replace(outcome, row=now, changed=changed if row else {})


def reviewed_row(row: Row, stands: Standing) -> tuple[Row, dict[str, tuple[Cell, Cell]]]:
    """Return a claim's row with what stands of it, and the cells that were seen otherwise.

    Raises :class:`~quantclaims.errors.ReviewError` for cells that do not fit.
    """
    last = stands.last
    assert last is not None
    words = f"{last.left}{last.quote}{last.right} {row['sentence']} {row['event_title']}"
    seen = {name: cell for name, cell in last.seen.items() if name in EDITABLE}
    valid = valid_changes(seen, seen, words)
    other = {name: cell for name, cell in valid.items() if _flat(cell) != _flat(row[name])}
    base = {**row, **other}
    changed = {name: (other[name], row[name]) for name in other.keys() - stands.changes.keys()}
    cells = valid_changes(stands.changes, base, words, new=not base["kind"])
    rules = [one for one in (row["rules"] or "").split(";") if one]
    rules = [one for one in rules if not one.startswith("review:")] + [f"review:{stands.state}"]
    return {**base, **cells, "confidence": 1.0, "rules": ";".join(rules)}, changed


def _flat(cell: Cell) -> Cell:
    """A cell as it is compared: nothing is nothing, and lines may be broken otherwise."""
    return (" ".join(cell.split()) if isinstance(cell, str) else cell) or None


def _bare_row(
    decision: Decision, here: Found, source: str, beside: Callable[[Decision], Row]
) -> Row:
    """Return the row of a claim that the table lacks, as far as its decision tells."""
    seen = {name: cell for name, cell in decision.seen.items() if name in COLUMNS}
    near = {} if seen.get("event_id") else beside(decision)
    place = {
        "claim_id": decision.claim_id,
        "source": source or decision.source,
        "start": here.start,
        "end": here.end,
        "quote": decision.quote,
    }
    row = {**dict.fromkeys(COLUMNS), **_NEW_ROW, "sentence": decision.quote}
    return {**row, **near, **seen, **place}


def _beside(claims: pd.DataFrame, here: Found, decision: Decision) -> Row:
    """The event and voice of the claim before a place, or of the first after it."""
    wanted = file_name(decision.source)
    sources = [one for one in claims["source"].unique() if file_name(one) == wanted]
    rows = claims[claims["source"].isin(sources)]
    if rows.empty:
        return {}
    before = rows[rows["start"] <= here.start]
    nearest = before.iloc[[-1]] if len(before) else rows.iloc[[0]]
    return next(plain_rows(nearest[list(_CONTEXT_COLUMNS)]))


def _table(claims: pd.DataFrame, outcomes: Sequence[Outcome]) -> Applied:
    kept = [(one.found, one.row) for one in outcomes if one.row is not None]
    refound = {one.found.row for one in outcomes}
    covered = {
        place
        for found, row in kept
        if found.row < 0
        for place in _at(claims, row, found)
        if place not in refound
    }
    rejected = {one.found.row for one in outcomes if one.standing.state == "rejected"}
    away = covered | (rejected | {found.row for found, _ in kept}) - {-1}
    fresh = frame_of(row for _, row in kept)
    fresh.index = pd.Index([_order(claims, row, found) for found, row in kept], dtype="float64")
    table = pd.concat([claims.drop(index=sorted(away)), fresh])
    return Applied(
        table.sort_index(kind="stable").reset_index(drop=True),
        tuple(outcomes),
        tuple(plain_rows(claims.iloc[sorted(covered)])),
    )


def _at(claims: pd.DataFrame, row: Row, found: Found) -> list[int]:
    """The rows that overlap a reviewed claim's place."""
    meets = (claims["start"] < found.end) & (found.start < claims["end"])
    return list(claims.index[(claims["source"] == row["source"]) & meets])


def _order(claims: pd.DataFrame, row: Row, found: Found) -> float:
    """Where a row belongs: in its place, or after the one before it in its source."""
    if found.row >= 0:
        return float(found.row)
    same = claims["source"] == row["source"]
    before = claims.index[same & (claims["start"] <= found.start)]
    after = claims.index[same]
    return before[-1] + 0.5 if len(before) else after[0] - 0.5 if len(after) else len(claims)
