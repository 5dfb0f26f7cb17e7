"""The texts of sources, where they are at hand."""

from collections.abc import Sequence
from pathlib import Path

from quantclaims.errors import ReadError
from quantclaims.read import read_documents

__all__ = ["text_of"]


def text_of(source: str, folders: Sequence[Path] = (Path(),)) -> str | None:
    """Return the text that ``start`` and ``end`` count in, None for a source that is not there.

    A name that says no whole path is looked for in ``folders``, one after the other.

    >>> text_of("no such file.txt") is None
    True
    """
    places = [folder / source for folder in folders]
    file = next((place for place in places if source and place.is_file()), None)
    if file is None:
        return None
    parts = list(read_documents([file]))
    if any(isinstance(part, ReadError) for part in parts):
        return None
    return "".join(part.text for part in parts if not isinstance(part, ReadError))
