"""What a person decided of a claim, and the line of JSON that keeps it."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from quantclaims.errors import ReviewError

__all__ = ["CONTEXT", "Action", "Cell", "Decision", "decision_of", "from_line", "now", "to_line"]

Action = Literal["accept", "edit", "reject", "add", "note", "undo"]
Cell = str | float | None
"""A cell as JSON has it: text, a number, an ISO 8601 date as text, or nothing."""

CONTEXT = 80
"""How many code points before and after a quote are kept, to find it again by."""

_TEXTS = ("who", "claim_id", "source", "quote")
_MAY_BE_EMPTY = ("left", "right", "note")
_PLACES = ("start", "end")
_CELLS = ("changes", "seen")
_MOST = 1_000_000
"""The longest text that a field holds; a page without full stops is one sentence."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's decision of one claim, with all that it takes to find the claim again.

    ``when`` is ISO 8601 in UTC. ``left`` and ``right`` are what stands beside the quote.
    ``changes`` are the cells that an edit sets anew, or those of an added claim; ``seen`` are the
    other cells as the person saw them, so that a later extraction that reads them otherwise
    does not change what was accepted. An undo takes back the last decision on the claim by the
    same person that still stands.
    """

    decision_id: str
    who: str
    when: str
    action: Action
    claim_id: str
    source: str
    start: int
    end: int
    quote: str
    left: str = ""
    right: str = ""
    changes: Mapping[str, Cell] = field(default_factory=dict)
    seen: Mapping[str, Cell] = field(default_factory=dict)
    note: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What is the same in a decision that was sent twice, whenever that was."""
        return self.decision_id, self.who, self.action, self.claim_id


def decision_of(cells: Mapping[str, Any]) -> Decision:
    """Return the decision that a mapping describes; without a name of its own it is given one.

    Raises :class:`~quantclaims.errors.ReviewError` for fields that are missing, unknown or not
    of their kind. Whether the cells of ``changes`` are good is another question, which
    :func:`quantclaims.review.values.valid_changes` answers.

    >>> place = {"claim_id": "c1", "source": "talk.txt", "start": 4, "end": 9, "quote": "5 cows"}
    >>> said = {"who": "Ann", "when": "2026-03-01T10:00:00Z", "action": "accept"}
    >>> decision_of({**place, **said, "action": "agree"})
    Traceback (most recent call last):
    quantclaims.errors.ReviewError: action: 'agree'; accepted: accept, edit, reject, add, note, \
undo; quote: 6 code points long; accepted: as long as its place, which is 5
    >>> decision_of({**place, **said, "end": 10}).action
    'accept'
    """
    cells = {"decision_id": uuid.uuid4().hex, **cells}
    faults = dict(_faults(cells))
    if faults:
        raise ReviewError(faults)
    return Decision(**cells)


def to_line(decision: Decision) -> bytes:
    r"""Return a decision as a line of UTF-8 JSON, empty fields left out.

    >>> to_line(Decision("1", "Ann", "2026-03-01T10:00Z", "accept", "c", "a", 4, 5, "5"))[67:]
    b'"accept","claim_id":"c","source":"a","start":4,"end":5,"quote":"5"}\n'
    """
    cells = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
    kept = {name: value for name, value in cells.items() if value not in ("", {})}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8") + b"\n"


def from_line(line: bytes) -> Decision:
    """Return the decision of a line, the reverse of :func:`to_line`.

    A line that somebody wrote by hand without a ``decision_id`` is named after its own words.
    Raises :class:`~quantclaims.errors.ReviewError` for a line that holds none.
    """
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReviewError({"line": f"no JSON: {error}"}) from error
    if not isinstance(cells, dict):
        raise ReviewError({"line": "no JSON object"})
    return decision_of({"decision_id": hashlib.sha256(line.strip()).hexdigest()[:32], **cells})


def now() -> str:
    """Return the time as decisions give it: ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _faults(cells: Mapping[str, Any]) -> Any:
    for name in cells.keys() - Decision.__dataclass_fields__.keys():
        yield name, f"unknown; accepted: {', '.join(Decision.__dataclass_fields__)}"
    for name in ("decision_id", *_TEXTS, *_MAY_BE_EMPTY):
        yield from _text_faults(name, cells.get(name, ""), name in _MAY_BE_EMPTY)
    for name in _CELLS:
        yield from _cells_faults(name, cells.get(name, {}))
    action = cells.get("action")
    if action not in get_args(Action):
        yield "action", f"{action!r}; accepted: {', '.join(get_args(Action))}"
    if not _is_utc(cells.get("when")):
        yield "when", f"{cells.get('when')!r}; accepted: a time in UTC as 2026-03-01T10:00:00Z"
    if action in ("edit", "add") and not cells.get("changes"):
        yield "changes", f"empty; accepted: the cells that the {action} sets"
    if action == "note" and not str(cells.get("note", "")).strip():
        yield "note", "empty; accepted: the words of the note"
    yield from _place_faults(cells)


def _text_faults(name: str, value: Any, may_be_empty: bool) -> Any:
    if not isinstance(value, str) or not (value.strip() or may_be_empty):
        yield name, f"{value!r}; accepted: a text"
    elif len(value) > _MOST:
        yield name, f"{len(value):,} code points; accepted: at most {_MOST:,}"
    elif not _is_unicode(value):
        yield name, "holds half a surrogate pair; accepted: Unicode"


def _cells_faults(name: str, cells: Any) -> Any:
    if not isinstance(cells, Mapping):
        yield name, f"{cells!r}; accepted: cells by the names of their columns"
        return
    for column, cell in cells.items():
        if isinstance(cell, bool) or not isinstance(cell, str | int | float | None):
            yield f"{name}.{column}", f"{cell!r}; accepted: text, a number or null"
        elif isinstance(cell, str):
            yield from _text_faults(f"{name}.{column}", cell, may_be_empty=True)
        elif cell is not None and not abs(cell) < float("inf"):
            yield f"{name}.{column}", f"{cell!r}; accepted: a finite number"


def _place_faults(cells: Mapping[str, Any]) -> Any:
    start, end = (cells.get(name) for name in _PLACES)
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        yield "start", f"{start!r} to {end!r}; accepted: a place in the text, end exclusive"
    elif isinstance(cells.get("quote"), str) and len(cells["quote"]) != end - start:
        found = f"{len(cells['quote'])} code points long"
        yield "quote", f"{found}; accepted: as long as its place, which is {end - start}"


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_utc(when: Any) -> bool:
    try:
        return isinstance(when, str) and datetime.fromisoformat(when).utcoffset() == timedelta(0)
    except ValueError:
        return False
