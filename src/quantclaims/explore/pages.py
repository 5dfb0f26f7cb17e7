"""The pages that show claims: the table, one claim in its transcript, all groups of a facet."""

from dataclasses import dataclass

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from quantclaims.errors import QuantclaimsError
from quantclaims.explore.download import endings
from quantclaims.explore.facets import facet_named
from quantclaims.explore.passage import passage_of, without_transcript
from quantclaims.explore.site import VIEWS, Site, page, site_of, state_asked
from quantclaims.explore.state import State
from quantclaims.explore.wording import facts
from quantclaims.types import Claim

__all__ = ["NotHereError", "router"]

ROWS = 50
GROUPS = 500

router = APIRouter(default_response_class=HTMLResponse)


class NotHereError(QuantclaimsError):
    """A page asked for that there is none of."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a claim stands in a selection, from 1, and the claims beside it."""

    number: int
    total: int
    before: str
    after: str


@router.get("/")
def table(request: Request) -> HTMLResponse:
    """The claims that a state lets through, a page of them."""
    site, state = site_of(request), state_asked(request)
    positions = site.index.positions(state)
    pages = max(1, -(-len(positions) // ROWS))
    state = state.at(min(state.page, pages))
    first = (state.page - 1) * ROWS
    claims = site.index.claims(positions[first : first + ROWS].tolist())
    return page(
        request,
        "table.html",
        state,
        claims=claims,
        first=first + 1,
        total=len(positions),
        pages=pages,
        endings=endings(),
    )


@router.get("/claim")
def claim(request: Request, id: str = "", copy: str = "", part: str = "") -> HTMLResponse:
    """A claim at its place in its transcript, with what is known of it."""
    site, state = site_of(request), state_asked(request)
    copies = site.index.find(id)
    if not copies:
        raise NotHereError("No claim has this name here. The table may have been made anew.")
    number = min(_number(copy), len(copies)) or 1
    position = copies[number - 1]
    (found,) = site.index.claims([position])
    place = site.transcripts.place(found)
    if isinstance(place, str):
        passage, event, missing = without_transcript(found), None, place
    else:
        event, missing = place.event, ""
        ends = (place.event.start + place.offset, place.event.end + place.offset)
        inside = site.index.within(found.source, *ends)
        passage = passage_of(place, found, inside, _number(part))
    return page(
        request,
        "claim.html",
        state,
        claim=found,
        copies=len(copies),
        copy=number,
        facts=list(facts(found)),
        passage=passage,
        event=event,
        missing=missing,
        neighbours=_neighbours(site, state, position),
    )


@router.get("/values")
def values(request: Request, of: str = "", containing: str = "", view: str = "/") -> HTMLResponse:
    """All groups of a facet, or those whose words hold some."""
    site, state = site_of(request), state_asked(request)
    facet = facet_named(of)
    if facet is None:
        raise NotHereError("Claims are not sorted by that.")
    containing = containing.strip()[:GROUPS]
    groups, total = site.index.groups(state, facet, GROUPS, containing)
    return page(
        request,
        "values.html",
        state,
        facet=facet,
        groups=groups,
        total=total,
        containing=containing,
        view=view if view in VIEWS else "/",
    )


def _neighbours(site: Site, state: State, position: int) -> Neighbours | None:
    """Where a claim stands in the selection that it was opened from."""
    positions = site.index.positions(state)
    at = np.flatnonzero(positions == position)
    if not len(at):
        return None
    i, total = int(at[0]), len(positions)
    beside = [j for j in (i - 1, i + 1) if 0 <= j < total]
    ids = dict(zip(beside, map(_id, site.index.claims(positions[beside].tolist())), strict=True))
    return Neighbours(i + 1, total, ids.get(i - 1, ""), ids.get(i + 1, ""))


def _id(claim: Claim) -> str:
    return claim.claim_id


def _number(said: str) -> int:
    """A number from an address; 0 where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
