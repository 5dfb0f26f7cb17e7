"""Countries, groups and regions that a text names, by name or by demonym."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quantclaims.alternatives import alternatives
from quantclaims.areas import Alias, Country, PlaceKind
from quantclaims.lexicon import load_rows


@dataclass(frozen=True, slots=True)
class Place:
    """An area named at ``start:end`` of a text; ``demonym`` where an adjective names it.

    ``code`` is what the area is called: ISO 3166-1 alpha-3, or its name as said.
    """

    code: str
    kind: PlaceKind
    start: int
    end: int
    demonym: bool = False
    country: str = ""


_PLACES = 1_024
"""How many place lines are remembered: a page asks for its own once a figure."""
_TYPES = (
    "Region|Territory|Republic|Autonomous Area|Autonomous Region|Federal District|District"
    "|Oblast|Krai|Province|Municipality|Valley|Peninsula|Sea"
)
_WORD = (
    r"(?!(?:In|At|For|From|Across|Within|Throughout|Near|Under|As|And|But|Both|Now|Today|Only|Of"
    r"|The|This|That|Our|Their|Its|His|Every|Each) )"
    r"[A-Z][\w’'-]*[a-z]"
)
"""A capitalised word, but not a sentence's first preposition: "In Perm Territory"."""
_NAMED_REGION = re.compile(
    rf"\b(?P<of>Republic of (?:the )?{_WORD}(?: {_WORD})?)"
    rf"|\b(?P<one>{_WORD}(?:[ -]{_WORD})?(?: {_WORD})?) (?P<type>{_TYPES})\b"
    r"(?! (?:Fleet|Route|Launch))"
    rf"|\b(?P<many>{_WORD}(?: {_WORD})?(?:, {_WORD})*,? and {_WORD})"
    r" (?P<types>regions|territories|republics|districts|provinces)\b"
)
_MONEY = re.compile(
    r" (?:billion |million )?(?:dollar|ro?uble|pound|franc|euro|yuan|yen|dram|tenge|hryvnia|lira"
    r"|peso|real|rand|rupee|won|krone|krona|zloty|forint|dinar|rial|riyal|dirham|som|lari|leu"
    r"|manat|currency)s?\b"
    r"|[ -](?:language|speak|based)"
)
_COMPANY = re.compile(
    r" (?:Railways|Post|Airlines|Bank|Helicopters|Technologies|Grids|Direct|Export|Hydro|Airways"
    r"|Express|Ventures?|Telecom|Machines|Copper|Football|Olympic|Cup)\b"
)
_LONGER = re.compile(
    r" (?!President|Government|Prime|Minister|Foreign|Deputy|Region|Federation|Republic|Armed"
    r"|Parliament|Duma|Far|North|South|East|West|Navy|Army|Air|Central)[A-Z][a-z]+"
)
"""What makes a name a part of a longer one: "Ural Locomotives", "Moscow Central Circle"."""
_NO_REGION = frozenset(
    "The Our This Each Every Whole Russian Soviet Democratic Federal People’s Islamic".split()
)


@cache
def _names() -> dict[str, tuple[str, PlaceKind, bool, str]]:
    """Every name and demonym of the lexicons: code or nothing, kind, demonym, country."""
    out: dict[str, tuple[str, PlaceKind, bool, str]] = {}
    for alias in load_rows("area_aliases", Alias):
        for name in alias.names:
            out[name] = (alias.code, alias.kind, False, alias.country)
        for name in alias.demonyms:
            out[name] = (alias.code or alias.names[0], alias.kind, True, alias.country)
    for row in load_rows("areas", Country):
        for name in row.names:
            out[name] = (row.code, "country", False, row.code)
        for name in row.demonyms:
            out[name] = (row.code, "country", True, row.code)
    return out


@cache
def _pattern() -> re.Pattern[str]:
    first = "".join(sorted({name[0] for name in _names()}))
    return re.compile(rf"\b(?=[{first}]){alternatives(_names())}(?=(?:n?s)?\b|(?<=\.))")


@cache
def _capitals() -> dict[str, str]:
    return {row.capital: row.code for row in load_rows("areas", Country) if row.capital}


