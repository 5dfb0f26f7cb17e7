"""The whole way, from files to a table, on one screen.

    files --read--> documents --segment--> transcripts --detect--> mentions --link--> claims
          --table--> rows

What parses is imported where it is called: listing events must not wait for spaCy.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims.errors import ReadError
from quantclaims.read import read_documents
from quantclaims.segment import segment
from quantclaims.types import Claim, Transcript

if TYPE_CHECKING:
    import pandas as pd

Paths = Iterable[str | Path]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run over some files gave, each part in the order of the files."""

    claims: tuple[Claim, ...]
    transcripts: tuple[Transcript, ...]
    failures: tuple[ReadError, ...]

    @property
    def frame(self) -> "pd.DataFrame":
        """The claims as a typed table; see :mod:`quantclaims.table`."""
        from quantclaims.table import to_frame

        return to_frame(self.claims)


def read_transcripts(paths: Paths) -> Iterator[Transcript | ReadError]:
    """Yield each file's transcript, or the error that says why it could not be read."""
    for document in read_documents(paths):
        yield document if isinstance(document, ReadError) else segment(document)


def run(
    paths: Paths,
    model: str = "",
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Extraction:
    """Return the claims of transcripts on disk, and the files that could not be read.

    ``progress`` is called with the number of transcripts done and the number of all; ``model``
    and ``jobs`` are those of :func:`quantclaims.engines.claims_of_each`.
    """
    from quantclaims.engines import claims_of_each

    found = list(read_transcripts(paths))
    transcripts = tuple(t for t in found if isinstance(t, Transcript))
    claims: list[Claim] = []
    for done, some in enumerate(claims_of_each(transcripts, model, jobs), 1):
        claims.extend(some)
        progress(done, len(transcripts))
    failures = tuple(error for error in found if isinstance(error, ReadError))
    return Extraction(tuple(claims), transcripts, failures)


def extract(paths: Paths, model: str = "", jobs: int = 1) -> "pd.DataFrame":
    """Return the claims table of transcripts on disk, one row a figure.

    ``paths`` are files, folders or patterns; columns and types are those of
    :data:`quantclaims.table.DTYPES`. ``model`` names the spaCy pipeline to parse with (a package
    or a path; empty takes the one installed with this package). ``jobs`` is the number of
    processes, which the table does not depend on. Raises the first
    :class:`~quantclaims.errors.ReadError` met; :func:`run` returns them beside the rest.
    """
    extraction = run(paths, model, jobs)
    for failure in extraction.failures:
        raise failure
    return extraction.frame
