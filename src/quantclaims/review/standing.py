"""What stands of the decisions on one claim, in the order of the journal.

An undo takes back the last decision by the same person that still stands. Of what stands, the
last accept, edit, reject or add decides the claim, and each cell is as the last edit set it. Where
two people decided otherwise the later holds, and the conflict is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quantclaims.review.decision import Cell, Decision

__all__ = ["Conflict", "Standing", "State", "standing"]

State = Literal["accepted", "edited", "rejected", "added", ""]

_STATES: dict[str, State] = {
    "accept": "accepted",
    "edit": "edited",
    "reject": "rejected",
    "add": "added",
}
_Stack = list[Decision]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people who differ on a claim: what each says, ``later`` being what holds.

    ``column`` is empty where one keeps the claim that the other rejects.
    """

    column: str
    earlier: Cell
    earlier_who: str
    later: Cell
    later_who: str

    def __str__(self) -> str:
        """One line.

        >>> print(Conflict("unit", "RUB", "Ann", "USD", "Ben"))
        unit: Ann says 'RUB', Ben says 'USD' later, which holds
        """
        told = [
            (who, f"says {cell!r}" if self.column else str(cell))
            for who, cell in ((self.earlier_who, self.earlier), (self.later_who, self.later))
        ]
        (one, first), (other, second) = told
        about = f"{self.column}: " if self.column else ""
        return f"{about}{one} {first}, {other} {second} later, which holds"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a claim; ``last`` is the decision that decides it, if any does.

    ``changes`` are the cells of all edits that stand, ``notes`` the notes, ``decisions`` all that
    is not taken back, each in the order of the journal.
    """

    state: State
    last: Decision | None
    changes: dict[str, Cell]
    notes: tuple[Decision, ...]
    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...] = ()


def standing(decisions: Iterable[Decision]) -> Standing:
    """Return what stands of the decisions on one claim, given in the order of the journal.

    >>> told = dict(when="2026-03-01T10:00Z", claim_id="c", source="a", start=0, end=1, quote="5")
    >>> accept = Decision("1", "Ann", action="accept", **told)
    >>> reject = Decision("2", "Ben", action="reject", **told)
    >>> undo = Decision("3", "Ben", action="undo", **told)
    >>> standing([accept, reject]).state, standing([accept, reject, undo]).state
    ('rejected', 'accepted')
    >>> print(standing([accept, reject]).conflicts[0])
    Ann keeps the claim, Ben rejects it later, which holds
    """
    stands = _not_undone(decisions)
    verdicts = [one for one in stands if one.action in _STATES]
    last = verdicts[-1] if verdicts else None
    return Standing(
        state=_state(verdicts),
        last=last,
        changes={name: cell for one in verdicts for name, cell in one.changes.items()},
        notes=tuple(one for one in stands if one.action == "note"),
        decisions=tuple(stands),
        conflicts=tuple(_conflicts(verdicts)),
    )


def _not_undone(decisions: Iterable[Decision]) -> _Stack:
    stands: _Stack = []
    for decision in decisions:
        if decision.action != "undo":
            stands.append(decision)
            continue
        for place in range(len(stands) - 1, -1, -1):
            if stands[place].who == decision.who:
                del stands[place]
                break
    return stands


def _state(verdicts: Sequence[Decision]) -> State:
    """The last verdict; but what was added stays so, and what was edited, until rejected."""
    if not verdicts or verdicts[-1].action == "reject":
        return "rejected" if verdicts else ""
    actions = {one.action for one in verdicts}
    kept = next((one for one in ("add", "edit") if one in actions), "accept")
    return _STATES[kept]


def _conflicts(verdicts: Sequence[Decision]) -> Iterator[Conflict]:
    stances = [(who, list(_stance(verdicts, who))) for who in _people(verdicts)]
    for later, (who, own) in enumerate(stances):
        for earlier_who, theirs in stances[:later]:
            yield from _differences(earlier_who, theirs, who, own)


def _people(verdicts: Sequence[Decision]) -> list[str]:
    """Who decided, in the order of each one's last verdict."""
    return list(dict.fromkeys(one.who for one in reversed(verdicts)))[::-1]


def _stance(verdicts: Sequence[Decision], who: str) -> Iterator[Decision]:
    """Somebody's last verdict and the edits that led to it: an accept takes all as it was seen."""
    for one in reversed([one for one in verdicts if one.who == who]):
        yield one
        if one.action != "edit":
            return


def _differences(
    who: str, theirs: Sequence[Decision], later_who: str, own: Sequence[Decision]
) -> Iterator[Conflict]:
    rejects, rejects_later = theirs[0].action == "reject", own[0].action == "reject"
    if rejects != rejects_later:
        words = {True: "rejects it", False: "keeps the claim"}
        yield Conflict("", words[rejects], who, words[rejects_later], later_who)
        return
    if rejects:
        return
    before, after = _set_by(theirs), _set_by(own)
    for column in before.keys() & after.keys():
        if before[column] != after[column]:
            yield Conflict(column, before[column], who, after[column], later_who)


def _set_by(stance: Sequence[Decision]) -> dict[str, Cell]:
    return {name: cell for one in reversed(stance) for name, cell in one.changes.items()}
