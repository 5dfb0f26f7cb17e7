"""The whole way, from files to a table, on one screen."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from quantclaims.detect import detect
from quantclaims.errors import QuantclaimsError
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.link.context import Parse
from quantclaims.read import read_documents
from quantclaims.segment import segment
from quantclaims.table import to_frame
from quantclaims.types import Claim, Document


def claims_of(document: Document, parse: Parse) -> tuple[Claim, ...]:
    """Return the claims of one document."""
    transcript = segment(document)
    return link(transcript, detect(transcript), parse)


def extract_claims(paths: Iterable[str | Path], parse: Parse) -> Iterator[Claim]:
    """Yield the claims of every file in turn; raise the first error met."""
    for document in read_documents(paths):
        if isinstance(document, QuantclaimsError):
            raise document
        yield from claims_of(document, parse)


def extract(paths: Iterable[str | Path], model: str = "") -> pd.DataFrame:
    """Return the claims table of transcripts on disk.

    ``model`` names a spaCy pipeline to parse with; see :mod:`quantclaims.language`.
    """
    return to_frame(extract_claims(paths, load_language(model).pipe))
