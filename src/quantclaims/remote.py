"""Places behind URLs (``s3://``, ``gs://``, ``memory://``), by way of fsspec.

A file behind a URL is copied here before it is read, and made here before it is sent, whole or
not at all. Local paths pass through untouched and load nothing.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from quantclaims.errors import MissingExtraError, OutputError

__all__ = ["RemoteFolder", "is_url", "local_copy", "names_behind", "staged", "ukey"]

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_url(place: str | Path) -> bool:
    r"""Whether a name is a URL and no local path.

    >>> is_url("s3://talks/2018/"), is_url("talks/2018"), is_url(r"C:\talks")
    (True, False, False)
    """
    return _URL.match(str(place)) is not None


def names_behind(url: str) -> list[str]:
    """Return the URLs of the files that a URL names: a file, a folder's files, a pattern's matches.

    Raises ``OSError`` for a URL that cannot be reached.
    """
    first, chained, rest = url.partition("::")
    with _told():
        system, path = _system(url)
        base = first.removesuffix("/").removesuffix(path)
        if system.isfile(path):
            found = [path]
        elif system.isdir(path):
            found = [name for name in system.find(path) if not _hidden(name, path)]
        else:
            found = [name for name in system.glob(path) if system.isfile(name)]
        return [f"{base}{name}{chained}{rest}" for name in found]


def _hidden(name: str, folder: str) -> bool:
    return any(part.startswith(".") for part in name.removeprefix(folder).split("/"))


def ukey(url: str) -> str:
    """Return what tells one state of a file from another, without reading it; blank if unknown."""
    try:
        with _told():
            system, path = _system(url)
            return str(system.ukey(path))
    except OSError:
        return ""


@contextmanager
def local_copy(place: str) -> Iterator[str]:
    """Give a local path that holds what ``place`` does: a copy for a URL, else itself.

    Raises ``OSError`` for a URL that cannot be read.
    """
    if not is_url(place):
        yield place
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / PurePosixPath(place).name)
        with _told():
            system, path = _system(place)
            system.get_file(path, copy)
        yield copy


@contextmanager
def staged(outputs: Sequence[str]) -> Iterator[list[str]]:
    """Give local paths to write instead of URLs; at the end send what was written there.

    What is written beside an output goes with it. Nothing is sent where the block fails. Raises
    :class:`~quantclaims.errors.OutputError` for a URL that cannot be written.
    """
    with ExitStack() as stack:
        folders: dict[str, Path] = {}
        here = []
        for output in outputs:
            if is_url(output):
                parent, _, name = output.rpartition("/")
                _check(output)
                if parent not in folders:
                    folders[parent] = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                output = str(folders[parent] / name)
            here.append(output)
        yield here
        for parent, folder in folders.items():
            for file in sorted(folder.iterdir()):
                _send(file, f"{parent}/{file.name}")


class RemoteFolder:
    """A folder behind a URL, whose files are written whole or not at all."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        with _told():
            self._system, self._path = _system(self._url)

    def names(self) -> list[str]:
        """Return the names of the files, in order."""
        with _told():
            self._system.invalidate_cache()
            there = self._system.isdir(self._path)
            found = self._system.ls(self._path, detail=False) if there else []
            return sorted(PurePosixPath(name).name for name in found)

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        with _told():
            data: bytes = self._system.cat_file(f"{self._path}/{name}")
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file at one stroke."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / name
            file.write_bytes(data)
            _put(file, f"{self._url}/{name}")


def _check(output: str) -> None:
    """Find out before the work, not after it, that a URL cannot be written."""
    try:
        with _told():
            _system(output)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error}") from error


def _send(file: Path, url: str) -> None:
    try:
        _put(file, url)
    except OSError as error:
        raise OutputError(f"{url}: cannot be written: {error}") from error


def _put(file: Path, url: str) -> None:
    with _told():
        system, path = _system(url)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        # Within a transaction a file shows when it is whole.
        with system.transaction, file.open("rb") as made, system.open(path, "wb") as sent:
            shutil.copyfileobj(made, sent)


def _system(url: str) -> tuple[Any, str]:
    """The filesystem that a URL belongs to, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtraError("remote", "fsspec") from error
    system, path = url_to_fs(url)
    return system, str(path)


@contextmanager
def _told() -> Iterator[None]:
    """Turn the errors of a filesystem's own library, of whatever class, into ``OSError``."""
    try:
        yield
    except (OSError, MissingExtraError):
        raise
    except Exception as error:
        raise OSError(str(error) or type(error).__name__) from error
