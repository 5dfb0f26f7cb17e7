"""Who stands in a sentence that a figure could be about: named areas, names, "we", "here"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from quantclaims.link.actors import Actors
from quantclaims.link.context import SentenceContext
from quantclaims.link.mandates import Actor
from quantclaims.link.places import Place, places, town_at
from quantclaims.link.unlisted import BODY, GENERIC, NO_NAME, sites, towns

Form = Literal["name", "demonym", "self", "addressee", "domestic", "reference", "organisation"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody or somewhere named in a sentence; ``root`` is the token that governs the name."""

    name: str
    form: Form
    root: Token
    kind: str = ""


_SELF = frozenset("we our us ours".split())
_YOU = frozenset("you your yours".split())
_COMPANY_NOUNS = frozenset(
    "company corporation bank holding group plant enterprise factory firm concern airline fund "
    "service agency club team organisation venture institution museum consortium".split()
)
_SITE_NOUNS = frozenset(
    "plant unit station facility terminal complex refinery port tunnel bridge mine deposit shipyard "
    "spaceport airport".split()
)
"""What "the" points back to a named site with."""
_SITE_REACH = 10
"""How many sentences back a site may have been named, with whatever noun."""
_NAMESAKE_REACH = 40
"""How many sentences back it may have been named with the same noun."""
_REGION_NOUNS = frozenset("region republic territory district province city town area".split())
_DEFINITE = frozenset(("the", "this", "our", "that", "these", "those"))
_HONORIFICS = frozenset(
    "Mr Mrs Ms Mr. Mrs. Ms. Dr Dr. President Minister Governor Chairman".split()
)


def holders(context: SentenceContext, sides: Actors) -> list[Holder]:
    """Return whom a sentence names or points to, in its order."""
    named = [*_placed(context), *_plants(context)]
    taken = {t.i for place in places(context.text) for t in _tokens(context, place)}
    named += _own_names(context, sides, taken)
    pointing = [h for h in _pointing(context, sides) if h.root.i not in taken]
    taken |= {holder.root.i for holder in named}
    found = [*named, *pointing, *_organisations(context, taken)]
    return sorted(found, key=lambda holder: holder.root.i)


def _placed(context: SentenceContext) -> Iterator[Holder]:
    for place in places(context.text):
        if place.kind != "place" and not is_standard(place, context.text):
            form: Form = "demonym" if place.demonym else "name"
            yield Holder(place.code, form, _tokens(context, place).root, place.kind)


def is_standard(place: Place, text: str) -> bool:
    """Whether a place only is what a figure is measured against: "more than in Russia"."""
    return _STANDARD.search(text[: place.start]) is not None


def _own_names(context: SentenceContext, sides: Actors, taken: set[int]) -> list[Holder]:
    """The body that a page is about, or that its speaker heads, where a sentence names it."""
    found = []
    for actor in dict.fromkeys((sides.subject, sides.speaker, sides.we)):
        word = actor.name.split()[0] if actor.name else ""
        if actor.scope in ("company", "agency") and len(word) > 3 and word not in GENERIC:
            named = re.search(rf"\b{re.escape(word)}\b", context.text)
            if named is not None:
                start = context.start
                root = context.span(start + named.start(), start + named.end()).root
                if root.i not in taken:
                    found.append(Holder(actor.name, "organisation", root, actor.scope))
    return found


def _tokens(context: SentenceContext, place: Place) -> Span:
    return context.span(context.start + place.start, context.start + place.end)


def _plants(context: SentenceContext) -> Iterator[Holder]:
    """Named plants, ports and projects: "the Kozmino oil port"."""
    for site in sites(context.text):
        root = context.span(context.start + site.start, context.start + site.end).root
        yield Holder(site.name, "name", root, "plant")


def _pointing(context: SentenceContext, sides: Actors) -> Iterator[Holder]:
    """Pronouns and definite nouns that stand for a side of the page."""
    for token in context.doc:
        word = token.lower_
        if word in _SELF:
            yield Holder(sides.we.name, "self", token, sides.we.scope)
        elif word in _YOU:
            other = addressee(sides)
            if other.name != sides.home:
                yield Holder(other.name, "addressee", token, other.scope)
        elif word == "here":
            where = _here(context, sides)
            if where is not None:
                yield Holder(where.name, "reference", token, where.scope)
        elif word == "there" and token.dep_ == "advmod":
            where = _there(context) if sides.speaker.scope != "country" else None
            if where is not None:
                yield Holder(where.name, "reference", token, where.scope)
        elif word in ("domestic", "nationwide", "national") and not _in_product(token):
            yield Holder(sides.home, "domestic", token, "country")
        elif token.pos_ in ("NOUN", "PROPN") and _is_definite(token):
            actor = _referent(token, context, sides)
            if actor is not None:
                site = token.lemma_.lower() in _SITE_NOUNS and actor != sides.subject
                yield Holder(actor.name, "reference", token, "plant" if site else actor.scope)


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
    """The site, region or town named last: "1,500 people will work there"."""
    for before in _earlier(context, 2):
        found = [site.name for site in sites(before.text)]
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
        return _last_region(context, every) or _subject(sides, "region") or _tagged(context)
    if noun in _SITE_NOUNS and not sides.visited:
        site = _last_plant(noun, context)
        if site is not None:
            return site
    if noun in _COMPANY_NOUNS:
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


