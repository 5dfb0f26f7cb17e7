"""For whom the holder of an office speaks: a country, a region, a company, an agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from quantclaims.lexicon import load_rows
from quantclaims.link.places import Place, places

__all__ = ["Actor", "Mandate", "Scope", "holder", "is_office"]

Scope = Literal["country", "region", "company", "agency"]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A row of ``mandates.toml``; ``example`` is a whole title that holds it."""

    title: str
    scope: Literal["minister", "envoy", "governor", "manager", "head"]
    example: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom somebody speaks for: a country's code, or a name as said."""

    name: str
    scope: Scope


_COMPANY_WORDS = frozenset(
    "Corporation Company Bank Holding Group Railways Post JSC Plc Inc Ltd Concern Airlines "
    "Shipbuilding Industries Energy".split()
)
_AGENCY = re.compile(
    r"\b(?:Federal|Service|Agency|Commission|Ministry|Committee|Government|Duma|Council|Chamber"
    r"|Court|Central Bank|Bank of Russia|Administration|Department|Staff|Inspectorate|Academy"
    r"|University|Parliament)\b"
    r"|\bRos(?:[a-z]*nadzor|[a-z]*monitoring|[a-z]*reestr|stat|nedra|avtodor|rybolovstvo|leskhoz)\b"
)
_STATE_BANK = re.compile(r"\b(?:Central Bank|Bank of Russia)\b")
_INTERNATIONAL = re.compile(r"(?:Eurasian|European|World|International|United Nations)\b")
_RANKS = frozenset(
    "Acting First first Deputy Vice Special Former former Executive Management General "
    "Artistic".split()
)
_LINKS = frozenset("and of the The for in to – — - , ’s 's".split())
_BEFORE = (
    _RANKS
    | _LINKS
    | frozenset("State Board Committee Directors Owner Founder Co-founder Co-owner Envoy".split())
)
_AFTER = _RANKS | _LINKS | frozenset("State Board Directors members".split())
_LEGAL_FORMS = frozenset("Corporation Company company".split())
_HOLDERS = frozenset(
    "Federal Vice Special Envoy State First first Acting Deputy of the and".split()
)
"""What may stand between an office and its country: "Federal President of Austria"."""
_LONG_FORM = re.compile(
    r"(?:[A-Z][\w’']+ ){0,3}(?:Republic|Kingdom|State|Principality|Sultanate) of (?:the )?"
)
_GOES_ON = re.compile(r"\s*(?:of|for|to|and|–|-|,)")
_PERSON_OF = re.compile(r"(?:[A-Z][\w’'.-]+ ){2,4}of (?:the )?$")
_OF_COUNTRY = re.compile(r" of (?:the )?(?:Russian Federation|Russia)$")


@cache
def _scopes() -> dict[str, str]:
    return {row.title.lower(): row.scope for row in load_rows("mandates", Mandate)}


