"""The review in the explorer: what its pages show, and what they may ask to be kept.

A page is told that a decision is saved when the journal was flushed to the disk, never before.
"""

import functools
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import parse_qsl

import numpy as np
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse

from quantclaims.errors import OutputError, ReviewError
from quantclaims.explore.site import Extension, Site, site_of
from quantclaims.explore.state import State, address, state_of
from quantclaims.review.apply import Outcome
from quantclaims.review.book import Book, Table, row_of
from quantclaims.review.choices import areas, units
from quantclaims.review.decision import Decision
from quantclaims.review.form import Group, form_of, shown
from quantclaims.review.index import ReviewedIndex
from quantclaims.review.keeping import (
    Selection,
    addition,
    claim_named,
    decision_on,
    selected,
)
from quantclaims.review.suggest import setting, suggest
from quantclaims.review.values import EDITABLE
from quantclaims.types import Claim

__all__ = ["Review", "review_site", "router"]

HERE = Path(__file__).parent
_KEYS = (
    ("a", "accept, and go on"),
    ("e", "edit"),
    ("x", "reject, and go on"),
    ("u", "undo"),
    ("n", "note"),
    ("+", "make a claim of the selected words"),
)


@dataclass(frozen=True, slots=True)
class Review(Extension):
    """The extension: whose review it is, its journal, and the ``model`` that reads additions."""

    who: str = ""
    book: Book = field(kw_only=True)
    model: str = ""

    def outcome(self, claim: Claim) -> Outcome | None:
        """What stands of a claim, None where nothing does."""
        outcome = self.book.outcome(claim)
        return outcome if outcome is not None and outcome.standing.decisions else None

    def state(self, claim: Claim) -> str:
        outcome = self.book.outcome(claim)
        return outcome.standing.state if outcome else ""

    def version(self, claim: Claim) -> str:
        """What tells whether the cells that a person saw are those of now."""
        row = row_of(claim)
        cells = json.dumps([row[name] for name in EDITABLE])
        return hashlib.sha256(cells.encode()).hexdigest()[:16]

    def form(self, claim: Claim | None = None) -> tuple[Group, ...]:
        return form_of(row_of(claim) if claim else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page asks to be kept of a claim; ``view`` is the query of the page's address."""

    decision_id: str
    action: Literal["accept", "edit", "reject", "note", "undo"]
    id: str
    copy_number: int = 1
    version: str = ""
    changes: dict[str, str | float | None] = field(default_factory=dict)
    note: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Words selected on the page of a claim: code points after the beginning of a paragraph."""

    id: str
    copy_number: int = 1
    paragraph: int
    skip: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Selected):
    """Selected words that are to be a claim."""

    decision_id: str
    changes: dict[str, str | float | None]


def review_site(site: Site, journal: Path, who: str, model: str = "") -> Site:
    """Return a site whose claims can be reviewed: ``who`` decides, ``journal`` keeps it."""
    index = site.index
    table = Table(index.named, index.sources, index.rows_in, index.claims, index.frame)
    book = Book(journal, table, site.transcripts.text)
    extension = Review(
        "review",
        router,
        static=HERE / "static",
        templates=HERE / "templates",
        scripts=("review.js",),
        styles=("review.css",),
        keys=_KEYS,
        writable=True,
        who=who,
        book=book,
        model=model,
    )
    return Site(ReviewedIndex(index.path, book), site.transcripts, extension)


def _from_our_page(request: Request) -> None:
    """Refuse what a form or a link of another page could send; the guard knows our origins."""
    if "origin" not in request.headers:
        raise HTTPException(403, "no Origin")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "no JSON")


router = APIRouter(prefix="/review", default_response_class=JSONResponse)
_CHECKED = [Depends(_from_our_page)]


@router.post("/decide", dependencies=_CHECKED)
def decide(request: Request, asked: Asked) -> JSONResponse:
    """Keep a decision on a claim; answer when it is on the disk."""
    site, review = site_of(request), _review(request)
    claim = claim_named(site, asked.id, asked.copy_number)
    if claim is None:
        return _problem(404, "This claim is no longer here.")
    if asked.action in ("accept", "edit") and asked.version != review.version(claim):
        return _problem(409, "Somebody has changed this claim meanwhile. Load the page again.")
    if asked.action == "undo" and not _undoable(review, claim):
        return _problem(409, f"Nothing that {review.who} decided stands on this claim.")
    own = {"decision_id": asked.decision_id, "who": review.who, "note": asked.note.strip()}
    try:
        decision = decision_on(site, claim, asked.action, own, asked.changes)
        outcome = review.book.decide(decision)
    except (ReviewError, OutputError) as error:
        return _refused(error)
    return JSONResponse(_saved(site, review, decision, outcome, asked))


@router.post("/suggest", dependencies=_CHECKED)
def suggestion(request: Request, asked: Selected) -> JSONResponse:
    """Say what the extraction would make of selected words."""
    found = _selection(site_of(request), asked)
    if isinstance(found, str):
        return _problem(409, found)
    transcript = found.place.transcript
    cells = setting(transcript, found.start)
    cells |= suggest(transcript, found.start, found.end, _language(_review(request).model).pipe)
    return JSONResponse({"cells": {name: shown(cells.get(name)) for name in EDITABLE}})


@router.post("/add", dependencies=_CHECKED)
def add(request: Request, asked: Added) -> JSONResponse:
    """Keep selected words as a claim; answer when it is on the disk."""
    site, review = site_of(request), _review(request)
    found = _selection(site, asked)
    if isinstance(found, str):
        return _problem(409, found)
    own = {"decision_id": asked.decision_id, "who": review.who}
    try:
        decision = addition(site, review.book, found, own, asked.changes)
        review.book.decide(decision)
    except (ReviewError, OutputError) as error:
        return _refused(error)
    there = address("/claim", State(), id=decision.claim_id) + "#here"
    saved = {"saved": decision.decision_id, "action": "add", "state": "added"}
    return JSONResponse({**saved, "id": decision.claim_id, "next": there})


@router.get("/choices")
def choices() -> JSONResponse:
    """The units of each kind, and the areas, that an edit may choose from."""
    listed = {kind: [(one.value, one.label) for one in some] for kind, some in units().items()}
    return JSONResponse({"units": listed, "areas": [(one.value, one.label) for one in areas()]})


def _review(request: Request) -> Review:
    return cast(Review, site_of(request).extension)


def _problem(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"problem": reason}, status)


def _refused(error: ReviewError | OutputError) -> JSONResponse:
    if isinstance(error, ReviewError):
        return JSONResponse({"faults": error.faults, "problem": str(error)}, 422)
    return _problem(507, str(error))


def _undoable(review: Review, claim: Claim) -> bool:
    outcome = review.outcome(claim)
    return outcome is not None and any(d.who == review.who for d in outcome.standing.decisions)


def _selection(site: Site, asked: Selected) -> Selection | str:
    claim = claim_named(site, asked.id, asked.copy_number)
    return selected(site, claim, asked.paragraph, asked.skip, asked.text)


def _saved(
    site: Site, review: Review, decision: Decision, outcome: Outcome, asked: Asked
) -> dict[str, Any]:
    """What a page is told of a decision that is on the disk, and where it goes on."""
    claim = claim_named(site, asked.id, asked.copy_number)
    state = state_of(parse_qsl(asked.view.removeprefix("?")))
    positions = site.index.positions(state)
    decided = cast(ReviewedIndex, site.index).decided()
    undecided = np.flatnonzero(~np.isin(positions, decided))
    following = ""
    if len(undecided):
        here = np.flatnonzero(np.isin(positions, site.index.find(asked.id)))
        after = undecided[undecided > (here[0] if len(here) else -1)]
        goal = positions[(after if len(after) else undecided)[:1]]
        (one,) = site.index.claims(goal)
        following = address("/claim", state, id=one.claim_id) + "#here"
    return {
        "saved": decision.decision_id,
        "action": decision.action,
        "state": outcome.standing.state,
        "version": review.version(claim) if claim else "",
        "left": len(undecided),
        "next": following,
    }


@functools.cache
def _language(model: str) -> Any:
    from quantclaims.language import load_language

    return load_language(model)
