"""Claims tables in: what an export wrote, or a labelling tool sent back, with its types."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from quantclaims.errors import OutputError, QuantclaimsError, TableError, reason
from quantclaims.export.formats import format_of
from quantclaims.remote import local_copy
from quantclaims.table import typed

__all__ = ["read_claims"]

_NEEDED = ("claim_id", "kind", "value", "unit", "indicator", "quote")

MOST_BYTES = 2 * 1024**3
"""How large a file may be, and what a workbook unpacks to: some three million claims as CSV."""


def read_claims(paths: Iterable[str | Path]) -> pd.DataFrame:
    """Return claims tables, one after the other, as one typed table.

    The format is told by the ending of the name. Columns that a file lacks are left empty, those
    that no claims table has are left out. Raises :class:`~quantclaims.errors.TableError` for a
    file that cannot be read, has more than ``MOST_BYTES`` or holds no claims table.
    """
    return pd.concat([_read(str(path)) for path in paths], ignore_index=True)


def _read(path: str) -> pd.DataFrame:
    try:
        kind = format_of(path)
        with local_copy(path) as place:
            _refuse_more(path, place)
            frame = kind.read(Path(place))
    except OutputError as error:
        raise TableError(str(error)) from error
    except QuantclaimsError:
        raise
    # What people's tools send back has any shape, and each library its own errors for it.
    except Exception as error:
        raise TableError(f"{path}: cannot be read: {reason(error)}") from error
    missing = [name for name in _NEEDED if name not in frame.columns]
    if missing and len(frame.columns):
        raise TableError(f"{path}: is no claims table, for it lacks {', '.join(missing)}")
    try:
        return typed(frame)
    except (ValueError, TypeError, OverflowError) as error:
        raise TableError(f"{path}: has cells of the wrong kind: {reason(error)}") from error


def _refuse_more(path: str, place: str) -> None:
    """Raise for a file that is too large, packed as a workbook is or not."""
    size, does = Path(place).stat().st_size, "is larger"
    if size <= MOST_BYTES and zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as archive:
            size, does = sum(file.file_size for file in archive.infolist()), "unpacks to more"
    if size > MOST_BYTES:
        raise TableError(f"{path}: {does} than {MOST_BYTES:,} bytes; accepted: smaller tables")
