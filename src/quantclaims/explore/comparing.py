"""The pages that show findings: a list of each sort, and some claims side by side."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from quantclaims.explore.findings import MOST, Finding
from quantclaims.explore.pages import NotHereError
from quantclaims.explore.passage import Passage, near, passage_of, without_transcript
from quantclaims.explore.site import Site, page, site_of, state_asked
from quantclaims.types import Claim

__all__ = ["router"]

ROWS = 20
_BESIDE = 6

router = APIRouter(default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a finding with its words, and the others that the same sentence makes."""

    claim: Claim
    passage: Passage
    others: tuple[Claim, ...] = ()


@router.get("/compare")
def compare(request: Request) -> HTMLResponse:
    """How the claims of a selection stand to each other."""
    return _list(request, "compare")


@router.get("/check")
def check(request: Request) -> HTMLResponse:
    """Whether the claims of a selection add up."""
    return _list(request, "check")


@router.get("/beside")
def beside(request: Request) -> HTMLResponse:
    """Some claims side by side, each where it stands in its transcript."""
    site, state = site_of(request), state_asked(request)
    ids = list(dict.fromkeys(request.query_params.getlist("id")))[:_BESIDE]
    claims = _claims(site, ids)
    if not claims:
        raise NotHereError("No claims have these names here. The table may have been made anew.")
    sides = [Side(claim, _around(site, claim)) for claim in claims]
    return page(request, "beside.html", state, sides=sides)


def _list(request: Request, view: str) -> HTMLResponse:
    site, state = site_of(request), state_asked(request)
    total = site.index.count(state)
    if total > MOST:
        return page(request, "findings.html", state, view=view, too_many=total, most=MOST)
    found = site.findings.of(view, state)
    counts = site.findings.counts(view, state)
    only = state.only if state.only in dict(counts) else ""
    shown = [finding for finding in found if not only or finding.verdict == only]
    pages = max(1, -(-len(shown) // ROWS))
    state = state.at(min(state.page, pages))
    first = (state.page - 1) * ROWS
    listed = [(finding, _sides(site, finding)) for finding in shown[first : first + ROWS]]
    return page(
        request,
        "findings.html",
        state,
        view=view,
        too_many=0,
        listed=listed,
        counts=counts,
        only=only,
        total=len(found),
        claims=total,
        pages=pages,
    )


def _sides(site: Site, finding: Finding) -> list[Side]:
    """The claims of a finding, those of one sentence together."""
    together: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in _claims(site, finding.claim_ids[:_BESIDE]):
        together.setdefault((claim.source, claim.event_id, claim.sentence), []).append(claim)
    ordered = (sorted(some, key=lambda one: one.start) for some in together.values())
    return [
        Side(first, without_transcript(first, *others), tuple(others)) for first, *others in ordered
    ]


def _claims(site: Site, ids: tuple[str, ...] | list[str]) -> list[Claim]:
    positions = [found[0] for one in ids if (found := site.index.find(one))]
    return site.index.claims(positions)


def _around(site: Site, claim: Claim) -> Passage:
    """The paragraph that a claim stands in, and those beside it."""
    place = site.transcripts.place(claim)
    if isinstance(place, str):
        return without_transcript(claim)
    ends = (place.event.start + place.offset, place.event.end + place.offset)
    return near(passage_of(place, claim, site.index.within(claim.source, *ends)), claim)
