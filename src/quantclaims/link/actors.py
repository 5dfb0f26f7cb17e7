"""For whom a page's voices speak: its country, the speaker's side, the one addressed."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows
from quantclaims.link.context import SentenceContext
from quantclaims.link.mandates import Actor, holder, is_office
from quantclaims.link.places import country_at, most_named_country, places, town_at
from quantclaims.link.unlisted import sites
from quantclaims.types import Event


@dataclass(frozen=True, slots=True)
class Publisher:
    """A row of ``publishers.toml``; ``example`` is the address of one of its pages."""

    format: str
    host: str
    country: str
    example: str


@dataclass(frozen=True, slots=True)
class Actors:
    """The sides of a page as one of its voices sees them.

    ``home`` is the country that publishes the page, ``speaker`` for whom the voice speaks, ``we``
    whom it calls so (the director of a national institution speaks for the country, and "we" is
    the institution), ``subject`` whom the page is about, ``partner`` the foreign country at the
    table, or empty; ``visited`` says that the subject is a plant in the page's title.
    """

    home: str
    speaker: Actor
    we: Actor
    subject: Actor
    partner: str = ""
    visited: bool = False


_COMPANY = re.compile(r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)*) company\b")
_GROUNDS = re.compile(
    r"\b(?:[Vv]isit(?:ed|ing| to)?|[Oo]pening(?: of)?|for|at|of) (?:the )?((?:[A-Z][\w.’-]+ )+"
    r"(?:Centre|Plant|Airport|Shipyards?|Port|Bridge|Station|Base|Factory|Museum|Hospital|Works))\b"
)
"""Whose grounds a page is about: "Visit to Orsk Space Launch Centre"."""
_VISIT = re.compile(
    r"(?:[A-Z][a-z]+ )*?(?:Visit|Trip|visit|visited|Visiting)(?: to)? (?:the )?"
    r"((?:[A-Z][\w’.-]+ )*?[A-Z][\w’.-]+)(?: Corporation| Company)?(?=$| [a-z]|[,:])"
)
_PRESS = re.compile(r"\b(?:interview|newspaper|journalist|media|channel|questions)", re.IGNORECASE)
_DIRECTED = re.compile(r"\b(?:CEO|Director|Director General|Rector|Chief Executive)\b")
_FEDERAL = re.compile(
    r"\b(?:Federal|Service|Committee|Commission|Ministry|Court|Chamber|Central Bank|Council)\b"
)
"""An arm of the state: "we" of its head is the country."""
_BEFORE_OFFICE = re.compile(r" (?:with|and|by|to|from|as) (?:the )?|[,.:;] ")
"""What a lede has before an office."""
_HOSTED = re.compile(
    r"^the (?!.*\b(?:author|leader|singer|director)\b).*?([A-Z][a-z]+(?: [A-Z][a-z]+)+)$"
)
"""Whose people somebody meets: "with the core group of the Young Inventors Club"."""


@cache
def _publishers() -> tuple[Publisher, ...]:
    return load_rows("publishers", Publisher)


def publisher(format_name: str, url: str) -> str:
    """Return the country that publishes pages of a format or site; empty where it is unknown.

    >>> publisher("kremlin_text", ""), publisher("html", "https://www.gov.uk/a"), publisher("", "")
    ('RUS', 'GBR', '')
    """
    host = re.sub(r"^\w+://([^/]*).*$", r"\1", url)
    for row in _publishers():
        if format_name.startswith(row.format) or host.endswith(row.host):
            return row.country
    return ""


def actors(context: SentenceContext) -> Actors:
    """Return the sides of a page as the voice of a sentence sees them."""
    home = _home(context)
    event = context.event
    subject = _subject(event, context, home)
    turn = context.turn
    role = turn.speaker_role or _role_told(turn.speaker, event)
    speaker = holder(role, home) if role else None
    if _is_guest(turn.speaker, event.title) and _stands_for(speaker, subject, home, event):
        speaker = subject
    if speaker is None and not role:
        speaker = _host(event)
    if speaker is None and turn.kind != "named" and subject.scope != "country":
        speaker = subject
    we = speaker
    if speaker is None or (speaker.scope == "agency" and turn.kind == "named"):
        speaker = Actor(home, "country")
        if we is None or _FEDERAL.search(we.name) or not _DIRECTED.search(role):
            we = speaker
    visited = _visited(event.title) == subject
    return Actors(home, speaker, we or speaker, subject, _partner(event, home), visited)


def _guests(title: str) -> str:
    """Whom a title says that somebody meets or talks with."""
    return title.partition(" with ")[2]


def _is_guest(speaker: str, title: str) -> bool:
    """Whether a voice is the person whom the title names as the guest."""
    surname = speaker.split()[-1] if speaker else ""
    return bool(surname) and surname in _guests(title) and not is_office(surname)


def _role_told(speaker: str, event: Event) -> str:
    """The office that the lede tells before a name: "with the head of Transpipe Ivan Petrov"."""
    start = event.lede.find(f" {speaker}") if " " in speaker else -1
    told = _BEFORE_OFFICE.split(event.lede[:start])[-1] if start > 0 else ""
    office = holder(told, "")
    return told if office is not None and not office.name.islower() else ""


def _stands_for(office: Actor | None, subject: Actor, home: str, event: Event) -> bool:
    """Whether a guest speaks for whom the title says, whatever the label leaves out or adds.

    The label names no office, or one without its country ("Federal President"), or the same region
    or company at more length, where the title has no acronym.
    """
    if office is None:
        return True
    if office.scope != subject.scope or office.scope == "agency":
        return False
    if office.scope == "country":
        return office.name == home and " and " not in _guests(event.title)
    return office.scope == "region" or not subject.name.isupper()


def _home(context: SentenceContext) -> str:
    """The country that publishes a page: its site, its heads of state, its place, its words."""
    event, transcript = context.event, context.transcript
    known = event.country or publisher(transcript.document.format, event.url)
    if known:
        return known
    roles = Counter(t.speaker_role for t in transcript.turns if t.speaker_role)
    for role, _ in roles.most_common():
        actor = holder(role, "")
        if actor is not None and actor.scope == "country" and actor.name:
            return actor.name
    text = transcript.document.text[event.start : event.end]
    return country_at(event.place) or most_named_country(text)


def _subject(event: Event, context: SentenceContext, home: str) -> Actor:
    """Whom a page is about: the visitor's office, or the region or company its title names."""
    title = event.title
    voices = {turn.speaker for turn in context.transcript.turns if turn.speaker}
    voices |= {" ".join(reversed(person.split(" ", 1))) for person in event.persons}
    for voice in sorted(voices, key=len, reverse=True):
        title = title.replace(voice, "")
    guests = _guests(title)
    titled = holder(guests, home) if guests else None
    labelled = _labelled(context, home) if " and " not in guests else None
    if labelled is not None and (titled is None or labelled.scope == "agency"):
        short = titled is not None and titled.scope == "company" and not titled.name.isupper()
        return Actor(titled.name, "agency") if titled is not None and short else labelled
    if titled is not None:
        return titled
    host = _HOSTED.search(guests)
    if host is not None:
        return Actor(host[1], "company")
    regions = [
        p.code
        for p in places(event.title)
        if p.kind == "region" and not _is_venue(event.title, p.start, p.end)
    ]
    if regions:
        return Actor(";".join(regions), "region")
    return _visited(title) or Actor(home, "country")


