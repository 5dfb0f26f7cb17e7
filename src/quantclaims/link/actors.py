"""For whom a page's voices speak: its country, the speaker's side, the one addressed."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from quantclaims.lexicon import load_rows
from quantclaims.link.context import SentenceContext
from quantclaims.link.places import country_at, most_named_country, places
from quantclaims.types import Event

Scope = Literal["country", "region", "company", "agency"]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A row of ``mandates.toml``; ``example`` is a whole title that holds it."""

    title: str
    scope: Literal["minister", "governor", "manager", "head"]
    example: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """A row of ``publishers.toml``; ``example`` is the address of one of its pages."""

    format: str
    host: str
    country: str
    example: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom somebody speaks for: a country's code, or a name as said."""

    name: str
    scope: Scope


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


_COMPANY_WORDS = frozenset(
    "Corporation Company Bank Holding Group Railways Post JSC Plc Inc Ltd Concern Airlines "
    "Shipbuilding Industries Energy".split()
)
_AGENCY = re.compile(
    r"\b(?:Federal|Service|Agency|Commission|Ministry|Committee|Government|Duma|Council|Chamber"
    r"|Court|Central Bank|Bank of Russia|Administration|Department|Staff|Inspectorate|Academy"
    r"|University|Fund|Union|Association|Party)\b"
)
_FILLING = re.compile(
    r"^(?:(?:and|of|the|for|in|[–-]|[Cc]o-?[Ff]ounder|Founder|Owner|State|Acting|First|Deputy|Executive|Management|General"
    r"|Board|Committee|Directors|’s|'s|,)\s*)+"
    r"|(?:\s*(?:and|of|the|for|[–-]|State|Acting|First|Deputy|Executive|Management|General"
    r"|Board|Directors|Corporation|Company|company|’s|'s|,))+$"
)


_PLANT = re.compile(
    r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)*) (?:company|plant|factory|(?:sea)?port|shipyard|refinery)\b"
)
_PRESS = re.compile(r"\b(?:interview|newspaper|journalist|media|channel|questions)", re.IGNORECASE)
_DIRECTED = re.compile(r"\b(?:CEO|Director|Director General|Rector|Chief Executive)\b")
_HOSTED = re.compile(r"^the .*?([A-Z][a-z]+(?: [A-Z][a-z]+)+)$")
_LEADING = re.compile(r"^(?:\s|of\b|the\b|and\b|Acting\b|First\b|Deputy\b)*")
_LONG_FORM = re.compile(
    r"(?:[A-Z][\w’']+ ){0,3}(?:Republic|Kingdom|State|Principality|Sultanate) of (?:the )?"
)
_GOES_ON = re.compile(r"\s*(?:of|for|to|and|–|-|,)")


@cache
def _publishers() -> tuple[Publisher, ...]:
    return load_rows("publishers", Publisher)


@cache
def _offices() -> re.Pattern[str]:
    titles = sorted((row.title for row in load_rows("mandates", Mandate)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b", re.IGNORECASE)


@cache
def _scopes() -> dict[str, str]:
    return {row.title.lower(): row.scope for row in load_rows("mandates", Mandate)}


@lru_cache(maxsize=4096)
def holder(title: str, home: str) -> Actor | None:
    """Return for whom the holder of an office speaks; None where a title names no office.

    >>> holder("President of Kazakhstan", "RUS"), holder("Transport Minister", "RUS")
    (Actor(name='KAZ', scope='country'), Actor(name='RUS', scope='country'))
    >>> holder("Acting Governor of the Tula Region", "RUS")
    Actor(name='Tula Region', scope='region')
    >>> holder("President of the People’s Republic of China", "RUS").name
    'CHN'
    >>> holder("Chairman of the Management Board of Gazprombank", "RUS")
    Actor(name='Gazprombank', scope='company')
    """
    office = _offices().search(title)
    if office is None:
        return None
    if title[: office.start()].rstrip().endswith(","):
        title = title[office.start() :]
    scopes = {_scopes()[match[0].lower()] for match in _offices().finditer(title)}
    last = list(_offices().finditer(title))[-1]
    if title[: office.start()].strip() and not _GOES_ON.match(title, last.end()):
        title = title[: last.end()]
    rest = _offices().sub(" ", title)
    name = _FILLING.sub("", " ".join(rest.split())).strip(" ,–-")
    name = _FILLING.sub("", name)
    national = bool(_AGENCY.search(name)) and not _COMPANY_WORDS & set(rest.split())
    if "manager" in scopes and name:
        return Actor(name, "agency" if national else "company")
    named = [place for place in places(rest) if place.kind in ("country", "region")]
    regions = [place for place in named if place.kind == "region"]
    if "governor" in scopes or (regions and "minister" not in scopes):
        return Actor(regions[0].code if regions else name, "region")
    if "minister" in scopes or not name:
        return Actor(named[0].code if named else home, "country")
    if named and not named[0].demonym and _opens_with(rest, rest[named[0].start : named[0].end]):
        return Actor(named[0].code, "country")
    return Actor(name, "agency" if national else "company")


def _opens_with(rest: str, country: str) -> bool:
    """Whether a title's rest begins with a country, by its short name or its long one."""
    words = _LEADING.sub("", rest)
    long_form = _LONG_FORM.match(words)
    return words.startswith(country, long_form.end() if long_form else 0) or words.startswith(
        country
    )


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
    speaker = holder(turn.speaker_role, home) if turn.speaker_role else None
    if speaker is None and _is_guest(turn.speaker, event.title):
        speaker = subject
    if speaker is None and turn.kind != "named" and subject.scope != "country":
        speaker = subject
    we = speaker
    if speaker is None or (speaker.scope == "agency" and turn.kind == "named"):
        speaker = Actor(home, "country")
        if we is None or not _DIRECTED.search(turn.speaker_role):
            we = speaker
    visited = _visited(event.title) == subject
    return Actors(home, speaker, we or speaker, subject, _partner(event, home), visited)


def _is_guest(speaker: str, title: str) -> bool:
    """Whether a voice without an office is the person whom the title names."""
    surname = speaker.split()[-1] if speaker else ""
    return bool(surname) and surname in title and not _offices().fullmatch(surname)


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
    for turn in context.transcript.turns:
        guest_role = turn.speaker_role if _is_guest(turn.speaker, event.title) else ""
        named_guest = holder(guest_role, home) if guest_role else None
        if named_guest is not None and named_guest.scope == "agency":
            return named_guest
    _, _, guest = title.partition(" with ")
    actor = holder(guest, home) if guest else None
    if actor is not None:
        return actor
    host = _HOSTED.search(guest)
    if host is not None:
        return Actor(host[1], "company")
    regions = [
        p.code
        for p in places(event.title)
        if p.kind == "region" and not _is_venue(event.title, p.start)
    ]
    if regions:
        return Actor(";".join(regions), "region")
    return _visited(title) or Actor(home, "country")


def _is_venue(title: str, at: int) -> bool:
    """Whether a title ends with the place it was spoken at: "Remarks on Jobs, Dayton, Ohio"."""
    return title[:at].rstrip().endswith(",")


def _visited(title: str) -> Actor | None:
    """The plant or port that a page's title names."""
    named = _PLANT.search(title)
    return Actor(named[1], "company") if named else None


def _partner(event: Event, home: str) -> str:
    """The foreign country at the table: in the title, the page's tags or its lede."""
    if _PRESS.search(event.title):
        return ""
    for text in (event.title, ", ".join(event.geography) if event.persons else "", event.lede):
        named = {p.code for p in places(text) if p.kind == "country"} - {home}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""