def is_capital(name: str) -> bool:
    """Whether a town is the capital of a country.

    >>> is_capital("Minsk"), is_capital("Perm")
    (True, False)
    """
    return name in _capitals()


@lru_cache(maxsize=4096)
def places(text: str) -> tuple[Place, ...]:
    """Return the areas that a text names, in its order; the longest name wins.

    >>> [(p.code, p.demonym) for p in places("Russian exports to Kazakhstan and the EU")]
    [('RUS', True), ('KAZ', False), ('EU', False)]
    >>> [p.code for p in places("the Tula and Vologda regions, Perm Territory")]
    ['Tula Region', 'Vologda Region', 'Perm Territory']
    """
    found: list[Place] = []
    candidates = [*_listed(text), *_regions(text)]
    for place in sorted(candidates, key=lambda p: p.start - p.end):
        if all(place.end <= p.start or p.end <= place.start for p in found):
            found.append(place)
    return tuple(sorted(found, key=lambda place: place.start))


def _listed(text: str) -> Iterator[Place]:
    """The areas of the lexicons, but for those inside a longer name."""
    for match in _pattern().finditer(text):
        start, end = match.span()
        code, kind, demonym, country = _names()[match[0]]
        longer = _COMPANY if kind == "country" else _LONGER
        part = (start > 0 and text[start - 1] in ".@/") or text[:start].endswith("Air ")
        if not part and not longer.match(text, end) and not _MONEY.match(text, end):
            yield Place(code or match[0], kind, start, end, demonym, country)


def _regions(text: str) -> Iterator[Place]:
    """The regions that a type word names, "Perm Territory", and lists of them."""
    for match in _NAMED_REGION.finditer(text):
        if match["of"]:
            yield from _republic(match)
        elif match["one"] and match["one"].split()[0] not in _NO_REGION:
            yield Place(match[0], "region", *match.span())
        elif match["many"]:
            word = {"territories": "Territory", "republics": "Republic"}.get(match["types"])
            word = word or match["types"].removesuffix("s").title()
            for part in re.finditer(rf"{_WORD}(?: {_WORD})?", match["many"]):
                start = match.start() + part.start()
                known = _names().get(part[0])
                code = part[0] if known else f"{part[0]} {word}"
                yield Place(code, "region", start, start + len(part[0]))


def _republic(match: re.Match[str]) -> Iterator[Place]:
    """A "Republic of ..." that is no country; a person's name may follow a known one."""
    words = match["of"].removeprefix("Republic of ").removeprefix("the ").split()
    known = [_names().get(" ".join(words[:size])) for size in range(1, len(words) + 1)]
    if not any(name is not None and name[1] != "region" for name in known):
        short = len(words) > 1 and known[0] is not None and known[1] is None
        said = match["of"].rsplit(" ", 1)[0] if short else match["of"]
        yield Place(said, "region", match.start(), match.start() + len(said))


@lru_cache(_PLACES)
def country_at(place: str) -> str:
    """Return the country that a place line names by a capital, a region or a residence.

    >>> country_at("The Kremlin, Moscow"), country_at("Budapest"), country_at("Hall 5")
    ('RUS', 'HUN', '')
    """
    for capital, code in _capitals().items():
        if re.search(rf"\b{re.escape(capital)}\b", place):
            return code
    return next((p.country for p in places(place) if p.country), "")


@lru_cache(_PLACES)
def town_at(place: str) -> str:
    """Return the town or region of a place line, unless it is a capital or a residence.

    >>> town_at("Perm"), town_at("The Kremlin, Moscow"), town_at("Barvikha, Moscow Region")
    ('Perm', '', '')
    """
    if any(re.search(rf"\b{re.escape(capital)}\b", place) for capital in _capitals()):
        return ""
    if any(p.kind != "region" for p in places(place)):
        return ""
    return place if re.fullmatch(rf"{_WORD}(?:[ -]{_WORD}){{0,2}}", place) else ""


def most_named_country(text: str) -> str:
    """Return the country that a text names most often, the first of equals; empty if none.

    >>> most_named_country("Russia and Japan. The Russian side agrees.")
    'RUS'
    """
    found = Counter(p.country for p in places(text) if p.country)
    return found.most_common(1)[0][0] if found else ""
