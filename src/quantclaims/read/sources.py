"""Names on a command line into open files: folders, globs, URLs, standard input, gzip."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from glob import glob, has_magic
from pathlib import Path
from typing import cast

from quantclaims.errors import ReadError
from quantclaims.remote import is_url, local_copy, names_behind

__all__ = ["HEAD", "LIMIT", "changed", "expand", "opened", "states", "whole"]

HEAD = 1 << 16
"""How many bytes of a source can be looked at before it is read."""

LIMIT = 32 * 1024 * 1024
"""The most bytes that a source may hold, unpacked, unless it is a table."""

MOST_MARKS = 1_000_000
"""The most lines, elements or objects that a source may hold, unless it is a table: as many as a
gigabyte of memory takes."""

STDIN = "-"
_GZIP = b"\x1f\x8b"


def expand(paths: Iterable[str | Path]) -> Iterator[str | ReadError]:
    """Yield the files that paths name, each once and in the order of their names.

    A folder stands for the files in it and below, hidden ones left out; a pattern for the files
    that it matches; ``-`` for standard input; a URL for any of these elsewhere. Names that are not
    there come as errors, in their place.
    """
    found: dict[str, str | ReadError] = {}
    for path in map(str, paths):
        for name in _files(path):
            found.setdefault(str(name), name)
    yield from (found[key] for key in sorted(found))


def _files(path: str) -> Iterator[str | ReadError]:
    place = Path(path)
    try:
        if is_url(path):
            yield from _files_behind(path)
        elif path == STDIN or place.is_file():
            yield path
        elif place.is_dir():
            yield from _files_in(path)
        elif has_magic(path):
            # Path.glob takes no absolute patterns.
            matched = glob(path, recursive=True)  # noqa: PTH207
            files = [file for file in matched if Path(file).is_file()]
            yield from files
            if not files:
                yield ReadError(path, "matches no file", "a pattern such as pages/*.txt")
        else:
            yield ReadError(
                path, "does not exist", "a file, a folder, a pattern or - for standard input"
            )
    except OSError as error:
        yield _closed(path, error)


def _files_in(folder: str) -> Iterator[str | ReadError]:
    """Yield the files in a folder and below, and what in it cannot be looked into."""
    closed: list[OSError] = []
    found = False
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                found = True
                yield str(path)
    yield from (_closed(str(error.filename), error) for error in closed)
    if not (found or closed):
        yield ReadError(folder, "is a folder without files", "a folder that holds transcripts")


def _closed(path: str, error: OSError) -> ReadError:
    return ReadError(path, f"cannot be looked into: {error.strerror}", "what may be read")


def states(paths: Iterable[str | Path]) -> dict[str, tuple[int, int]]:
    """Return the size and the time of change of each local file that paths name.

    Two such maps that differ tell what changed between them.
    """
    return {
        name: state
        for name in expand(paths)
        if not isinstance(name, ReadError) and (state := _state(name))
    }


def changed(before: Mapping[str, tuple[int, int]], written: Iterable[str]) -> list[ReadError]:
    """Return an error for each file that is not what it was when ``before`` was taken.

    What was read of it may be of either state, or of neither. Files that the run itself has
    ``written`` are let be.
    """
    own = {Path(name).resolve() for name in written}
    accepted = "files that stay as they are; run it again"
    return [
        ReadError(name, "changed while it was read", accepted)
        for name, state in before.items()
        if _state(name) != state and Path(name).resolve() not in own
    ]


def _state(name: str) -> tuple[int, int] | None:
    try:
        told = Path(name).stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns


def _files_behind(url: str) -> Iterator[str | ReadError]:
    try:
        files = names_behind(url)
    except OSError as error:
        yield ReadError(url, f"cannot be reached: {error}", "a URL that fsspec knows")
        return
    yield from files
    if not files:
        yield ReadError(url, "names no file", "a file, a folder or a pattern")


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """Open a source, unpacked where it is gzip; its first ``HEAD`` bytes can be peeked at.

    One behind a URL is a copy, whose path the file's ``raw.name`` tells.

    Raises :class:`~quantclaims.errors.ReadError` for what cannot be opened or is broken, then or
    while it is read inside the block.
    """
    try:
        with _raw(name) as raw:
            if raw.peek(2).startswith(_GZIP):
                unpacked = cast(io.RawIOBase, gzip.GzipFile(fileobj=raw))
                yield io.BufferedReader(unpacked, HEAD)
            else:
                yield raw
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(name, f"cannot be read: {error}", "a readable file, gzip or not") from error


@contextmanager
def _raw(name: str) -> Iterator[io.BufferedReader]:
    if name == STDIN:
        standard: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), HEAD)
        yield standard
        standard.detach()
        return
    with (
        local_copy(name) as place,
        Path(place).open("rb", buffering=0) as file,
        io.BufferedReader(file, HEAD) as buffered,
    ):
        yield cast(io.BufferedReader, buffered)


def whole(name: str, stream: io.BufferedReader) -> bytes:
    """Return all the bytes of a source.

    Raises :class:`~quantclaims.errors.ReadError` for one larger than ``LIMIT`` or with more parts
    than ``MOST_MARKS``.
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ReadError(name, f"is larger than {LIMIT:,} bytes", "smaller files, or a table")
    if max(data.count(mark) for mark in (b"\n", b"<", b"{", b"[")) > MOST_MARKS:
        reason = f"has more than {MOST_MARKS:,} lines, elements or objects"
        raise ReadError(name, reason, "smaller files, or a table")
    return data
