"""The values that travel between the stages: frozen, slotted, picklable.

    files --read--> Document --segment--> Transcript --detect--> Mention --link--> Claim

All offsets count Unicode code points in ``Document.text``; ends are exclusive.
This module imports nothing of ours.
"""

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

BlockRole = Literal[
    "title",
    "opening",
    "lede",
    "date",
    "published",
    "time",
    "place",
    "topic",
    "geography",
    "person",
    "section",
    "url",
    "institution",
    "country",
    "voice",
    "speaker",
    "paragraph",
    "pull_quote",
    "caption",
    "narration",
    "heading",
    "break",
    "furniture",
]
"""What a block of a document is; a ``title`` block opens a new event, a ``break`` ends a speech.

A ``speaker`` is a label, a ``voice`` says who speaks where no label does. An ``opening`` holds an
event's first words where they stand in another part of the source."""

VoiceKind = Literal["named", "anonymous", "narrator", "author"]
Kind = Literal["money", "percent", "count", "measure", "multiple", "rank", "year"]
Role = Literal["claim", "whole", "period", "name", "ordinal", "incidental", "furniture"]
Bound = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "range", "vague"]
AspectName = Literal["level", "growth", "change", "share", "gap", "rank"]
Direction = Literal["up", "down", ""]
ModalityName = Literal["asserted", "projected", "asked", "conditional", "negated"]
PeriodBasis = Literal["explicit", "inherited", "as_of_event", ""]

CATEGORIES: dict[str, tuple[str, ...]] = {
    "speaker_kind": get_args(VoiceKind),
    "kind": get_args(Kind),
    "bound": get_args(Bound),
    "aspect": get_args(AspectName),
    "direction": get_args(Direction),
    "modality": get_args(ModalityName),
    "period_basis": get_args(PeriodBasis),
}
"""The columns that hold one of a few words, and those words."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that plays one part, as its reader recognised it.

    ``value`` holds the machine-readable content where there is one: an ISO 8601 date or time, a
    URL, a speaker's label. It is empty where the text itself says all. ``origin`` says where a
    value comes from that the source itself does not hold: its file's name, a sidecar, an option.
    """

    role: BlockRole
    start: int
    end: int
    value: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read: its text, which offsets count in, and its blocks in order.

    A large table comes as several documents; ``offset`` is where this one's text begins in the
    text of them all.
    """

    source: str
    format: str
    encoding: str
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One occasion that words were spoken at; blank strings and empty tuples where unknown."""

    event_id: str
    source: str
    start: int
    end: int
    title: str
    date: datetime.date | None = None
    time: str = ""
    place: str = ""
    lede: str = ""
    topics: tuple[str, ...] = ()
    geography: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    url: str = ""
    institution: str = ""
    """The office that the source publishes for: whom "the President" means here."""
    country: str = ""
    """The country of whoever speaks for no other, ISO 3166-1 alpha-3: whose "we" is."""
    origins: tuple[str, ...] = ()
    """Where the header's parts come from that the page does not hold: "date: file name"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says without a break.

    ``start`` and ``end`` hold the words, not the label; ``event`` indexes ``Transcript.events``.
    """

    event: int
    start: int
    end: int
    kind: VoiceKind
    speaker: str = ""
    speaker_role: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``turn`` indexes ``Transcript.turns``, ``block`` says what it stands in."""

    start: int
    end: int
    turn: int
    block: BlockRole = "paragraph"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document split into events, turns and sentences, each in the order of the text.

    ``furniture`` holds what nobody says: titles, headers, counters, footers. It is read for
    mentions, never for claims.
    """

    document: Document
    events: tuple[Event, ...]
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A numeric expression and what its own words say.

    ``value`` is empty for a range or a vague magnitude, whose ends stand in ``value_low`` and
    ``value_high``. ``rules`` names, in order, the rules that made the mention.
    """

    start: int
    end: int
    kind: Kind
    role: Role
    value: float | None
    value_low: float | None = None
    value_high: float | None = None
    bound: Bound = "exact"
    qualifier: str = ""
    unit: str = ""
    unit_per: str = ""
    whole: float | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the claims table; the fields are its columns, in order."""

    claim_id: str
    event_id: str
    event_title: str
    event_date: datetime.date | None
    event_time: str
    event_place: str
    speaker: str
    speaker_role: str
    speaker_kind: VoiceKind
    kind: Kind
    value: float | None
    value_low: float | None
    value_high: float | None
    bound: Bound
    qualifier: str
    unit: str
    unit_per: str
    whole: float | None
    aspect: AspectName
    direction: Direction
    indicator: str
    indicator_code: str
    area: str
    counterpart: str
    period_start: datetime.date | None
    period_end: datetime.date | None
    period_text: str
    period_basis: PeriodBasis
    baseline: str
    modality: ModalityName
    source: str
    start: int
    end: int
    quote: str
    sentence: str
    confidence: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its claims, and how much was read to find them."""

    source: str
    events: tuple[Event, ...]
    speakers: tuple[str, ...]
    sentences: int
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...] = ()
