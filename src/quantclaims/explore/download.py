"""The filtered claims as a file, in every format that is exported."""

import shutil
import tempfile
from pathlib import Path

from fastapi import APIRouter, BackgroundTasks, Request
from fastapi.responses import FileResponse

from quantclaims.errors import OutputError
from quantclaims.explore.site import site_of, state_asked
from quantclaims.export.formats import FORMATS, Format
from quantclaims.export.tables import tables_of

__all__ = ["endings", "router"]

router = APIRouter()


def endings() -> dict[str, Format]:
    """Return the formats by their endings, one ending each.

    >>> list(endings())[:2]
    ['csv', 'excel.csv']
    """
    first: dict[tuple[str, str], Format] = {}
    for known in sorted(FORMATS, key=lambda one: (one.title != "CSV", one.title.casefold())):
        first.setdefault((known.module, known.writer), known)
    return {known.ending.lstrip("."): known for known in first.values()}


@router.get("/download")
def download(request: Request, to: str = "csv") -> FileResponse:
    """The claims that a state lets through, in the order of the table."""
    known = endings().get(to)
    if known is None:
        raise OutputError(f"Nothing is written as {to!r}; accepted: {', '.join(endings())}")
    index = site_of(request).index
    claims = index.frame(index.unordered(state_asked(request)))
    folder = Path(tempfile.mkdtemp(prefix="quantclaims-"))
    away = BackgroundTasks()
    away.add_task(shutil.rmtree, folder, ignore_errors=True)
    file = folder / f"claims{known.ending}"
    try:
        known.write(tables_of(claims), file)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(file, filename=file.name, background=away)
