"""Files written at one stroke: whoever looks sees the old file or the new one, whole."""

import glob
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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
    it stands. What an earlier run that was killed left beside the place is never read, and goes.
    Raises :class:`~quantclaims.errors.OutputError` where the place cannot be written.
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
        _clear(target)
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
    return target.with_name(f".{target.name}.{platform.node()}.{os.getpid()}.part")


def _clear(target: Path) -> None:
    """Remove what processes of this machine that are no more left beside a file."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.{re.escape(platform.node())}\.(\d+)\.part")
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.part*"):
        writer = pattern.match(left.name)
        if writer and not _is_alive(int(writer[1])):
            with suppress(OSError):
                left.unlink()


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # there signal 0 is no question
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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
        _forget_unprinted()
        raise OutputError(f"standard output: cannot be written: {error.strerror}") from error


def _forget_unprinted() -> None:
    """Keep Python from trying again as it ends, which would make the status 120."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _fill(path: Path, data: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(data)
