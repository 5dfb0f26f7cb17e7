"""The explorer as an ASGI application: pages, files, guard, and pages for what goes wrong."""

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from quantclaims.errors import QuantclaimsError
from quantclaims.explore import charting, comparing, download, pages
from quantclaims.explore.guard import STYLE, Access, App, Guard
from quantclaims.explore.site import STATIC, Site, page
from quantclaims.explore.state import State

__all__ = ["create_app"]


def create_app(site: Site, access: Access) -> App:
    """Return the explorer of a site, guarded; it changes nothing unless an extension does."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    for part in (pages, charting, comparing, download):
        app.include_router(part.router)
    app.mount("/static/explore", StaticFiles(directory=STATIC))
    extension = site.extension
    if extension is not None:
        app.include_router(extension.router)
        if extension.static is not None:
            app.mount(f"/static/{extension.name}", StaticFiles(directory=extension.static))
    app.add_exception_handler(pages.NotHereError, _not_here)
    app.add_exception_handler(QuantclaimsError, _refused)
    for status in (404, 405):
        app.add_exception_handler(status, _unknown)
    app.add_exception_handler(Exception, _failed)

    def refuse(status: int, reason: str, asked: str) -> bytes:
        found = site.templates.get_template("refused.html")
        return found.render(reason=reason, asked=asked, status=status, style=STYLE).encode(
            "utf-8", "replace"
        )

    return Guard(app, access, refuse, extension is not None and extension.writable)


def _not_here(request: Request, error: Exception) -> HTMLResponse:
    return _problem(request, 404, "Not here", str(error))


def _refused(request: Request, error: Exception) -> HTMLResponse:
    return _problem(request, 400, "That did not work", str(error))


def _unknown(request: Request, error: Exception) -> HTMLResponse:
    return _problem(request, 404, "Not here", "There is no such page.")


def _failed(request: Request, error: Exception) -> HTMLResponse:
    told = f"{type(error).__name__}. The terminal that the explorer runs in says more."
    return _problem(request, 500, "Something failed here", told)


def _problem(request: Request, status: int, title: str, reason: str) -> HTMLResponse:
    return page(request, "problem.html", State(), status, title=title, reason=reason)
