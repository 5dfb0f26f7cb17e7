"""What a page asks for as decisions: of a claim shown, or of words selected in its transcript."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from quantclaims.explore.site import Site
from quantclaims.explore.transcripts import Place
from quantclaims.review.apply import Row
from quantclaims.review.book import Book, row_of
from quantclaims.review.decision import CONTEXT, Action, Cell, Decision, decision_of, now
from quantclaims.review.suggest import free_name, setting
from quantclaims.review.values import EDITABLE, valid_changes
from quantclaims.types import Claim

__all__ = ["Selection", "addition", "claim_named", "decision_on", "selected"]

_SETTING = ("event_id", "event_title", "event_date", "event_time", "event_place", "sentence")
_LONGEST_BEFORE = 200
"""How far before a place a claim may begin that reaches into it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Words of a document, ``start`` and ``end`` in its text; ``claim`` is one beside them."""

    claim: Claim
    place: Place
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.place.text[self.start : self.end]


def claim_named(site: Site, claim_id: str, copy_number: int) -> Claim | None:
    """Return a claim as it stands now, the copy asked for where its page was read twice."""
    copies = site.index.find(claim_id)
    if not copies:
        return None
    (claim,) = site.index.claims([copies[min(max(copy_number, 1), len(copies)) - 1]])
    return claim


def decision_on(
    site: Site,
    claim: Claim,
    action: Action,
    own: Mapping[str, str],
    changes: Mapping[str, Cell],
) -> Decision:
    """Return a decision on a claim, with its context and its cells as seen.

    ``own`` holds who decides, and the decision's name and note. An edit that changes nothing is an
    accept. Raises :class:`~quantclaims.errors.ReviewError` for cells that do not fit.
    """
    row = row_of(claim)
    left, right = _beside(site, claim)
    if action == "edit":
        words = _words(left, claim.quote, right, row)
        found = valid_changes(changes, row, words)
        changes = {
            name: cell for name, cell in found.items() if (cell or None) != (row[name] or None)
        }
        action = "edit" if changes else "accept"
    kept = action in ("accept", "edit")
    return decision_of(
        {
            **own,
            "when": now(),
            "action": action,
            **{name: row[name] for name in ("claim_id", "source", "start", "end", "quote")},
            "left": left,
            "right": right,
            "changes": changes if action == "edit" else {},
            "seen": _filled({name: row[name] for name in (*EDITABLE, *_SETTING)}) if kept else {},
        }
    )


def selected(
    site: Site, claim: Claim | None, paragraph: int, skip: int, text: str
) -> Selection | str:
    """Return the words that were selected on a claim's page, or why they can be no claim.

    ``skip`` counts the code points of the page from the beginning of a ``paragraph``, which is a
    place in the source.
    """
    place = site.transcripts.place(claim) if claim else "This claim is no longer here."
    if claim is None or isinstance(place, str):
        return str(place)
    start = _after(place.text, max(0, paragraph - place.offset), skip)
    found = Selection(claim, place, start, _after(place.text, start, len(text)))
    if not text.strip() or found.quote.split() != text.split():
        return "These words do not stand there in the transcript."
    begins, ends = start + place.offset, found.end + place.offset
    for one in site.index.within(claim.source, max(0, begins - _LONGEST_BEFORE), ends):
        if one.end > begins:
            return f"“{one.quote}” is a claim already."
    return found


def addition(
    site: Site, book: Book, found: Selection, own: Mapping[str, str], changes: Mapping[str, Cell]
) -> Decision:
    """Return the decision that makes a claim of selected words.

    Raises :class:`~quantclaims.errors.ReviewError` for cells that do not fit.
    """
    place, at = found.place, found.start + found.place.offset
    cells = setting(place.transcript, found.start)
    left, right = _around(place.text, found.start, found.end)
    words = _words(left, found.quote, right, cells)
    given = _filled(valid_changes(changes, {"bound": "exact", **cells}, words, new=True))
    is_taken = functools.partial(_is_taken, site, book, at)
    return decision_of(
        {
            **own,
            "when": now(),
            "action": "add",
            "claim_id": free_name(cells, found.quote, is_taken),
            "source": found.claim.source,
            "start": at,
            "end": at + len(found.quote),
            "quote": found.quote,
            "left": left,
            "right": right,
            "changes": given,
            "seen": _filled({name: cells[name] for name in cells.keys() - given.keys()}),
        }
    )


def _beside(site: Site, claim: Claim) -> tuple[str, str]:
    """What stands beside a claim's quote: in its transcript or, without it, in its sentence."""
    place = site.transcripts.place(claim)
    if isinstance(place, str):
        before, _, after = claim.sentence.partition(claim.quote)
        return before[-CONTEXT:], after[:CONTEXT]
    return _around(place.text, claim.start - place.offset, claim.end - place.offset)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _encodable(left), _encodable(right)


def _encodable(text: str) -> str:
    """Text with half characters replaced, each by one character, which no file could hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(left: str, quote: str, right: str, row: Row | Mapping[str, Cell]) -> str:
    return f"{left}{quote}{right} {row.get('sentence')} {row.get('event_title')}"


def _after(text: str, at: int, skip: int) -> int:
    """The place some code points of a page further on: a browser takes CR and LF for one."""
    for _ in range(skip):
        at += 2 if text.startswith("\r\n", at) else 1
    return at


def _filled(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name: cell for name, cell in cells.items() if cell not in (None, "")}


def _is_taken(site: Site, book: Book, start: int, claim_id: str) -> bool:
    """Whether a name is that of a claim elsewhere; what was taken back here had it already."""
    if site.index.find(claim_id):
        return True
    known = [one.decision for one in book.outcomes().values() if one.claim_id == claim_id]
    return any(decision.start != start for decision in known)
