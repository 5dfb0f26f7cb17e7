"""What every page needs at hand: the claims, the transcripts, the templates, and what was added."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from quantclaims.explore import wording
from quantclaims.explore.facets import FACETS, Facet
from quantclaims.explore.findings import Findings
from quantclaims.explore.index import ClaimIndex, Group
from quantclaims.explore.state import SORTS, State, address, state_of
from quantclaims.explore.transcripts import Transcripts

__all__ = ["STATIC", "Extension", "Site", "page", "site_of", "state_asked", "visible"]

HERE = Path(__file__).parent
STATIC = HERE / "static"
VIEWS = {"/": "Claims", "/chart": "Chart", "/compare": "Compare", "/check": "Check"}
"""The ways to look at a selection; each keeps it in its address."""

_SHOWN = {"speaker": 6, "indicator": 6, "area": 6, "year": 6}
_SHOWN_ELSE = 8
_OPEN = ("speaker", "year", "kind", "indicator", "area")


@dataclass(frozen=True, slots=True)
class Extension:
    """What is added to the explorer: routes, and the files that its pages load.

    ``static`` is a folder served at ``/static/NAME/``; ``scripts`` and ``styles`` are files in it;
    ``keys`` are told in the help. ``templates`` is a folder of templates, looked in first, so that
    ``claim.html`` there replaces ours, which it may extend as ``explore/claim.html``. With
    ``writable``, requests may be POST.
    """

    name: str
    router: APIRouter
    static: Path | None = None
    templates: Path | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The explorer's parts, which its pages find in ``request.app.state.site``."""

    index: ClaimIndex
    transcripts: Transcripts
    extension: Extension | None = None
    findings: Findings = field(init=False)
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "findings", Findings(self.index))
        object.__setattr__(self, "templates", _environment(self.extension))


@dataclass(frozen=True, slots=True)
class Listed:
    """A facet as the side of a page lists it: some groups of all that there are."""

    facet: Facet
    groups: list[Group]
    total: int
    is_open: bool


def site_of(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def state_asked(request: Request) -> State:
    return state_of(request.query_params.multi_items())


def page(
    request: Request, template: str, state: State, status: int = 200, **context: Any
) -> HTMLResponse:
    """Return a page made of a template; every page knows the site and the state."""
    site = site_of(request)
    chips = [
        (facet.title, site.index.label(facet.name, key), state.toggled(facet.name, key))
        for facet in FACETS
        for key in state.keys(facet.name)
    ]
    common = {"site": site, "state": state, "path": request.url.path, "chips": chips}
    text = site.templates.get_template(template).render(common | context)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def facets_of(site: Site, state: State) -> list[Listed]:
    """Return the facets with their largest groups, for the side of a page."""
    listed = []
    for facet in FACETS:
        groups, total = site.index.groups(state, facet, _SHOWN.get(facet.name, _SHOWN_ELSE))
        is_open = facet.name in _OPEN or bool(state.keys(facet.name))
        listed.append(Listed(facet, groups, total, is_open))
    return listed


def visible(value: Any) -> Any:
    r"""Text with its control characters shown, each as one character, so that none acts.

    A right-to-left override would turn round what stands after it.

    >>> visible("in\u202evoice\x07, two\nlines")
    'in�voice�, two\nlines'
    """
    if not isinstance(value, str) or hasattr(value, "__html__") or value.isprintable():
        return value
    return "".join(
        "\ufffd" if unicodedata.category(one) in _ACTING and one not in "\n\t\r" else one
        for one in value
    )


_ACTING = ("Cc", "Cf", "Cs")


def _environment(extension: Extension | None) -> Environment:
    own = extension.templates if extension else None
    ours = FileSystemLoader(HERE / "templates")
    first = [FileSystemLoader(own)] if own else []
    environment = Environment(
        loader=ChoiceLoader([*first, ours, PrefixLoader({"explore": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        address=address, views=VIEWS, sorts=SORTS, facets_of=facets_of, words=wording
    )
    environment.filters["number"] = lambda number: f"{number:,}"
    return environment
