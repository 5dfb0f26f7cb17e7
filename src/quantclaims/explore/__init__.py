"""Claims in the browser: a table to filter and search, each claim at its place in its transcript.

    open_index --> Site --> create_app --> serve

Everything is served from this machine to this machine; see :mod:`.guard`. The pages are HTML made
on the server, and work without JavaScript; a small script adds keys. An
:class:`~quantclaims.explore.site.Extension` of the site adds routes and scripts of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims.errors import MissingExtraError
from quantclaims.explore.inputs import Inputs, Watch, cache_folder, open_index

if TYPE_CHECKING:
    from quantclaims.explore.site import Site

__all__ = ["Inputs", "cache_folder", "explore", "open_index"]


def explore(
    inputs: Inputs,
    port: int = 0,
    browser: bool = True,
    extend: "Callable[[Site], Site]" = lambda site: site,
    tell: Callable[[str], None] = print,
    watch: Watch = lambda results: results,
    cache: Path | None = None,
) -> None:
    """Serve claims to this machine's browser until interrupted.

    ``extend`` is given the site, and returns it with an extension or with parts of its own.
    ``tell`` is given the link to open, which ``browser`` opens too; ``watch`` sees the results of
    extraction as they come; ``cache`` is the folder of indices built before. Raises
    :class:`~quantclaims.errors.MissingExtraError` where FastAPI is not installed, and what
    :func:`open_index` raises.
    """
    try:
        from quantclaims.explore.serve import serve
        from quantclaims.explore.site import Site
        from quantclaims.explore.transcripts import Transcripts
    except ImportError as error:
        raise MissingExtraError("explore", "FastAPI") from error
    index = open_index(inputs, cache or cache_folder(), watch)
    site = extend(Site(index, Transcripts(inputs.folders, inputs.options)))
    serve(site, port, browser, tell)
