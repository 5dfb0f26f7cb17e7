"""The whole way, from files to a table, on one screen.

    files --read--> documents --segment--> transcripts --detect--> mentions --link--> claims
          --table--> rows

What parses is imported where it is called: listing events must not wait for spaCy.
"""

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims.errors import ReadError
from quantclaims.read import ReadOptions, read_documents
from quantclaims.segment import segment
from quantclaims.types import Claim, Extraction, Transcript

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Paths", "extract", "read_transcripts", "run"]

Paths = Iterable[str | Path]


def read_transcripts(
    paths: Paths, options: ReadOptions | None = None
) -> Iterator[Transcript | ReadError]:
    """Yield each file's transcript, or the error that says why it could not be read."""
    for document in read_documents(paths, options):
        yield document if isinstance(document, ReadError) else segment(document)


def run(
    paths: Paths,
    model: str = "",
    jobs: int = 1,
    parts: str | Path = "",
    scheduler: str = "",
    options: ReadOptions | None = None,
    longest: int = 0,
) -> Iterator[Extraction | ReadError]:
    """Yield what each document on disk gives, in turn, or why a file could not be read.

    ``model``, ``jobs`` and ``scheduler`` are those of :func:`quantclaims.engines.extract_each`.
    ``parts`` is a folder that keeps what is done, so that a later run with the same folder goes
    on from there and reads anew only what changed; see :mod:`quantclaims.store`. ``options`` say
    what the sources do not: see :class:`quantclaims.read.ReadOptions`. ``longest`` is the most
    characters of a sentence that is linked, 0 for :data:`quantclaims.link.skipped.LONGEST`.
    """
    from quantclaims.engines import extract_each
    from quantclaims.store import Store, resumed

    extract = functools.partial(
        extract_each, model=model, jobs=jobs, scheduler=scheduler, longest=longest
    )
    documents = read_documents(paths, options)
    if not parts:
        return extract(documents)
    return resumed(documents, Store(parts, model, longest), extract)


def extract(
    paths: Paths, model: str = "", jobs: int = 1, options: ReadOptions | None = None
) -> "pd.DataFrame":
    """Return the claims table of transcripts on disk, one row a figure.

    ``paths`` are files, folders or patterns; columns and types are those of
    :data:`quantclaims.table.DTYPES`. ``model`` names the spaCy pipeline to parse with (a package
    or a path; empty takes the one installed with this package). ``jobs`` is the number of
    processes, which the table does not depend on. ``options`` say what the sources do not, as in
    :func:`run`. Raises the first
    :class:`~quantclaims.errors.ReadError` met; :func:`run` yields them in their places.
    """
    from quantclaims.table import to_frame

    claims: list[Claim] = []
    for extraction in run(paths, model, jobs, options=options):
        if isinstance(extraction, ReadError):
            raise extraction
        claims.extend(extraction.claims)
    return to_frame(claims)
