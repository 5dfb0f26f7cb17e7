"""Who gives and who gets: trade, investment, loans, visitors, and what two countries share.

Trade flows are about where the goods come from, investment about who invests, visitors and
students about where the people come from; what is mutual is about the page's country first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quantclaims.lexicon import load_rows
from quantclaims.link.actors import Actors
from quantclaims.link.places import Place, places

FlowKind = Literal["mutual", "outward", "inward", "people"]


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A row of ``flows.toml``."""

    word: str
    tag: Literal["NOUN", "VERB"]
    kind: FlowKind
    example: str


@dataclass(frozen=True, slots=True)
class Flow:
    """From whom to whom; ``rule`` says how it was told."""

    area: str
    counterpart: str
    rule: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The areas that a phrase marks as either end of a flow, in its order."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    others: tuple[str, ...]


_SHARED = re.compile(
    r"\b(?:bilateral|mutual|reciprocal|joint|jointly|together|two-way|interregional|between"
    r"|(?:our|the) two (?:countries|states|nations)|our (?:trade|countries|partnership))\b",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"\b(?:foreign|retail|domestic|world|global|wholesale|total) trade\b"
    r"|\btrade (?:surplus|deficit|balance)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b([a-z]+) (?:(?:the|all|both|neighbouring|Republic of(?: the)?) )*$")
_OWNS = re.compile(r"^(?:['’]s?|s['’])")
_PREPOSITIONS = re.compile(
    r" (?:of|in|to|from|for|with|by|on|at|between|through|under|within|among|into|that|who) "
)
_MARKS = {"from": "source", "of": "source", "to": "target", "into": "target"}
_MARKS |= {"in": "target", "for": "target", "with": "target", "visiting": "target"}
_MARKS |= {"visited": "target", "visit": "target", "within": "within", "across": "within"}


@cache
def _words() -> dict[tuple[str, str], FlowKind]:
    return {(row.word, row.tag): row.kind for row in load_rows("flows", FlowWord)}


def flow_kind(lemmas: Sequence[tuple[str, str]]) -> FlowKind | None:
    """Return the kind of the first flow word among lemmas and their parts of speech."""
    return next((_words()[pair] for pair in lemmas if pair in _words()), None)


def flow_of_phrase(phrase: str) -> FlowKind | None:
    """Return the kind of the first flow word of a phrase.

    >>> flow_of_phrase("Russian investments in Kazakhstan"), flow_of_phrase("employees")
    ('outward', None)
    """
    if re.search(r"\bvisiting\b", phrase):
        return "people"
    parts = _PREPOSITIONS.split(phrase.lower())
    heads = [words[-1] for words in (re.findall(r"[a-z]+", part) for part in parts[:2]) if words]
    heads = [re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun for noun in heads]
    return flow_kind([(form, "NOUN") for noun in heads for form in (noun, noun.rstrip("s"))])


def ends(text: str) -> Ends:
    """Return the countries and groups of a phrase by the side of a flow that they stand on.

    >>> ends("flow of goods from Kazakhstan to Russia")
    Ends(sources=('KAZ',), targets=('RUS',), others=())
    >>> ends("Belarus’ total exports to Russia")
    Ends(sources=('BLR',), targets=('RUS',), others=())
    """
    sides: dict[str, list[str]] = {"source": [], "target": [], "other": []}
    for place in places(text):
        if place.kind != "place":
            names = sides[_side(text, place)]
            if not any(place.code in listed for listed in sides.values()):
                names.append(place.code)
    return Ends(tuple(sides["source"]), tuple(sides["target"]), tuple(sides["other"]))


def _side(text: str, place: Place) -> str:
    if _OWNS.match(text[place.end :]):
        return "source"
    before = _BEFORE.search(text[: place.start])
    mark = _MARKS.get(before[1] if before else "", "")
    if mark == "target" and not (place.demonym and before and before[1] == "for"):
        return "target"
    if mark == "source" or place.demonym:
        return "source"
    return "other"


def link_flow(kind: FlowKind, text: str, sides: Actors, own: bool) -> Flow | None:
    """Return the two sides of a flow that a text tells; None where it names no other side.

    ``own`` says that "we" or "our" stands in the text.
    """
    found = ends(text)
    if kind == "mutual" or re.search(r"\b(?:mutual|reciprocal|bilateral)\b", text, re.I):
        return _mutual(text, found, sides, own)
    return _directed(kind, found, sides, own)


def _mutual(text: str, found: Ends, sides: Actors, own: bool) -> Flow | None:
    if _AT_LARGE.search(text):
        return None
    named = list(dict.fromkeys((*found.sources, *found.others, *found.targets)))
    foreign = [code for code in named if code != sides.home]
    if re.search(r"\bwithin\b", text) or len(foreign) > 2:
        return None
    if len(foreign) == 2 and not own and sides.home not in named:
        return Flow(foreign[0], foreign[1], "mutual")
    if foreign:
        return Flow(sides.home, foreign[0], "mutual")
    if sides.partner and (own or _SHARED.search(text) or not named):
        return Flow(sides.home, sides.partner, "mutual_at_the_table")
    return None


def _directed(kind: FlowKind, found: Ends, sides: Actors, own: bool) -> Flow | None:
    source = next(iter((*found.sources, *found.others)), "")
    target = next((code for code in found.targets if code != source), "")
    if kind == "inward":
        source, target = _inward(found, sides)
    if source and target:
        return Flow(source, target, kind)
    if target and target != sides.home and kind != "people":
        return Flow(sides.home, target, f"{kind}_of_ours")
    if target and kind == "people":
        return Flow(target, "", "people_from_anywhere")
    if sides.partner and kind != "people" and (own or source in ("", sides.home, sides.partner)):
        other = sides.home if source == sides.partner else sides.partner
        return Flow(source or sides.home, other, f"{kind}_at_the_table")
    return None


def _inward(found: Ends, sides: Actors) -> tuple[str, str]:
    """Whose goods, and whose imports: "Russian imports from Japan" come from Japan."""
    owners = (*found.sources, *found.others, *found.targets)
    if len(owners) >= 2:
        return owners[1], owners[0]
    if owners and owners[0] != sides.home:
        return owners[0], sides.home
    return "", ""
