"""Who stands in a sentence that a figure could be about: named areas, names, "we", "here"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from quantclaims.link.actors import Actors
from quantclaims.link.context import SentenceContext
from quantclaims.link.places import Place, places
from quantclaims.link.pointing import COMPANY_NOUNS, pointed
from quantclaims.link.unlisted import BODY, GENERIC, NO_NAME, sites

Form = Literal["name", "demonym", "self", "addressee", "domestic", "reference", "organisation"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody or somewhere named in a sentence; ``root`` is the token that governs the name."""

    name: str
    form: Form
    root: Token
    kind: str = ""


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
        meant = pointed(token, context, sides)
        if meant is not None:
            yield Holder(meant.name, meant.form, token, meant.kind)


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
        if (
            token is not None
            and token.text[:1].isupper()
            and (token.pos_ == "PROPN" or (run and token.pos_ == "NOUN"))
        ):
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
    whence = last.head.lower_ == "from" and last.head.head.tag_ == "NNS"
    placed = last.dep_ == "pobj" and (last.head.lower_ in ("in", "near") or whence)
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
    return run[-1].dep_ == "appos" and any(t.lemma_.lower() in COMPANY_NOUNS for t in near)


def _acts(run: list[Token]) -> bool:
    """Whether a name is the subject of what its bearer does, not of what it says."""
    last = run[-1]
    if last.dep_ == "compound" and last.head.lemma_.lower() in COMPANY_NOUNS:
        last = last.head
    relative = [t for t in last.children if t.dep_ == "relcl" and t.i > last.i]
    verb = last.head if last.dep_ == "nsubj" else relative[0] if relative else None
    people = last.tag_ == "NNPS" and not last.text.isupper() and not BODY.search(last.text)
    if verb is None or people or {t.text for t in run} <= GENERIC:
        return False
    if run[0].is_sent_start and run == [last] and last.text.endswith("ing"):
        return False
    return verb.pos_ == "VERB" and verb.lemma_ not in SPEECH
