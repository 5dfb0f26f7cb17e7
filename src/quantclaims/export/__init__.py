"""Tables out: claims in the formats that analysts' programs open, and back."""

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims.errors import OutputError
from quantclaims.export.files import write_output

if TYPE_CHECKING:
    import pandas as pd

    from quantclaims.export.beside import Run
    from quantclaims.export.tables import Tables

__all__ = ["export", "read_claims", "to_csv", "write_csv", "write_output", "write_report"]


def export(
    claims: "pd.DataFrame | Tables",
    output: str | Path | Sequence[str | Path],
    excel: bool = False,
    beside: bool = True,
    run: "Run | None" = None,
) -> None:
    """Write claims to files or URLs, each in the format that its name asks for, whole or not.

    ``claims`` is a claims table, or :class:`~quantclaims.export.tables.Tables` with the events,
    turns and mentions around it, which databases hold too. It is validated first. With ``excel`` a
    ``.csv`` has a BOM and CRLF. Unless ``beside`` is false, a codebook, a Table Schema descriptor
    and a manifest, which tells what ``run`` made the claims, go beside the files.

    Raises :class:`~quantclaims.errors.TableError` for a table that does not keep to the schema,
    :class:`~quantclaims.errors.OutputError` for an unknown ending or a place that cannot be
    written, :class:`~quantclaims.errors.MissingExtraError` for a library that is not installed.

    >>> import tempfile
    >>> from quantclaims.table import frame_of
    >>> folder = Path(tempfile.mkdtemp())
    >>> export(frame_of([]), folder / "none.jsonl", beside=False)
    >>> [path.name for path in folder.iterdir()]
    ['none.jsonl']
    """
    from quantclaims.export.beside import Run, write_beside
    from quantclaims.export.files import write_file
    from quantclaims.export.formats import format_of
    from quantclaims.export.schema import validate
    from quantclaims.export.tables import Tables, tables_of
    from quantclaims.remote import staged

    outputs = [str(one) for one in ([output] if isinstance(output, str | Path) else output)]
    tables = claims if isinstance(claims, Tables) else tables_of(claims)
    validate(tables.claims)
    with staged(outputs) as here:
        targets = [Path(one) for one in here]
        named = ["claims.excel.csv" if excel and _is_csv(one) else one for one in targets]
        speakers = [format_of(one) for one in named]
        for target, speaker in zip(targets, speakers, strict=True):
            write_file(target, functools.partial(speaker.write, tables))
        if beside:
            counts = {name: len(table) for name, table in tables.named().items()}
            write_beside(targets, run or Run(), counts)


def _is_csv(path: Path) -> bool:
    return path.suffix.casefold() == ".csv" and not path.name.casefold().endswith(".sdmx.csv")


def read_claims(paths: Iterable[str | Path]) -> "pd.DataFrame":
    """Return the claims that files hold, in any of our formats; see :mod:`.read`."""
    from quantclaims.export.read import read_claims

    return read_claims(paths)


def to_csv(frame: "pd.DataFrame", header: bool = True, excel: bool = False) -> bytes:
    """Return a table as CSV; see :func:`quantclaims.export.delimited.to_csv`."""
    from quantclaims.export.delimited import to_csv

    return to_csv(frame, header, excel)


def write_csv(frames: "Iterable[pd.DataFrame]", output: str | Path, excel: bool = False) -> None:
    """Write the parts of one table to a file, or to standard output where ``output`` is ``-``."""
    from quantclaims.export.delimited import write_csv

    write_csv(frames, output, excel)


def write_report(frame: "pd.DataFrame", output: str | Path) -> None:
    """Write a table of findings as CSV or, where the name ends in ``.json``, as JSON records.

    Raises :class:`~quantclaims.errors.OutputError` for another ending.
    """
    from quantclaims.export.json_lines import plain_rows

    ending = Path(output).suffix.casefold()
    if str(output) == "-" or ending == ".csv":
        write_output([to_csv(frame)], output)
    elif ending == ".json":
        import json

        text = json.dumps(list(plain_rows(frame)), ensure_ascii=False, indent=1)
        write_output([text.encode("utf-8"), b"\n"], output)
    else:
        raise OutputError(f"{output}: of no known ending; accepted: .csv, .json")