def _last_plant(noun: str, context: SentenceContext) -> Actor | None:
    """The plant, station or project named last: "the Kozmino oil port" for "the port"."""
    for back, before in enumerate(_earlier(context, _NAMESAKE_REACH)):
        found = list(sites(before.text))
        if back >= _SITE_REACH:
            found = [s for s in found if before.text[s.start : s.end].endswith(noun)]
        if found:
            return Actor(found[-1].name, "company")
    return None


def _last_namesake(noun: str, context: SentenceContext) -> Actor | None:
    """The last full name that ends in the noun: "Development Fund" for "the Fund"."""
    bodies = "|".join(sorted(_COMPANY_NOUNS))
    pattern = re.compile(
        rf"((?:[A-Z][\w.-]+ )+{noun.title()})\b|\b(?:{noun}|{bodies}) ([A-Z][\w-]+)"
    )
    for before in _earlier(context, 6):
        found = list(pattern.finditer(before.text))
        if found:
            return Actor((found[-1][1] or found[-1][2]).removeprefix("The "), "company")
    return None


_STANDARD = re.compile(
    r"\b(?:than|unlike|compared (?:to|with)|(?:among|amongst) (?:all|all the|the|other)"
    r"|(?:the|an?) (?:\w+ )?average)(?: (?:in|for|across|that of|those of|the|of))* $"
)
"""What makes an area what a figure is measured against: "greater than in Russia"."""
SPEECH = frozenset(
    "add agree announce ask brief call cite claim comment congratulate describe explain expect "
    "express go hope inform know list mention mean note order point propose recall remind report "
    "say speak stress suggest talk tell thank think touch want".split()
)


def _organisations(context: SentenceContext, taken: set[int]) -> Iterator[Holder]:
    """Runs of capitalised words that name neither an area nor a person."""
    known = {turn.speaker for turn in context.transcript.turns}
    known |= {" ".join(reversed(p.split(" ", 1))) for p in context.event.persons}
    surnames = {name.split()[-1] for name in known if name}
    run: list[Token] = []
    for token in [*context.doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.text[:1].isupper():
            run.append(token)
            continue
        if run and not {t.i for t in run} & taken and _names_body(run, surnames):
            root = context.doc[run[0].i : run[-1].i + 1].root
            yield Holder(" ".join(t.text for t in run), "organisation", root, "company")
        elif run and not {t.i for t in run} & taken and _is_town(run):
            yield Holder(" ".join(t.text for t in run), "name", run[-1], "town")
        run = []


def _is_town(run: list[Token]) -> bool:
    """Whether a name that no lexicon has stands where a town does: "two plants in Orsk"."""
    last = run[-1]
    placed = last.dep_ == "pobj" and last.head.lower_ in ("in", "near")
    placed = placed and (last.i + 1 == len(last.doc) or last.nbor().pos_ not in ("NOUN", "PROPN"))
    name = " ".join(t.text for t in run)
    return placed and not NO_NAME.match(name) and not {t.text for t in run} & GENERIC


def _names_body(run: list[Token], surnames: set[str]) -> bool:
    first = run[0]
    if first.text in _HONORIFICS or run[-1].text in surnames:
        return False
    if first.i and first.nbor(-1).text in _HONORIFICS:
        return False
    name = " ".join(t.text for t in run)
    if NO_NAME.match(name):
        return False
    return _acts(run) or _apposed(run) or (len(run) > 1 and bool(BODY.search(name)))


def _apposed(run: list[Token]) -> bool:
    """Whether a name is set beside the noun it bears: "one of our companies, Medika"."""
    noun = run[-1].head
    near = [noun, *(t for p in noun.children if p.lower_ == "of" for t in p.children)]
    return run[-1].dep_ == "appos" and any(t.lemma_.lower() in _COMPANY_NOUNS for t in near)


def _acts(run: list[Token]) -> bool:
    """Whether a name is the subject of what its bearer does, not of what it says."""
    last = run[-1]
    if last.dep_ != "nsubj" or last.tag_ == "NNPS" or {t.text for t in run} <= GENERIC:
        return False
    if run[0].is_sent_start and run == [last] and last.text.endswith("ing"):
        return False
    return last.head.pos_ == "VERB" and last.head.lemma_ not in SPEECH