def _labelled(context: SentenceContext, home: str) -> Actor | None:
    """The agency or company that the guest's own label names."""
    for turn in context.transcript.turns:
        if turn.speaker_role and _is_guest(turn.speaker, context.event.title):
            actor = holder(turn.speaker_role, home)
            if actor is not None and actor.scope in ("agency", "company"):
                return actor
    return None


def _is_venue(title: str, start: int, end: int) -> bool:
    """Whether a title ends with the place it was spoken at: "Remarks on Jobs, Dayton, Ohio"."""
    seat = title[:start].endswith(" in ") and not title[end:] and not town_at(title[start:])
    return seat or title[:start].rstrip().endswith(",")


def _visited(title: str) -> Actor | None:
    """The plant, port or company that a page's title names."""
    site = next(sites(title), None)
    if site is not None:
        return Actor(site.name, "company")
    named = _COMPANY.search(title) or _GROUNDS.search(title)
    return Actor(named[1], "company") if named else None


def _host(event: Event) -> Actor | None:
    """Whose people speak without an office on a visit: "Visit to the Northern Seed Company"."""
    named = _VISIT.match(event.title)
    return Actor(named[1], "company") if named and not places(named[1]) else None


def _partner(event: Event, home: str) -> str:
    """The foreign country at the table: in the title, the page's tags or its lede."""
    if _PRESS.search(event.title):
        return ""
    for text in (event.title, ", ".join(event.geography) if event.persons else "", event.lede):
        named = {p.code for p in places(text) if p.kind == "country"} - {home}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""
