"""What is explored: claims tables as they are, or transcripts, which are read for claims first."""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quantclaims import __version__
from quantclaims.errors import OutputError, ReadError, TableError
from quantclaims.explore.build import LAYOUT, build
from quantclaims.explore.index import ClaimIndex
from quantclaims.export.formats import format_of
from quantclaims.read.options import ReadOptions
from quantclaims.read.sources import expand
from quantclaims.types import Extraction

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Inputs", "cache_folder", "open_index"]

_KEPT = 8
_NAMES_SHOWN = 3

Watch = Callable[[Iterable[Extraction | ReadError]], Iterable[Extraction | ReadError]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to explore, how transcripts are read, and with which spaCy pipeline."""

    paths: tuple[str, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    model: str = ""

    @property
    def title(self) -> str:
        """The names of what is explored, the first few."""
        names = [Path(path).resolve().name or path for path in self.paths]
        rest = len(names) - _NAMES_SHOWN
        return ", ".join(names[:_NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")

    @property
    def folders(self) -> list[Path]:
        """Where sources are looked for that a table names relative to another place."""
        near = [Path(path).resolve() for path in self.paths]
        own = [path if path.is_dir() else path.parent for path in near]
        return list(dict.fromkeys([Path.cwd(), *own, *(path.parent for path in own)]))


def cache_folder() -> Path:
    """Return the folder of indices built before: of the user's cache, as the system has it."""
    system = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    return Path(system or Path.home() / ".cache") / "quantclaims" / "explore"


def open_index(inputs: Inputs, folder: Path, watch: Watch = lambda results: results) -> ClaimIndex:
    """Return the index of some inputs, built anew unless an earlier one in ``folder`` fits.

    ``watch`` sees the results of extraction as they come. Raises
    :class:`~quantclaims.errors.TableError` for a claims table that cannot be read,
    :class:`~quantclaims.errors.ReadError` where none of the transcripts can, and
    :class:`~quantclaims.errors.OutputError` where ``folder`` cannot be written.
    """
    path = folder / f"{_key(inputs)}.sqlite"
    if path.is_file():
        path.touch()
    else:
        claims, notes = _claims(inputs, folder, watch)
        _prepare(folder)
        build(claims, path, inputs.title, notes)
    return ClaimIndex(path)


def _prepare(folder: Path) -> None:
    """Make the folder, for its owner alone, and leave room for one more index."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        built = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime)
        for old in built[: max(0, len(built) - _KEPT + 1)]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error


def _key(inputs: Inputs) -> str:
    """The name of an index: all that it depends on."""
    parts = [__version__, str(LAYOUT), repr(inputs.options), inputs.model, inputs.title]
    for name in expand(inputs.paths):
        if isinstance(name, ReadError):
            parts.append(str(name))
        else:
            file = Path(name)
            facts = file.stat()
            parts += (name, str(file.resolve()), str(facts.st_size), str(facts.st_mtime_ns))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _claims(inputs: Inputs, folder: Path, watch: Watch) -> tuple["pd.DataFrame", Sequence[str]]:
    """The claims of tables, or else of transcripts, with a note for each that failed."""
    from quantclaims.export.read import read_claims

    if not all(map(_may_be_claims, inputs.paths)):
        return _extracted(inputs, folder, watch)
    try:
        return read_claims(inputs.paths), ()
    except TableError as error:
        # A table of speeches, or JSON turns, ends as a claims table may.
        try:
            return _extracted(inputs, folder, watch)
        except ReadError:
            raise error from None


def _may_be_claims(path: str) -> bool:
    try:
        format_of(path)
    except OutputError:
        return False
    return Path(path).is_file()


def _extracted(inputs: Inputs, folder: Path, watch: Watch) -> tuple["pd.DataFrame", Sequence[str]]:
    """The claims of transcripts; what was extracted before is kept in the folder."""
    from quantclaims.pipeline import run
    from quantclaims.table import to_frame
    from quantclaims.tally import Tally

    tally = Tally()
    parts = folder / "parts"
    results = run(inputs.paths, inputs.model, 0, parts, options=inputs.options)
    claims = [claim for some in tally.watch(watch(results)) for claim in some]
    if tally.failures and not tally.files:
        raise tally.failures[0]
    notes = [f"not read: {failure}" for failure in tally.failures]
    return to_frame(claims), [*notes, *tally.warnings]
