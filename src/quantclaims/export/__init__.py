"""Tables out: what a command or a function hands to other programs."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims.errors import OutputError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["to_csv", "write_csv", "write_output", "write_report"]


def to_csv(frame: "pd.DataFrame", header: bool = True) -> bytes:
    r"""Return a table as CSV (RFC 4180, but lines end in LF), UTF-8 without BOM, ISO 8601 dates.

    >>> import pandas as pd
    >>> to_csv(pd.DataFrame({"value": [2.5, None], "unit": ["EUR", "said, once"]}))
    b'value,unit\n2.5,EUR\n,"said, once"\n'
    """
    text = frame.to_csv(index=False, header=header, date_format="%Y-%m-%d", lineterminator="\n")
    return text.encode("utf-8")


def write_csv(frames: "Iterable[pd.DataFrame]", output: str | Path) -> None:
    """Write the parts of one table to a file, or to standard output where ``output`` is ``-``."""
    write_output((to_csv(frame, header=not i) for i, frame in enumerate(frames)), output)


def write_report(frame: "pd.DataFrame", output: str | Path) -> None:
    """Write a table of findings as CSV or, where the name ends in ``.json``, as JSON records.

    Raises :class:`~quantclaims.errors.OutputError` for another ending.
    """
    ending = Path(output).suffix.casefold()
    if str(output) == "-" or ending == ".csv":
        write_output([to_csv(frame)], output)
    elif ending == ".json":
        text = frame.to_json(orient="records", date_format="iso", date_unit="s", indent=1)
        write_output([text.encode("utf-8"), b"\n"], output)
    else:
        raise OutputError(f"{output}: of no known ending; accepted: .csv, .json")


def write_output(data: Iterable[bytes], output: str | Path) -> None:
    """Write bytes to a file at one stroke, or to standard output where ``output`` is ``-``.

    A file is written beside its place and renamed into it, so that nobody ever reads half of it.
    Raises :class:`~quantclaims.errors.OutputError` where the place cannot be written.
    """
    if str(output) == "-":
        for chunk in data:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror}") from error


def _replace(target: Path, data: Iterable[bytes]) -> None:
    if target.exists() and not target.is_file():
        _fill(target, data)  # a device or a named pipe is written where it stands
        return
    target = target.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _fill(beside, data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _fill(path: Path, data: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(data)
