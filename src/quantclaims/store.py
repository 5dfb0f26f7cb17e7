"""What was extracted before, kept in shards on disk, so that a run goes on where it was cut off.

A shard is a file of JSON lines, one extraction each, with its document's key in front. It is
written beside its place and renamed, so that a shard that is there is whole. A key says all that
an extraction depends on: the document as read, the options, and the versions at work; nothing
stale is ever found again.
"""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from quantclaims import __version__
from quantclaims.errors import OutputError, ReadError
from quantclaims.records import plain, revive
from quantclaims.types import Document, Extraction

__all__ = ["Store", "resumed"]

SHARD = 64
"""Documents in a shard: what a killed run can lose."""

Item = TypeVar("Item")
Extract = Callable[[Iterable[Document | ReadError]], Iterator[Extraction | ReadError]]


class Store:
    """A folder of shards; ``options`` is whatever else the extractions depend on."""

    def __init__(self, folder: Path, options: str = "") -> None:
        self._folder = folder
        self._base = f"{__version__} {version('spacy')} {options}"
        self._places: dict[str, tuple[Path, int]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error
        for shard in sorted(folder.glob("*.jsonl")):
            self._index(shard)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def key(self, document: Document) -> str:
        """Return the name under which a document's extraction is kept."""
        parts = (self._base, document.source, document.text, repr(document.blocks))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def write(self, shard: Iterable[tuple[str, Extraction]]) -> None:
        """Keep extractions under their keys."""
        lines = [f"{key} {json.dumps(plain(e), ensure_ascii=False)}\n" for key, e in shard]
        name = hashlib.sha256("".join(line[:64] for line in lines).encode()).hexdigest()[:16]
        path = self._folder / f"{name}.jsonl"
        beside = path.with_suffix(".part")
        try:
            beside.write_text("".join(lines), encoding="utf-8", newline="\n")
            beside.replace(path)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        self._index(path)

    def read(self, key: str) -> Extraction:
        """Return what was kept under a key."""
        path, offset = self._places[key]
        with path.open("rb") as file:
            file.seek(offset)
            return revive(json.loads(file.readline()[len(key) + 1 :]), Extraction)

    def _index(self, shard: Path) -> None:
        offset = 0
        with shard.open("rb") as file:
            for line in file:
                self._places[line[:64].decode()] = (shard, offset)
                offset += len(line)


def resumed(
    documents: Iterable[Document | ReadError], store: Store, extract: Extract
) -> Iterator[Extraction | ReadError]:
    """Yield what each document gives, in turn, extracting only what the store lacks."""
    order: list[str | ReadError] = []
    keys: list[str] = []

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

    done = 0
    for shard in _batched(extract(lacking()), SHARD):
        fresh = [one for one in shard if isinstance(one, Extraction)]
        store.write(zip(keys[done : done + len(fresh)], fresh, strict=True))
        done += len(fresh)
    for entry in order:
        yield entry if isinstance(entry, ReadError) else store.read(entry)


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of ``size`` items, as ``itertools.batched`` of Python 3.12."""
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch
