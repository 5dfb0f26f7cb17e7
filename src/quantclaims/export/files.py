"""Files written at one stroke: whoever looks sees the old file or the new one, whole."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quantclaims.errors import OutputError
from quantclaims.remote import is_url, staged

__all__ = ["check_writable", "write_file", "write_output"]


def write_output(data: Iterable[bytes], output: str | Path) -> None:
    """Write bytes to a file at one stroke, or to standard output where ``output`` is ``-``.

    Raises :class:`~quantclaims.errors.OutputError` where the place cannot be written.
    """
    if str(output) == "-":
        _print(data)
        return
    write_file(output, lambda path: _fill(path, data))


def write_file(output: str | Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write a file beside its place, then rename it into the place.

    For a URL it writes a file here, which is then sent. A device or a named pipe is written where
    it stands. What an earlier run that was killed left beside the place is never read. Raises
    :class:`~quantclaims.errors.OutputError` where the place cannot be written.
    """
    if is_url(output):
        with staged([str(output)]) as (here,):
            write_file(here, fill)
        return
    target = Path(output)
    with _failures_named(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            fill(target)
            return
        target = target.resolve()
        beside = _beside(target)
        try:
            fill(beside)
            beside.replace(target)
        finally:
            # A database that fails may leave its journal there too.
            for left in target.parent.glob(f"{glob.escape(beside.name)}*"):
                left.unlink()


def check_writable(output: str | Path) -> None:
    """Find out before a long work, not after it, that :func:`write_file` would fail.

    Raises :class:`~quantclaims.errors.OutputError` where the place cannot be written.
    """
    target = Path(output)
    with _failures_named(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.is_file():
            beside = _beside(target.resolve())
            beside.touch()
            beside.unlink()


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def _failures_named(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error


def _print(data: Iterable[bytes]) -> None:
    try:
        for chunk in data:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written: {error.strerror}") from error


def _fill(path: Path, data: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(data)
