"""What an extraction writes: the claims as they come, in one file or several formats at once."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.errors import OutputError, ReadError, TableError
from quantclaims.export.beside import Run, write_beside
from quantclaims.export.delimited import write_csv
from quantclaims.export.files import check_writable, write_file
from quantclaims.export.formats import format_of
from quantclaims.export.schema import validate
from quantclaims.export.tables import tables_of, with_transcripts
from quantclaims.read.options import ReadOptions
from quantclaims.read.sources import STDIN, expand
from quantclaims.tally import Tally

__all__ = ["write_beside_each", "write_extracted"]

_WITH_TRANSCRIPTS = (".sqlite", ".db", ".duckdb")


def write_extracted(
    frames: Iterable[pd.DataFrame],
    outputs: Sequence[str],
    inputs: Sequence[str],
    warn: Callable[[str], None] = print,
    options: ReadOptions | None = None,
) -> None:
    """Write the parts of a claims table to files, each in the format that its name asks for.

    A single CSV is written as the claims come, whatever their number; other formats wait for all.
    Databases get the events, turns and mentions of ``inputs`` too, read with ``options``. A part
    that does not keep to the schema is named by ``warn``, and written: an hour's work is not
    thrown away for a row.
    """
    checked = _checked(frames, warn)
    speakers = {output: format_of(output) for output in outputs if output != "-"}
    if len(outputs) == 1 and all(one.writer == "write_csv_file" for one in speakers.values()):
        write_csv(checked, outputs[0])
        return
    if len(speakers) < len(outputs):
        raise OutputError("standard output takes one CSV and nothing beside it")
    for output in outputs:
        check_writable(output)
    claims = pd.concat(list(checked), ignore_index=True)
    tables = full = tables_of(claims)
    if any(one.ending in _WITH_TRANSCRIPTS for one in speakers.values()):
        from quantclaims.pipeline import read_transcripts

        read = (one for one in read_transcripts(inputs, options) if not isinstance(one, ReadError))
        full = with_transcripts(claims, read)
    for output, speaker in speakers.items():
        held = full if speaker.ending in _WITH_TRANSCRIPTS else tables
        write_file(output, functools.partial(speaker.write, held))


def _checked(frames: Iterable[pd.DataFrame], warn: Callable[[str], None]) -> Iterator[pd.DataFrame]:
    for frame in frames:
        yield frame  # written first: the check takes a second to load
        try:
            validate(frame)
        except TableError as error:
            warn(str(error))


def write_beside_each(
    outputs: Iterable[str],
    inputs: Sequence[str],
    tally: Tally,
    options: Mapping[str, Any] | None = None,
) -> None:
    """Write the codebook, the descriptor and the manifest beside each file of a run.

    ``options`` are those that the claims depend on.
    """
    files = [one for one in expand(inputs) if not isinstance(one, ReadError) and one != STDIN]
    run = Run(files, options or {}, [str(failure) for failure in tally.failures])
    counts = {"files": tally.files, "events": tally.events, "claims": tally.claims}
    write_beside([Path(one) for one in outputs if Path(one).is_file()], run, counts)
