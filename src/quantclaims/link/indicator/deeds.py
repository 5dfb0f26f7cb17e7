"""What is said of the things that a figure counts: "countries WITH POLLING STATIONS"."""

from spacy.tokens import Token

from quantclaims.link.indicator.climb import NOT_MEASURED
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name, is_number
from quantclaims.link.indicator.phrase import (
    Phrase,
    governed,
    is_nameable,
    noun_phrase,
    phrase_tokens,
    spell,
    weight,
)
from quantclaims.link.indicator.tree import child, governor, is_noun, is_preposition
from quantclaims.link.indicator.words import participle, words

_PLAIN_VERBS = frozenset(
    "have be see make take get need want plan do include receive give know consider show "
    "comprise set total number reach exceed say tell note report think believe hope expect "
    "remember account force mean boast involve contain feature".split()
)
_PERSONS = frozenset("people person family household individual citizen".split())
"""Counted nouns so wide that what they do must be said, whatever the verb."""

_NO_DEEDS = frozenset("have be see make get want set total number reach account".split())
_HOLDING = frozenset({"in", "at", "across", "from"})
"""What ties a thing to those that have it: "delegations FROM 70 states"."""

_GIVING = frozenset(
    "give pay supply export deliver sell grant provide send issue offer allocate award".split()
)
"""Verbs of what somebody gets: "pensions are PAID to 30,000 retirees"."""


def counted(head: Token, inquiry: Inquiry) -> Phrase:
    """Return a counted noun with what is said of it ("agreements signed")."""
    tokens = phrase_tokens(head, inquiry, 4)
    phrase = noun_phrase(head, inquiry, 4)
    if weight(tokens) > 2:
        return phrase
    site = inquiry.site if is_number(inquiry.site) else head
    done = _done(site, head, tokens, inquiry)
    if done is None and weight(tokens) == 1 and not is_number(head):
        done = _holding(site, phrase, inquiry)
    return done if done is not None else phrase


def _done(site: Token, head: Token, tokens: list[Token], inquiry: Inquiry) -> Phrase | None:
    """Say what is done to the things, or what they do: "jobs CREATED", "people LIVING ALONE"."""
    verb = site.head
    if verb.pos_ != "VERB" or not verb.text.isalpha():
        return None
    lemma = verb.lemma_.lower()
    deeds = site.dep_ == "nsubj" and len(tokens) == 1 and head.lemma_.lower() in _PERSONS
    if lemma in (_NO_DEEDS if deeds else _PLAIN_VERBS):
        return None
    phrase = noun_phrase(head, inquiry, 4)
    if site.dep_ == "nsubjpass" and verb.tag_ == "VBN":
        return spell([*tokens, verb], inquiry)
    if site.dep_ == "dobj" and child(verb, "prt") is None:
        return Phrase(f"{phrase.text} {participle(lemma)}")
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.lefts)
    if site.dep_ == "nsubj" and weight(tokens) < 2 and not infinitive:
        return Phrase(f"{phrase.text} {_action(verb, inquiry)}")
    return None


def _holding(site: Token, phrase: Phrase, inquiry: Inquiry) -> Phrase | None:
    """Say what the things have or get: "airfields WITH such systems", "retirees PAID pensions"."""
    if site.dep_ == "nsubj" and site.head.lemma_ == "have":
        return _joined(phrase, "with", child(site.head, "dobj"), inquiry)
    if site.dep_ != "pobj":
        return None
    above = governor(site)
    thing = above if is_noun(above) else child(above, "nsubjpass", "dobj")
    if thing is None or thing.i > site.i:
        return None
    if site.head.lower_ in _HOLDING:
        return _joined(phrase, "with", thing, inquiry)
    verb = above.lemma_.lower()
    if site.head.lower_ == "to" and verb in _GIVING and above.pos_ == "VERB":
        return _joined(phrase, participle(verb), thing, inquiry)
    return None


def _joined(phrase: Phrase, link: str, thing: Token | None, inquiry: Inquiry) -> Phrase | None:
    """Join a counted noun with another that may be named and that says something."""
    if thing is None or thing.lower_ in NOT_MEASURED or not is_nameable(thing, inquiry):
        return None
    if is_light(thing) or is_name(thing):
        return None
    lacking = link == "with" and any(c.lower_ == "no" for c in thing.lefts)
    return Phrase(
        f"{phrase.text} {'without' if lacking else link} {noun_phrase(thing, inquiry, 2).text}"
    )


def sharing(phrase: Phrase, head: Token, inquiry: Inquiry) -> Phrase:
    """Return the part that a percent is of, with what that part does: "people LIVING ALONE"."""
    site = inquiry.site
    verb = site.head
    wide = site.dep_ == "nsubj" and weight(phrase_tokens(head, inquiry, 4)) == 1
    plain = verb.pos_ != "VERB" or verb.lemma_.lower() in _NO_DEEDS | words().level
    if inquiry.mention.kind != "percent" or not wide or plain or not _stays(verb):
        return phrase
    return Phrase(f"{phrase.text} {_action(verb, inquiry)}")


def _stays(verb: Token) -> bool:
    """Whether a verb tells what somebody does, not how an amount moves."""
    return verb.lemma_.lower() not in words().events and child(verb, "dobj", "prep") is not None


def _action(verb: Token, inquiry: Inquiry) -> str:
    """Return what a subject does, as a clause after its noun ("THAT TRAVELLED BY RAILWAY")."""
    said = [t for t in verb.lefts if t.dep_ in ("aux", "neg")]
    said = [verb] if verb.tag_ == "VBG" else [*said, verb]
    for c in verb.rights:
        target = c if c.dep_ == "dobj" else child(c, "pobj") if is_preposition(c) else None
        if target is not None and is_nameable(target, inquiry):
            said += governed(c, target, inquiry, 2)
            break
    lead = "" if verb.tag_ == "VBG" else "that "
    return lead + spell(said, inquiry).text
