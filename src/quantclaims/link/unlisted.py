"""Names that no lexicon has, told by their form: plants and projects, towns, bodies."""

import re
from collections.abc import Iterator

from quantclaims.link.places import is_capital, places

__all__ = ["BODY", "GENERIC", "NO_NAME", "sites", "towns"]

_DEMONSTRATIVES = frozenset(
    "the this our that these those another each every one such any some a an".split()
)
GENERIC = frozenset(
    "Federal Russian Central State National Russia Bank First United Republic Moscow Commission "
    "Committee Council Board Government Parliament Congress Duma Administration Cabinet Forum "
    "Presidium Presidential Aide Prime Union Federation Summit Assembly House Senate Army Navy "
    "Declaration Agreement Treaty Protocol Convention Memorandum Decree Strategy Law".split()
)
NO_NAME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Government|President|Minister"
    r"|Ministry|State|GDP|World|GRP|EBITDA|Applause|Laughter|Colleagues|Mr|Ms|Mrs|Address"
    r"|(?:.* )?(?:Reserve|Welfare) Fund|COVID.*|Internet|IT|Olympic.*|Constitution|Parliament"
    r"|Executive Order"
    r"|(?:.* )?(?:Olympics|Games|Championships?|Cup|Forum|Summit|War)|VAT|LNG"
    r"|English|Russian|German|French|Chinese|Spanish)$"
)
BODY = re.compile(
    r"\b(?:Centre|Center|Fund|Corporation|Bank|Company|Ministry|Service|Holding|Plant|Group"
    r"|University|Museum|Association|Railways|Agency|Council|Institute|Commission|Railway|Airport"
    r"|Airlines|Club|Foundation|Academy|Hospital|School|Port|Station)\b"
)
_PLANT = re.compile(
    r"\b((?:[A-Z][\w.-]+ )*[A-Z][\w.-]+)(?: \[[^\]]*\])? "
    r"(?:(?:oil|nuclear|power|LNG|gas|sea|petrochemical) )*"
    r"(?:plant|port|seaport|project|station|shipyard|refinery|airport|factory|spaceport|cluster"
    r"|gas field|oil field|deposit|mine|HPP|NPP)\b"
)
_TOWN = re.compile(
    r"\b(?:in|at|near) (?:the (?:town|city|village) of )?"
    r"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)(?=[ .,;)]|$)(?! and [A-Z])"
)


def sites(text: str) -> Iterator[re.Match[str]]:
    """The names of plants, ports and projects with the nouns that tell them."""
    for match in _PLANT.finditer(text):
        if not places(match[1]) and match[1].lower() not in _DEMONSTRATIVES:
            yield match


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
