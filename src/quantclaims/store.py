"""What was extracted before, kept in shards, so that a run goes on where it was cut off.

A shard is a file of JSON lines, one extraction each, with its document's key in front. It is
written at one stroke, so that a shard that is there is whole. A key says all that an extraction
depends on: the document as read, the pipeline, and the versions at work; nothing stale is ever
found again.
"""

import functools
import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from quantclaims.batches import batched
from quantclaims.errors import OutputError, ReadError
from quantclaims.records import plain, revive
from quantclaims.remote import RemoteFolder, is_url
from quantclaims.types import Document, Extraction
from quantclaims.versions import model_version, source_hash, versions

__all__ = ["Store", "resumed"]

SHARD = 32
"""Documents in a shard: what a killed run can lose."""

_AT_HAND = 8
"""Shards kept in memory, for the documents of one stand together."""

_KEY = 64

Extract = Callable[[Iterable[Document | ReadError]], Iterator[Extraction | ReadError]]


class Folder(Protocol):
    """Where files lie side by side, each written at one stroke."""

    def names(self) -> list[str]: ...
    def read(self, name: str) -> bytes: ...
    def write(self, name: str, data: bytes) -> None: ...


class LocalFolder:
    """A folder on this machine, made if it is not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(parents=True, exist_ok=True)

    def names(self) -> list[str]:
        """Return the names of the files, in order."""
        return sorted(file.name for file in self._path.iterdir())

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        return (self._path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write a file beside its place, and rename it when it is safe on disk."""
        path = self._path / name
        beside = path.with_suffix(".part")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


class Store:
    """Shards in a folder or behind a URL, for extractions with the spaCy pipeline ``model``.

    ``longest`` is the longest sentence that is linked, on which they depend too.
    """

    def __init__(self, place: str | Path, model: str = "", longest: int = 0) -> None:
        self._place = str(place)
        self._base = json.dumps([versions(), source_hash(), model, model_version(model), longest])
        self._at: dict[str, tuple[str, int]] = {}
        self._lines = functools.lru_cache(_AT_HAND)(self._read_lines)
        try:
            remote = is_url(self._place)
            self._folder: Folder
            self._folder = RemoteFolder(self._place) if remote else LocalFolder(Path(place))
            for name in self._folder.names():
                if name.endswith(".jsonl"):
                    self._index(name, self._read_lines(name))
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(f"{self._place}: cannot be used: {reason}") from error

    def __contains__(self, key: str) -> bool:
        return key in self._at

    def key(self, document: Document) -> str:
        """Return the name under which a document's extraction is kept."""
        said = f"{self._base}\x1f{document!r}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def write(self, shard: Iterable[tuple[str, Extraction]]) -> None:
        """Keep extractions under their keys."""
        lines = [f"{key} {json.dumps(plain(e), ensure_ascii=False)}\n" for key, e in shard]
        keys = "".join(line[:_KEY] for line in lines)
        name = f"{hashlib.sha256(keys.encode()).hexdigest()[:16]}.jsonl"
        data = [line.encode("utf-8") for line in lines]
        try:
            self._folder.write(name, b"".join(data))
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(f"{self._place}/{name}: cannot be written: {reason}") from error
        self._index(name, data)

    def read(self, key: str) -> Extraction:
        """Return what was kept under a key."""
        name, number = self._at[key]
        return revive(json.loads(self._lines(name)[number][_KEY + 1 :]), Extraction)

    def _read_lines(self, name: str) -> list[bytes]:
        return self._folder.read(name).splitlines(keepends=True)

    def _index(self, name: str, lines: Iterable[bytes]) -> None:
        for number, line in enumerate(lines):
            self._at[line[:_KEY].decode()] = (name, number)


def resumed(
    documents: Iterable[Document | ReadError], store: Store, extract: Extract
) -> Iterator[Extraction | ReadError]:
    """Yield what each document gives, in turn, extracting only what the store lacks."""
    order: deque[str | ReadError] = deque()
    keys: deque[str] = deque()

    def lacking() -> Iterator[Document]:
        for document in documents:
            if isinstance(document, ReadError):
                order.append(document)
                continue
            key = store.key(document)
            order.append(key)
            if key not in store:
                keys.append(key)
                yield document

    def ready() -> Iterator[Extraction | ReadError]:
        while order and (isinstance(order[0], ReadError) or order[0] in store):
            first = order.popleft()
            yield first if isinstance(first, ReadError) else store.read(first)

    for shard in batched(extract(lacking()), SHARD):
        store.write((keys.popleft(), one) for one in shard if isinstance(one, Extraction))
        yield from ready()
    yield from ready()
