"""What pronouns and definite nouns stand for on a page: "we", "you", "here", "the port"."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from quantclaims.link.actors import Actors
from quantclaims.link.context import SentenceContext
from quantclaims.link.mandates import Actor
from quantclaims.link.places import places, town_at
from quantclaims.link.unlisted import Site, sites, towns


class Pointed(NamedTuple):
    """Whom a word stands for; ``kind`` is its scope, or "plant" for a site named before."""

    name: str
    form: Literal["self", "addressee", "domestic", "reference"]
    kind: str


_SELF = frozenset("we our us ours".split())
_YOU = frozenset("you your yours".split())
COMPANY_NOUNS = frozenset(
    "company corporation bank holding group plant enterprise factory firm concern airline fund "
    "service agency club team organisation venture institution museum consortium".split()
)
_SITE_NOUNS = frozenset(
    "plant unit station facility terminal complex refinery port tunnel bridge mine deposit "
    "shipyard spaceport airport".split()
)
"""What "the" points back to a named site with."""
_SITE_REACH = 10
"""How many sentences back a site may have been named, with whatever noun."""
_NAMESAKE_REACH = 40
"""How many sentences back it may have been named with the same noun."""
_REGION_NOUNS = frozenset("region republic territory district province city town area".split())
_DEFINITE = frozenset(("the", "this", "our", "that", "these", "those"))


def pointed(token: Token, context: SentenceContext, sides: Actors) -> Pointed | None:
    """Return the side of a page that a pronoun or a definite noun stands for."""
    word = token.lower_
    if word in _SELF:
        return Pointed(sides.we.name, "self", sides.we.scope)
    if word in _YOU:
        other = addressee(sides)
        return Pointed(other.name, "addressee", other.scope) if other.name != sides.home else None
    if word in ("domestic", "nationwide", "national") and not _in_product(token):
        return Pointed(sides.home, "domestic", "country")
    actor = _meant(token, context, sides)
    if actor is None:
        return None
    own = actor in (sides.subject, sides.speaker)
    site = token.lemma_.lower() in _SITE_NOUNS and not own
    return Pointed(actor.name, "reference", "plant" if site else actor.scope)


def _meant(token: Token, context: SentenceContext, sides: Actors) -> Actor | None:
    """Whom "here", "there" or a definite noun stands for."""
    if token.lower_ == "here":
        return _here(context, sides)
    if token.lower_ == "there" and token.dep_ == "advmod":
        return _there(context) if sides.speaker.scope != "country" else None
    definite = token.pos_ in ("NOUN", "PROPN") and _is_definite(token)
    return _referent(token, context, sides) if definite else None


def _in_product(token: Token) -> bool:
    """Whether a word is part of "gross domestic product", whosesoever it is."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == "product"


def _here(context: SentenceContext, sides: Actors) -> Actor | None:
    """The plant or region that a page is about, else the town that it is dated from."""
    if sides.subject.scope in ("company", "region"):
        return sides.subject
    town = town_at(context.event.place)
    return Actor(town, "region") if town else None


def _there(context: SentenceContext) -> Actor | None:
    """The site that the sentences before name last: "1,500 people will work there"."""
    for before in _earlier(context, 2):
        found = [site.name for site in _sites(before)]
        if found:
            return Actor(found[-1], "region")
    return None


def _is_definite(token: Token) -> bool:
    return any(t.lower_ in _DEFINITE for t in token.children if t.dep_ in ("det", "poss"))


def addressee(sides: Actors) -> Actor:
    """Whom "you" means: the page's subject, or the partner where that is the speaker."""
    if sides.subject.scope != "country" and sides.subject != sides.speaker:
        return sides.subject
    if sides.partner and sides.speaker.name == sides.home:
        return Actor(sides.partner, "country")
    return Actor(sides.home, "country")


def _referent(token: Token, context: SentenceContext, sides: Actors) -> Actor | None:
    """What "the country", "the bank" or "the region" stands for on this page."""
    noun = token.lemma_.lower()
    if noun in ("country", "state", "nation") and token.tag_ == "NNS":
        both = sides.partner and any(t.lower_ == "our" for t in token.children)
        return Actor(f"{sides.home};{sides.partner}", "country") if both else None
    if noun in ("country", "nation") and not any(t.dep_ == "compound" for t in token.lefts):
        said = [p.code for p in places(context.text[: token.idx]) if p.kind == "country"]
        return Actor(said[-1] if said else sides.home, "country")
    if noun in _REGION_NOUNS:
        every = token.tag_ == "NNS"
        if not every and sides.speaker.scope == "region":
            return sides.speaker
        told = _last_region(context, every) or _subject(sides, "region") or _tagged(context)
        return told or _last_town(context)
    if noun in _SITE_NOUNS and not sides.visited:
        site = _last_plant(noun, context)
        if site is not None:
            return site
    if noun in COMPANY_NOUNS:
        if any(t.dep_ == "compound" and t.text[:1].isupper() for t in token.lefts):
            return None
        named = _last_namesake(noun, context)
        own = _subject(sides, "company") or _agency(sides)
        return (named or own) if token.text[0].isupper() else (own or named)
    return None


def _subject(sides: Actors, scope: str) -> Actor | None:
    for actor in (sides.speaker, sides.subject):
        if actor.scope == scope:
            return actor
    return None


def _tagged(context: SentenceContext) -> Actor | None:
    """The region that a page's tags name."""
    tags = places(", ".join(context.event.geography))
    return next((Actor(tag.code, "region") for tag in tags if tag.kind == "region"), None)


def _agency(sides: Actors) -> Actor | None:
    return sides.subject if sides.subject.scope == "agency" else None


def _earlier(context: SentenceContext, most: int = 3) -> Iterator[SentenceContext]:
    for _ in range(most):
        if context.previous is None:
            return
        context = context.previous
        yield context


def _last_region(context: SentenceContext, every: bool) -> Actor | None:
    for before in _earlier(context):
        found = [place.code for place in places(before.text) if place.kind == "region"]
        if found:
            return Actor(";".join(dict.fromkeys(found)) if every else found[-1], "region")
    return None


def _last_town(context: SentenceContext) -> Actor | None:
    for before in _earlier(context):
        found = list(towns(before.text))
        if found:
            return Actor(found[-1], "region")
    return None


def _last_plant(noun: str, context: SentenceContext) -> Actor | None:
    """The plant, station or project named last: "the Kozmino oil port" for "the port"."""
    for back, before in enumerate(_earlier(context, _NAMESAKE_REACH)):
        found = _sites(before)
        if back >= _SITE_REACH:
            found = [s for s in found if before.text[s.start : s.end].endswith(noun)]
        if found:
            return Actor(found[-1].name, "company")
    return None


def _sites(context: SentenceContext) -> list[Site]:
    return context.once(sites, lambda: list(sites(context.text)))


def _last_namesake(noun: str, context: SentenceContext) -> Actor | None:
    """The last full name that ends in the noun: "Development Fund" for "the Fund"."""
    bodies = "|".join(sorted(COMPANY_NOUNS))
    pattern = re.compile(
        rf"((?:[A-Z][\w.-]+ )+{noun.title()})\b|\b(?:{noun}|{bodies}) ([A-Z][\w-]+)"
    )
    for before in _earlier(context, 6):
        found = list(pattern.finditer(before.text))
        if found:
            return Actor((found[-1][1] or found[-1][2]).removeprefix("The "), "company")
    return None
