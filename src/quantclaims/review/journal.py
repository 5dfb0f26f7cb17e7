"""The journal of decisions: a file of JSON lines that is only ever appended to.

What :func:`append` has returned from is on the disk, whatever happens next. Whoever is killed in
the middle of a line leaves a torn one behind, which nobody was told is saved; the next writer
ends it, and readers pass over it and say so.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quantclaims.errors import OutputError, ReviewError
from quantclaims.review.decision import Decision, from_line, to_line

__all__ = ["Journal", "Unread", "append", "parse", "read"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that holds no decision; ``torn`` where a writer was killed in the middle of it."""

    path: str
    line: int
    reason: str
    torn: bool

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Journal:
    """The decisions of a journal in its order, each once, and the lines that hold none."""

    decisions: tuple[Decision, ...] = ()
    unread: tuple[Unread, ...] = ()


def append(path: str | Path, decisions: Iterable[Decision]) -> None:
    """Write decisions at the end of a journal, and return when they are on the disk.

    One writer at a time holds the file, be it a thread or a process, so that nothing is lost or
    interleaved. Raises :class:`~quantclaims.errors.OutputError` where the place cannot be
    written; then none of the decisions counts as saved.
    """
    lines = b"".join(map(to_line, decisions))
    try:
        with _held(Path(path)) as file:
            if os.fstat(file).st_size == 0:
                _sync_folder(Path(path).parent)
            elif _ends_torn(file):
                lines = b"\n" + lines
            _write(file, lines)
            os.fsync(file)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def read(paths: Iterable[str | Path]) -> Journal:
    """Return what journals hold, one after the other; a decision met twice counts once.

    Raises :class:`~quantclaims.errors.ReviewError` for a file that cannot be read.
    """
    decisions: dict[tuple[str, ...], Decision] = {}
    unread: list[Unread] = []
    for path in paths:
        try:
            found = parse(Path(path).read_bytes(), str(path))
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}"
            raise ReviewError({str(path): reason}) from error
        for decision in found.decisions:
            decisions.setdefault(decision.identity, decision)
        unread += found.unread
    return Journal(tuple(decisions.values()), tuple(unread))


def parse(data: bytes, path: str = "", first: int = 1) -> Journal:
    r"""Return the decisions in the bytes of a journal, whose first line has the number ``first``.

    >>> whole = to_line(Decision("1", "Ann", "2026-03-01T10:00Z", "accept", "c", "a", 4, 5, "5"))
    >>> found = parse(whole + whole[:20], "corrections.jsonl")
    >>> len(found.decisions), str(found.unread[0])
    (1, 'corrections.jsonl, line 2: torn, for whoever wrote it was stopped; it was never saved')
    """
    decisions: dict[tuple[str, ...], Decision] = {}
    unread = []
    for number, line in enumerate(data.split(b"\n"), first):
        if not line.strip():
            continue
        try:
            decision = from_line(line)
        except ReviewError as error:
            torn = "line" in error.faults and line.startswith(b"{")
            reason = "torn, for whoever wrote it was stopped; it was never saved"
            unread.append(Unread(path, number, reason if torn else str(error), torn))
        else:
            decisions.setdefault(decision.identity, decision)
    return Journal(tuple(decisions.values()), tuple(unread))


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """Open a journal to append to, alone; make it where it is new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        _lock(file)
        yield file
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        # Far behind the end: a lock of Windows keeps readers out of the bytes that it covers.
        os.lseek(file, 1 << 40, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)

    def _sync_folder(folder: Path) -> None:
        """Windows keeps a folder's entries itself."""

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _sync_folder(folder: Path) -> None:
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def _ends_torn(file: int) -> bool:
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1) != b"\n"


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
