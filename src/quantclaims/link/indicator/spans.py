"""Stretches of time and space with names of their own: an age, how long since, how far."""

import re

from spacy.tokens import Token

from quantclaims.link.figure import LENGTHS
from quantclaims.link.indicator.climb import DURATIONS
from quantclaims.link.indicator.ellipsis import antecedent
from quantclaims.link.indicator.inquiry import Inquiry, is_name
from quantclaims.link.indicator.phrase import (
    Phrase,
    governed,
    is_nameable,
    noun_phrase,
    spell,
)
from quantclaims.link.indicator.tree import child, governor, is_noun, is_verb, subject
from quantclaims.link.indicator.words import words

_AGED = frozenset("aged under over below above from between of age years the old".split())
_FAR = frozenset({"from", "to"})
_HOW_LONG = re.compile(
    r"\bhow\slong\s(has|have|had)\s(\w+)\s(been\b[^?.]{0,60})\?\s*$", re.IGNORECASE
)
_ANSWER = re.compile(r"\W*(?:[a-z’']+\W+){0,5}$", re.IGNORECASE)


_SINCE = frozenset({"since", "before", "until", "till"})
_BETWEEN = frozenset("have has had been already now passed elapsed gone by to go left".split())
"""What may stand between a stretch of time and where it began or ends."""

_CONFINED = frozenset({"prison", "jail", "bars", "custody", "detention", "captivity", "exile"})
_CLAUSE = 8
"""How many words of the clause after "since" are kept."""


def age(inquiry: Inquiry) -> Phrase | None:
    """Return what "children AGED 3 to 7", "researchers under 35" is the age of."""
    old = _old(inquiry)
    if old is not None:
        return _age_of(old, inquiry)
    if "ellipsis:age" not in inquiry.mention.rules and not _says_aged(inquiry):
        return None
    doc = inquiry.context.doc
    i = min(inquiry.own) - 1
    while i > 0 and (doc[i].lower_ in _AGED or doc[i].pos_ == "ADP"):
        i -= 1
    if i < 0 or not is_noun(doc[i]) or i == min(inquiry.own) - 1:
        return None
    return Phrase(f"age of {noun_phrase(doc[i], inquiry, 2).text}")


def _says_aged(inquiry: Inquiry) -> bool:
    start = min(inquiry.own)
    words = [t.lower_ for t in inquiry.context.doc[max(0, start - 2) : start]]
    return inquiry.mention.unit == "a" and "aged" in words


def _old(inquiry: Inquiry) -> Token | None:
    """Return the "old" of "an 11-year-OLD boy", "we are 30 years OLD"."""
    doc, i = inquiry.context.doc, max(inquiry.own, default=0) + 1
    i += i < len(doc) and doc[i].text in "-–"
    timed = inquiry.mention.kind == "measure" and i < len(doc)
    return doc[i] if timed and doc[i].lower_ == "old" else None


def _age_of(old: Token, inquiry: Inquiry) -> Phrase:
    """Return whose age it is, as far as that is told by more than a person's pronoun."""
    near = old.doc[old.i + 1 : old.i + 3]
    after = next((t for t in near if t.pos_ == "NOUN"), None)
    if after is not None:
        return Phrase(f"age of {after.text}")
    verb = next((t for t in old.ancestors if is_verb(t)), None)
    who = subject(verb) if verb is not None else None
    if who is not None and who.lower_ in ("it", "they"):
        before = antecedent(inquiry, who)
        return Phrase(f"age of {before.text}" if before is not None else "age")
    if who is None or not is_noun(who) or is_name(who):
        return Phrase("age")
    return Phrase(f"age of {noun_phrase(who, inquiry, 2).text}")


