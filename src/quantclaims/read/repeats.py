"""Pages that several sources hold."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quantclaims.types import Block, Document

__all__ = ["Seen", "without_repeats"]

Seen = dict[bytes, str]
"""Digest of a page to the source that had it first."""


def without_repeats(document: Document, seen: Seen) -> Document:
    """Return a document without the pages that ``seen`` holds, each named in a warning.

    Two pages are one when title, date and words agree, white space apart. ``seen`` learns the
    others.
    """
    kept: list[Block] = []
    warnings: list[str] = []
    for page in _pages(document.blocks):
        key = _digest(document.text, page)
        if key in seen:
            title = next((_words(document.text, b) for b in page if b.role == "title"), "untitled")
            warnings.append(f"the page “{title}” is also in {seen[key]}: read once")
        else:
            seen[key] = document.source
            kept += page
    if not warnings:
        return document
    return replace(document, blocks=tuple(kept), warnings=(*document.warnings, *warnings))


def _pages(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    titles = [i for i, block in enumerate(blocks) if block.role == "title"]
    for first, after in pairwise([0, *titles[1:], len(blocks)]):
        yield blocks[first:after]


def _digest(text: str, page: Sequence[Block]) -> bytes:
    parts = (
        block.value or _words(text, block)
        for block in page
        if block.role in ("title", "date", "speaker", "paragraph", "narration")
    )
    return hashlib.sha256("".join("".join(part.split()) for part in parts).encode()).digest()


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
