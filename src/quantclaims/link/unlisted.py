"""Names that no lexicon has, told by their form: plants and projects, towns, bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quantclaims.link.places import is_capital, places

__all__ = ["BODY", "GENERIC", "NO_NAME", "Site", "sites", "towns"]

_DEMONSTRATIVES = frozenset(
    "the this our that these those another each every one such any some a an total overall joint"
    " new major key main national pilot".split()
)
GENERIC = frozenset(
    "Federal Russian Central State National Russia Bank First United Republic Moscow Commission "
    "Committee Council Board Government Parliament Congress Duma Administration Cabinet Forum "
    "Presidium Presidential Aide Prime Union Federation Summit Assembly House Senate Army Navy "
    "Declaration Agreement Treaty Protocol Convention Memorandum Decree Strategy Law Association "
    "Sea Lake River Gulf Bay Ocean Chamber Capital Republican Democrat Democratic".split()
)
NO_NAME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Government|President|Minister"
    r"|Ministry|State|GDP|World|GRP|EBITDA|Applause|Laughter|Colleagues|Mr|Ms|Mrs|Address"
    r"|(?:.* )?(?:Reserve|Welfare) Fund|COVID.*|Internet|IT|Olympic.*|Constitution|Parliament"
    r"|Executive Order|(?:.* )?(?:Act|Bill|Code|Plan)|FY ?\d+"
    r"|(?:Agent|Captain|Colonel|Officer|Senator|Sergeant) .*"
    r"|(?:.* )?(?:Olympics|Games|Championships?|Cup|Forum|Summit|War(?: I+)?)|VAT|LNG"
    r"|English|Russian|German|French|Chinese|Spanish)$"
)
BODY = re.compile(
    r"\b(?:Centre|Center|Fund|Corporation|Bank|Company|Ministry|Service|Holding|Plant|Group"
    r"|University|Museum|Association|Railways|Agency|Council|Institute|Commission|Railway|Airport"
    r"|Airlines|Club|Foundation|Academy|Hospital|School|Port|Station)\b"
)
_SITE = re.compile(
    r"\b(?P<name>(?:[A-Z][\w.-]+ )*[A-Z][\w.-]+)(?: \[[^\]]*\])? "
    r"(?:(?:oil|nuclear|power|LNG|gas|sea|air|petrochemical) )*"
    r"(?:(?:plant|port|seaport|project|station|shipyard|refinery|airport|factory|spaceport|cluster"
    r"|gas field|oil field|HPP|NPP)"
    r"|(?P<kind>deposit|mine|tunnel|bridge|motorway|terminal|cosmodrome|base))\b"
)
_TOWN = re.compile(
    r"\b(?:in|at|near) (?:the (?:town|city|village) of )?"
    r"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)(?=[ .,;)]|$)(?! and [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A plant, port or project at ``start:end`` of a text, the noun that tells it included."""

    name: str
    start: int
    end: int


def sites(text: str) -> Iterator[Site]:
    """The plants, ports and projects that a text names.

    >>> [site.name for site in sites("from the Lesnoye oil port to the Gorny mine")]
    ['Lesnoye', 'Gorny mine']
    """
    for match in _SITE.finditer(text):
        start, name = match.start("name"), match["name"]
        if not places(name) and name.lower() not in _DEMONSTRATIVES:
            whole = text[start : match.end()] if match["kind"] else name
            yield Site(whole, start, match.end())


def towns(text: str) -> Iterator[str]:
    """The names that stand where a town does.

    >>> list(towns("Schools remain in Orsk, but in March nobody came to Moscow."))
    ['Orsk']
    """
    for match in _TOWN.finditer(text):
        name = match["name"]
        generic = NO_NAME.match(name) or BODY.search(name) or set(name.split()) & GENERIC
        if not generic and not is_capital(name) and not places(name):
            yield name