@cache
def _offices() -> re.Pattern[str]:
    titles = sorted((row.title for row in load_rows("mandates", Mandate)), key=len, reverse=True)
    one = "|".join(map(re.escape, titles))
    return re.compile(rf"\b(?:(?:Co|Vice)-)?(?P<title>{one})\b", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    """Where a second office begins: "Dean of X and CEO of Y"."""
    ranks = "|".join(sorted(_RANKS))
    office = _offices().pattern.replace("?P<title>", "?:")
    return re.compile(rf"(?:,| and) (?=(?:the )?(?:(?:{ranks}) )*{office})", re.IGNORECASE)


@cache
def _briefs() -> re.Pattern[str]:
    """What an office is for, and of nobody: "Vice Chair FOR SUPERVISION"."""
    return re.compile(rf"{_offices().pattern} for (?:(?! of\b)[^,])*", re.IGNORECASE)


def is_office(words: str) -> bool:
    """Whether words are an office and nothing else.

    >>> is_office("President"), is_office("President of Kazakhstan")
    (True, False)
    """
    return _offices().fullmatch(words) is not None


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
    country = _country_of(title)
    if country is not None:
        return country
    if title[: office.start()].rstrip().endswith(","):
        title = title[office.start() :]
    title = _main_office(title)
    title = _briefs().sub(r"\g<title>", title)
    found = list(_offices().finditer(title))
    scopes = {_scopes()[match["title"].lower()] for match in found}
    if title[: found[0].start()].strip() and not _GOES_ON.match(title, found[-1].end()):
        title = title[: found[-1].end()]
    rest = _offices().sub(" ", title)
    return _named(scopes, rest, _name(rest), home)


def _main_office(title: str) -> str:
    """The office of a company among several: "Co-Chair of a movement and CEO of a plant"."""
    parts = [part for part in _joints().split(title) if part and _offices().search(part)]
    named = [part for part in parts if _name(_offices().sub(" ", part))]
    if len(named) < 2:
        return title
    managers = [part for part in named if "manager" in _scopes_of(part)]
    return (managers or named)[0]


def _scopes_of(title: str) -> set[str]:
    return {_scopes()[match["title"].lower()] for match in _offices().finditer(title)}


def _named(scopes: set[str], rest: str, name: str, home: str) -> Actor:
    """Whom an office's holder speaks for, by the kind of the office and what else it names."""
    private = _COMPANY_WORDS & set(rest.split()) and not _STATE_BANK.search(name)
    national = bool(_AGENCY.search(name)) and not private and not _INTERNATIONAL.match(name)
    named = [place for place in places(rest) if place.kind in ("country", "region", "group")]
    abroad = [p for p in named if p.kind == "group" or (p.kind == "country" and p.code != home)]
    if national and abroad and "manager" not in scopes:
        return Actor(abroad[0].code, "country")
    if "manager" in scopes and name:
        return Actor(name, "agency" if national else "company")
    countries = [place.code for place in named if place.kind == "country"]
    if "envoy" in scopes:
        return Actor(countries[0] if countries else home, "country")
    regions = [place for place in named if place.kind == "region"]
    if regions and "minister" not in scopes:
        return Actor(regions[0].code, "region")
    if "governor" in scopes and not national:
        return Actor(name, "region")
    if "minister" in scopes or not name:
        told = [*countries, *(place.code for place in named), home]
        return Actor(told[0], "country")
    return Actor(name, "agency" if national else "company")


def _country_of(title: str) -> Actor | None:
    """The country whose head, minister or envoy a title names.

    "Mexican President", "President Vladimir Voronin of Moldova", "First Vice-President of Cuba",
    "Special Envoy of the President of China", "President of the Republic of Korea".
    """
    for office in _offices().finditer(title):
        if _scopes()[office["title"].lower()] == "manager":
            continue
        for place in places(title):
            if place.kind in ("country", "group") and _governs(office, place, title):
                return Actor(place.code, "country")
    return None


def _governs(office: re.Match[str], place: Place, title: str) -> bool:
    """Whether nothing but ranks, links and a person's name parts an office from its country."""
    if place.end <= office.start():
        words = title[place.end : office.start()].replace("’s", " ").replace("'s", " ").split()
        return set(words) <= _HOLDERS - _LINKS
    if place.demonym or place.start < office.end():
        return False
    between = title[office.end() : place.start]
    long_form = _LONG_FORM.search(between)
    if long_form is not None and long_form.end() == len(between):
        between = between[: long_form.start()]
    words = _offices().sub(" ", between).split()
    if "of" not in words:
        return False
    return set(words) <= _HOLDERS or _PERSON_OF.fullmatch(between.lstrip()) is not None


def _name(rest: str) -> str:
    """The body that is left of a title: no ranks, links or legal form, "of Russia" unsaid."""
    words = rest.replace(",", " , ").replace("’s ", " ’s ").replace("'s ", " 's ").split()
    words = _stripped(words)
    if len(words) > 1 and words[-1] in _LEGAL_FORMS:
        short = _stripped(words[:-1])
        words = short if len(short) == 1 else words
    name = " ".join(words).replace(" ,", ",").replace(" ’s", "’s").replace(" 's", "'s")
    return "" if name == "Federal" else _OF_COUNTRY.sub("", name)


def _stripped(words: Sequence[str]) -> list[str]:
    first, last = 0, len(words)
    while first < last and words[first] in _BEFORE:
        first += 1
    while last > first and words[last - 1] in _AFTER:
        last -= 1
    return list(words[first:last])
