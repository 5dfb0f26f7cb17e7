"""What a count counts: usually the noun in the figure itself."""

from spacy.tokens import Token

from quantclaims.detect.told import collectives
from quantclaims.link.indicator.inquiry import Inquiry, is_name, is_number
from quantclaims.link.indicator.nearby import HEDGES
from quantclaims.link.indicator.phrase import Phrase, spell
from quantclaims.link.indicator.tree import (
    PREMODIFIERS,
    child,
    governor,
    is_noun,
    prepositions,
    subject,
)
from quantclaims.link.indicator.words import words

_MEASURES = frozenset("point unit time place".split())
"""Counted nouns that count nothing by themselves ("262 units OF EQUIPMENT")."""

_MORE = frozenset("more further additional other separate whole full such consecutive".split())
"""What does not tell which units, times or days are counted."""

_LISTED = frozenset({"NOUN", "ADJ", "PROPN"})
_JOINTS = frozenset({",", "and", "or"})

_MOVES = frozenset("grow increase rise decrease fall decline drop shrink expand".split())
_OF = frozenset("of with from among without in".split())
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def count_noun(inquiry: Inquiry) -> Token | None:
    """Return the noun that a count counts, from the figure's own words or its of-phrase."""
    noun = _own_noun(inquiry)
    if noun is not None:
        hyphened = noun.i > 0 and noun.nbor(-1).text in "-–" and noun.dep_ in PREMODIFIERS
        plain = noun.lemma_.lower() in _MEASURES or inquiry.is_span(noun)
        told = child(noun, "compound", "amod", "nmod")
        bare = told is None or told.lower_ in _MORE or noun.lemma_ == "time"
        return None if (plain and bare) or hyphened else noun
    for token in (inquiry.site, *inquiry.site.conjuncts):
        for target in prepositions(token, {"of"}):
            if is_noun(target):
                return _owned(target)
    return None


def _owned(owner: Token) -> Token:
    """Return the counted noun that its owner stands before: "62 of Russia’s 85 REGIONS"."""
    after = owner.doc[owner.i + 1 : owner.i + 4]
    if len(after) == 3 and after[0].tag_ == "POS" and is_number(after[1]) and is_noun(after[2]):
        return after[2]
    return owner


def _own_noun(inquiry: Inquiry) -> Token | None:
    doc = inquiry.context.doc
    own = [doc[i] for i in sorted(inquiry.own)]
    nouns = [t for t in own if (is_noun(t) or t.dep_ == "nmod") and not is_number(t)]
    site = inquiry.site
    if site in nouns and (site == nouns[-1] or nouns[-1] in site.conjuncts):
        return site
    return nouns[-1] if nouns and (is_number(site) or site in nouns) else None


def is_frequency(inquiry: Inquiry) -> bool:
    """Whether a count says how often something is done: "they meet TWICE a year"."""
    adverb = inquiry.site.lower_ in ("twice", "thrice", "once")
    times = inquiry.site.lemma_ == "time" and inquiry.site.dep_ in ("npadvmod", "appos")
    return adverb or times


def modified(inquiry: Inquiry) -> Phrase | None:
    """Return a plural that a list of modifiers parts from its number.

    "50 HEALTHCARE, EDUCATION AND SPORTS SITES"; in "90 RUSSIAN and 46 German CITIES", the first's.
    """
    doc = inquiry.context.doc
    i = 1 + max((k for k in inquiry.own if is_number(doc[k])), default=len(doc))
    said: list[Token] = []
    shared = 0
    while i < len(doc) and not _ends_list(doc[i]):
        if doc[i].pos_ in _LISTED or doc[i].tag_ == "VBG" or doc[i].lower_ in _JOINTS:
            said.append(doc[i])
        elif said and said[-1].lower_ == "and" and is_number(doc[i]) and not shared:
            shared = len(said) - 1
        elif doc[i].lower_ not in HEDGES:
            return None
        i += 1
    joined = any(t.lower_ in _JOINTS for t in said)
    if i == len(doc) or not joined or inquiry.mention.value == 1:
        return None
    if shared and said[shared - 1].pos_ != "ADJ":
        return None
    return spell([*(said[:shared] if shared else said), doc[i]], inquiry)


def _ends_list(noun: Token) -> bool:
    """Whether a word is a plural noun that is no modifier of the next."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.tag_ in ("NNS", "NNPS") and not any(is_noun(t) for t in after)


def unit_noun(inquiry: Inquiry) -> Token | None:
    """Return the nearest noun of the sentence that bears the unit of a bare count."""
    unit = inquiry.mention.unit.split(" ")[-1].lower()
    site = inquiry.site
    if not unit or unit in _MEASURES:
        return None
    whole = _whole_noun(inquiry, unit)
    if whole is not None:
        return whole
    same = [
        t
        for t in inquiry.context.doc
        if unit in (t.lemma_.lower(), t.lower_) and is_noun(t) and t.i not in inquiry.own
    ]
    return min(same, key=lambda t: (t.i > site.i, abs(t.i - site.i)), default=None)


def _whole_noun(inquiry: Inquiry, unit: str) -> Token | None:
    """Return the noun of the total in "seven of 44 PROJECTS"."""
    if inquiry.mention.whole is None:
        return None
    end = max(inquiry.own) + 1
    near = inquiry.context.doc[end : end + 8]
    if not near or near[0].lower_ not in ("of", "out"):
        return None
    return next((t for t in near if unit in (t.lemma_.lower(), t.lower_) and is_noun(t)), None)


def told_number(noun: Token, inquiry: Inquiry) -> bool:
    """Whether persons merely state a number: "the city's POPULATION is 2 million people"."""
    site = inquiry.site
    verb = governor(site) if site.dep_ == "pobj" else site.head
    complements = any(
        c.dep_ in ("relcl", "acl") or (c.dep_ == "prep" and c.lower_ in _OF) for c in noun.rights
    )
    if noun.lemma_.lower() not in ("people", "person") or complements:
        return False
    said = subject(verb)
    if site.dep_ == "pobj" and site.head.lower_ == "by" and said is not None and is_noun(said):
        return verb.lemma_.lower() in _MOVES
    moved = site.dep_ == "pobj" and verb.lemma_.lower() in _MOVES
    stated = moved or verb.lemma_ == "be" or verb.lemma_.lower() in words().level
    return stated and said is not None and said != site and is_noun(said) and not is_name(said)


def collective(noun: Token, inquiry: Inquiry) -> Token | None:
    """Return the body that so many persons make up: "a city with a POPULATION of 2 million"."""
    site = inquiry.site
    if site.dep_ != "pobj" or site.head.lower_ != "of" or noun != site:
        return None
    above = governor(site)
    wide = noun.lemma_.lower() in ("people", "person", "man", "employee", "member")
    return above if wide and above.lemma_.lower() in collectives() else None


def units(inquiry: Inquiry) -> Phrase | None:
    """Return what a bare count counts by its unit alone ("400,000 who have used the service")."""
    unit = inquiry.mention.unit
    if not unit:
        return None
    noun = _PLURALS.get(unit, unit if unit.endswith("s") else f"{unit}s")
    site = inquiry.site
    if site.dep_ == "nsubjpass":
        return Phrase(f"{noun} {site.head.lower_}")
    clause = child(site, "relcl")
    if clause is None or child(clause, "dobj", "prep") is None:
        return Phrase(noun)
    said = [t.text for t in clause.subtree if clause.left_edge.i <= t.i]
    return Phrase(" ".join([noun, *said[:8]]))
