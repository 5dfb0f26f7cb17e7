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

FlowKind = Literal["mutual", "joint", "outward", "inward", "people"]


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A row of ``flows.toml``."""

    word: str
    tag: Literal["NOUN", "VERB"]
    kind: FlowKind
    example: str


@dataclass(frozen=True, slots=True)
class Flow:
    """From whom to whom."""

    area: str
    counterpart: str


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
_MUTUAL = re.compile(r"\b(?:mutual|reciprocal|bilateral)\b", re.IGNORECASE)
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
SEVERAL = 2
"""Up to how many countries a flow has as its other side: more are the world at large."""
_MEMBERS = re.compile(
    r"(?:['’]s|s['’])? (?:countries|member|states|nations|economies|participants|and third)\b"
)
_LIST = re.compile(r",? ?(?:and )?(?:the )?(?:Western |Eastern )?")
_MARKS = {"from": "source", "of": "source", "to": "target", "into": "target"}
_MARKS |= {"in": "target", "for": "target", "with": "target", "visiting": "target"}
_MARKS |= {"visited": "target", "visit": "target", "within": "within", "across": "within"}


@cache
def _words() -> dict[tuple[str, str], FlowWord]:
    return {(row.word, row.tag): row for row in load_rows("flows", FlowWord)}


def flow_word(lemmas: Sequence[tuple[str, str]]) -> FlowWord | None:
    """Return the first flow word among lemmas and their parts of speech."""
    return next((_words()[pair] for pair in lemmas if pair in _words()), None)


def flow_word_of(phrase: str) -> FlowWord | None:
    """Return the flow word that heads a phrase, or what follows its first preposition.

    >>> flow_word_of("Russian investments in Kazakhstan").kind
    'outward'
    >>> flow_word_of("export companies")
    """
    if re.search(r"\bvisiting\b", phrase):
        return _words()["visit", "VERB"]
    parts = _PREPOSITIONS.split(phrase.lower())
    heads = [words[-1] for words in (re.findall(r"[a-z]+", part) for part in parts[:2]) if words]
    heads = [re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun for noun in heads]
    return flow_word([(form, "NOUN") for noun in heads for form in (noun, noun.rstrip("s"))])


def ends(text: str) -> Ends:
    """Return the countries and groups of a phrase by the side of a flow that they stand on.

    >>> ends("flow of goods from Kazakhstan to Russia")
    Ends(sources=('KAZ',), targets=('RUS',), others=())
    >>> ends("Belarus’ total exports to Russia")
    Ends(sources=('BLR',), targets=('RUS',), others=())
    """
    sides: dict[str, list[str]] = {"source": [], "target": [], "other": []}
    side, end = "other", 0
    for place in places(text):
        if place.kind in ("country", "group"):
            if not (side == "target" and _LIST.fullmatch(text[end : place.start])):
                side = _side(text, place)
            names, end = sides[side], place.end
            if not any(place.code in listed for listed in sides.values()):
                names.append(place.code)
    return Ends(tuple(sides["source"]), tuple(sides["target"]), tuple(sides["other"]))


def _side(text: str, place: Place) -> str:
    if _OWNS.match(text[place.end :]):
        return "source"
    before = _BEFORE.search(text[: place.start])
    mark = _MARKS.get(before[1] if before else "", "")
    if mark == "target" and not (place.demonym and before and before[1] in ("for", "with")):
        return "target"
    if mark == "source" or place.demonym:
        return "source"
    return "other"


def link_flow(word: FlowWord, text: str, sides: Actors, own: bool) -> Flow | None:
    """Return the two sides of a flow that a text tells; None where it names no other side.

    ``own`` says that "we" or "our" stands in the text.
    """
    found = ends(text)
    us = sides.speaker.name if sides.speaker.scope == "country" else sides.home
    them = sides.partner if us == sides.home else sides.home
    if word.kind in ("mutual", "joint") or _MUTUAL.search(text):
        return _mutual(word, text, found, (us, them), own)
    if word.kind == "people":
        return _people(text, found, us, own)
    return _directed(word, found, (us, them), own)


def _mutual(
    word: FlowWord, text: str, found: Ends, table: tuple[str, str], own: bool
) -> Flow | None:
    us, them = table
    union = _union(text)
    if union:
        return Flow(union, "third countries" if "third countries" in text else "")
    named = list(dict.fromkeys((*found.sources, *found.others, *found.targets)))
    foreign = [code for code in named if code != us]
    if _AT_LARGE.search(text) or re.search(r"\bwithin\b", text) or len(foreign) > 2:
        return None
    if len(foreign) == 2 and not own and us not in named:
        return Flow(foreign[0], foreign[1])
    if foreign:
        return Flow(us, foreign[0])
    shared = bool(_SHARED.search(text)) or (word.kind == "mutual" and (own or not named))
    return Flow(us, them) if them and shared else None


def _union(text: str) -> str:
    """The group whose members trade with each other or with the rest: "between CIS countries"."""
    groups = (p for p in places(text) if p.kind == "group")
    return next((p.code for p in groups if _MEMBERS.match(text[p.end :])), "")


def _people(text: str, found: Ends, us: str, own: bool) -> Flow | None:
    source = next(iter((*found.sources, *found.others)), "")
    target = next((code for code in found.targets if code != source), "")
    if own and source and source != us:
        target = target or us
    target = target or next((code for code in found.sources if code != source), "")
    if source and target:
        return Flow(source, target)
    if source and source != us:
        return Flow(source, "")
    if source or not re.search(r"\b(?:visit|tourist|travel|guest)", text):
        return None
    where = target or next((p.code for p in places(text) if p.kind == "region"), "")
    return Flow(where, "") if where else None


def _directed(word: FlowWord, found: Ends, table: tuple[str, str], own: bool) -> Flow | None:
    us, them = table
    source = next(iter((*found.sources, *found.others)), "")
    target = next((code for code in found.targets if code != source), "")
    if word.kind == "inward":
        source, target = _inward(found, us)
    if len(found.targets) > SEVERAL and word.kind == "outward":
        return Flow(source or us, "")
    if source and target:
        return Flow(source, target)
    if target and target != us:
        return Flow(us, target)
    if them and (own or source in (us, them) or (word.tag == "VERB" and not source)):
        return Flow(source or us, us if source == them else them)
    return None


def _inward(found: Ends, us: str) -> tuple[str, str]:
    """Whose goods, and whose imports: "Russian imports from Japan" come from Japan."""
    owners = (*found.sources, *found.others, *found.targets)
    if len(owners) >= 2:
        return owners[1], owners[0]
    if owners and owners[0] != us:
        return owners[0], us
    return "", ""
