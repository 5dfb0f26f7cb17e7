"""The page that draws an indicator over time."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from quantclaims.explore.chart import chart_of, described
from quantclaims.explore.facets import facet_named
from quantclaims.explore.site import page, site_of, state_asked

__all__ = ["router"]

MOST = 3_000
"""How many claims are drawn at most, the newest ones."""

_OFFERED = 24

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/chart")
def chart(request: Request) -> HTMLResponse:
    """The claims of a selection over time, a chart for each aspect and unit."""
    site, state = site_of(request), state_asked(request)
    indicator = facet_named("indicator")
    assert indicator is not None
    if not state.keys("indicator"):
        offered, _ = site.index.groups(state, indicator, _OFFERED)
        return page(request, "chart.html", state, offered=offered, charts=[], speakers=[], total=0)
    positions = site.index.positions(state.selection)
    charts, speakers = chart_of(site.index.claims(positions[:MOST]))
    return page(
        request,
        "chart.html",
        state,
        offered=[],
        charts=charts,
        speakers=speakers,
        total=len(positions),
        most=MOST,
        described=described,
    )