def framed(inquiry: Inquiry) -> Phrase | None:
    """Return what "20 years HAVE PASSED SINCE THE WAR", "two years IN PRISON" is the time of."""
    if inquiry.mention.unit not in DURATIONS:
        return None
    doc, i = inquiry.context.doc, max(inquiry.own, default=0) + 1
    where = child(doc[i], "pobj") if i < len(doc) else None
    if where is not None and where.lower_ in _CONFINED:
        return Phrase(f"time {doc[i].text} {where.text}")
    while i < len(doc) and doc[i].lower_ in _BETWEEN:
        i += 1
    if i >= len(doc) - 1 or doc[i].lower_ not in _SINCE or i == max(inquiry.own) + 1:
        return None
    target = child(doc[i], "pobj")
    if target is not None and is_nameable(target, inquiry):
        said = [doc[i], *governed(doc[i], target, inquiry, 4)]
    else:
        said = [doc[i], *doc[i + 1 : i + 1 + _CLAUSE]]
        end = next((k for k, t in enumerate(said) if t.is_punct or t.dep_ == "cc"), len(said))
        said = said[:end]
    return Phrase(f"time {spell(said, inquiry).text}")


def taken(inquiry: Inquiry) -> Phrase | None:
    """Return what is done "IN three hours", "WITHIN two years": the time that it takes."""
    site = inquiry.site
    if inquiry.mention.unit not in DURATIONS or site.head.lower_ not in ("in", "within"):
        return None
    verb = governor(site)
    if site.dep_ != "pobj" or verb.pos_ != "VERB" or verb.lemma_.lower() in words().level:
        return None
    lead = f"time to {verb.lemma_.lower()}"
    thing, who = child(verb, "nsubjpass", "dobj"), child(verb, "nsubj")
    if thing is not None:
        pointing = thing.lower_ in ("it", "this", "them")
        before = antecedent(inquiry, thing) if pointing else None
        if is_nameable(thing, inquiry):
            before = noun_phrase(thing, inquiry, 4, article=True)
        return Phrase(f"{lead} {before.text}") if before is not None else None
    acts = verb.tag_ != "VBN" or child(verb, "aux") is not None
    if acts and who is not None and is_nameable(who, inquiry) and not is_name(who):
        actor = noun_phrase(who, inquiry, 3, article=True)
        return Phrase(f"time for {actor.text} to {verb.lemma_.lower()}")
    return None


def asked_how_long(inquiry: Inquiry) -> Phrase | None:
    """Return what a question before asks the length of: "How long HAVE YOU BEEN there?"."""
    context = inquiry.context
    if inquiry.mention.kind != "measure" or context.previous is None:
        return None
    before = context.text[: inquiry.mention.start - context.start]
    asked = _HOW_LONG.search(context.previous.text)
    if asked is None or _ANSWER.fullmatch(before) is None:
        return None
    speaker = context.turn.speaker if asked[2].lower() == "you" else ""
    lead = f"{speaker} has" if speaker else f"{asked[2]} {asked[1].lower()}"
    return Phrase(f"time {lead} {asked[3]}")


def distance(inquiry: Inquiry) -> Phrase | None:
    """Return how far "350 kilometres TO THE NEAREST TOWN", "3 kilometres away FROM IT" is."""
    if inquiry.mention.unit not in LENGTHS:
        return None
    doc, end = inquiry.context.doc, max(inquiry.own) + 1
    away = end < len(doc) and doc[end].lower_ in ("away", "off")
    end += away
    target = child(doc[end], "pobj") if end < len(doc) and doc[end].lower_ in _FAR else None
    if target is None or not is_nameable(target, inquiry):
        return Phrase("distance") if away else None
    tokens = [doc[end], *governed(doc[end], target, inquiry, 4)]
    beyond = tokens[-1].i + 1
    other = child(doc[beyond], "pobj") if beyond < len(doc) and doc[beyond].lower_ == "to" else None
    if other is not None and is_nameable(other, inquiry):
        tokens += [doc[beyond], *governed(doc[beyond], other, inquiry, 3)]
    return Phrase(f"distance {spell(tokens, inquiry).text}")
