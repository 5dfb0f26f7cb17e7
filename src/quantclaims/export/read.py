"""Claims tables in: what an export wrote, or a labelling tool sent back, with its types."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from quantclaims.errors import OutputError, QuantclaimsError, TableError, reason
from quantclaims.export.formats import format_of
from quantclaims.remote import local_copy
from quantclaims.table import typed

__all__ = ["read_claims"]

_NEEDED = ("claim_id", "kind", "value", "unit", "indicator", "quote")


def read_claims(paths: Iterable[str | Path]) -> pd.DataFrame:
    """Return claims tables, one after the other, as one typed table.

    The format is told by the ending of the name. Columns that a file lacks are left empty, those
    that no claims table has are left out. Raises :class:`~quantclaims.errors.TableError` for a
    file that cannot be read or holds no claims table.
    """
    return pd.concat([_read(str(path)) for path in paths], ignore_index=True)


def _read(path: str) -> pd.DataFrame:
    try:
        with local_copy(path) as place:
            frame = format_of(path).read(Path(place))
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
