"""Pages of blocks into events."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from quantclaims.lexicon.holders import country_of_office, publisher
from quantclaims.read.compose import opening_words
from quantclaims.types import Block, BlockRole, Document, Event

__all__ = ["event_id", "event_pages"]


def event_pages(document: Document) -> Iterator[tuple[Event, tuple[Block, ...]]]:
    """Yield each event with its blocks. Blocks before the first title go to the first event."""
    blocks = document.blocks
    titles = [i for i, block in enumerate(blocks) if block.role == "title"]
    cuts = [0, *titles[1:], len(blocks)]
    for first, after in pairwise(cuts):
        page = blocks[first:after]
        if page:
            yield _event(document, page), page


def _event(document: Document, page: Sequence[Block]) -> Event:
    def texts(role: BlockRole) -> tuple[str, ...]:
        return tuple(
            block.value or " ".join(document.text[block.start : block.end].split())
            for block in page
            if block.role == role
        )

    def first(role: BlockRole) -> str:
        return next(iter(texts(role)), "")

    title, day, time, place = (first(role) for role in ("title", "date", "time", "place"))
    day = day or first("published")
    lede = " ".join(texts("lede"))
    institution = first("institution") or publisher(first("url"))
    return Event(
        event_id=event_id(title, day, time, place, lede, "" if time else _opening(document, page)),
        source=document.source,
        start=page[0].start,
        end=page[-1].end,
        title=title,
        date=date.fromisoformat(day) if day else None,
        time=time,
        place=place,
        lede=lede,
        topics=texts("topic"),
        geography=texts("geography"),
        persons=texts("person"),
        sections=texts("section"),
        url=first("url"),
        institution=institution,
        country=first("country") or country_of_office(institution),
        origins=tuple(f"{block.role}: {block.origin}" for block in page if block.origin),
    )


def _opening(document: Document, page: Sequence[Block]) -> str:
    """The first words of an event: what tells apart speeches on one day under one title."""
    for block in page:
        if block.role == "opening":
            return block.value
        if block.role in ("paragraph", "narration"):
            return opening_words(document.text[block.start : block.end])
    return ""


def event_id(*words: str) -> str:
    """Return a name for an event that depends on its own words alone.

    >>> event_id("Meeting with workers", "2013-03-06", "14:00", "Novosibirsk", "")
    '00dc2b05fbab'
    """
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:12]
