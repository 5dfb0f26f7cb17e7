"""Claims tables in: what an export wrote, read back with its types."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from quantclaims.errors import TableError
from quantclaims.table import COLUMNS, DTYPES, typed

_NEEDED = ("claim_id", "kind", "value", "unit", "indicator", "quote")


def read_claims(paths: Sequence[str | Path]) -> pd.DataFrame:
    """Read claims tables, one after the other, as one typed table.

    The format is told by the ending of the name. Columns that a file lacks are left empty, those
    that no claims table has are left out. Raises :class:`~quantclaims.errors.TableError` for a
    file that cannot be read or holds no claims table.
    """
    return pd.concat([_read(Path(path)) for path in paths], ignore_index=True)


def _read(path: Path) -> pd.DataFrame:
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise TableError(f"{path}: of no known ending; accepted: {', '.join(_READERS)}")
    try:
        frame = reader(path)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    missing = [name for name in _NEEDED if name not in frame.columns]
    if missing:
        raise TableError(f"{path}: is no claims table, for it lacks {', '.join(missing)}")
    return typed(frame)


def _csv(path: Path) -> pd.DataFrame:
    header = pd.read_csv(path, nrows=0, encoding="utf-8-sig").columns
    texts = {name: "str" for name, dtype in DTYPES.items() if dtype in ("string", "datetime64[s]")}
    numbers = [name for name in COLUMNS if name not in texts]
    return pd.read_csv(
        path,
        encoding="utf-8-sig",
        usecols=[name for name in header if name in DTYPES],
        dtype=texts | dict.fromkeys(numbers, "float64"),
        keep_default_na=False,
        na_values={name: [""] for name in numbers},
    )


def _json_lines(path: Path) -> pd.DataFrame:
    with path.open(encoding="utf-8") as lines:
        return pd.DataFrame([json.loads(line) for line in lines if line.strip()])


_READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": _csv,
    ".jsonl": _json_lines,
}
