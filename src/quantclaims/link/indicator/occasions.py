"""The occasion that a year follows: "decisions made at the MEETING in Rome on July 5, 2013"."""

from spacy.tokens import Token

from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.phrase import Phrase, noun_phrase
from quantclaims.link.indicator.tree import (
    PREMODIFIERS,
    SUBJECTS,
    child,
    is_noun,
    is_verb,
    prepositions,
)
from quantclaims.link.indicator.words import words

_WHEN = frozenset({"in", "on", "during", "of", "early", "late", "mid", "the", "first", "second"})
_STOPS = frozenset({"CCONJ", "PRON", "PUNCT", "SCONJ"})


def occasion(inquiry: Inquiry) -> Phrase | None:
    """Return the occasion that stands just before a year, with its place.

    None where it is only the setting of what a verb says was done ("signed the Act at the summit").
    """
    doc = inquiry.context.doc
    i = _before_the_time(inquiry)
    while i >= 0 and doc[i].pos_ not in _STOPS and not is_verb(doc[i]):
        noun = doc[i]
        if is_noun(noun) and noun.dep_ not in PREMODIFIERS and _is_occasion(noun):
            return None if _is_setting(noun) else noun_phrase(noun, inquiry)
        i -= 1
    return None


def _before_the_time(inquiry: Inquiry) -> int:
    """Return where the words before a year's phrase end, -1 where it is none of when."""
    doc = inquiry.context.doc
    i = min(inquiry.own) - 1
    dated = False
    while i >= 0 and (doc[i].lower_ in _WHEN or doc[i].is_punct or inquiry.is_time(doc[i])):
        dated = dated or doc[i].lower_ in ("in", "on", "during", "of")
        i -= 1
    return i if dated else -1


def _is_occasion(noun: Token) -> bool:
    return is_titled(noun) or bool({noun.lemma_.lower(), noun.lower_} & words().occasions)


def is_titled(time: Token) -> bool:
    """Whether a time is the name of an occasion: "the YEAR of Japan"."""
    return time.text == "Year" and next(prepositions(time, {"of"}), None) is not None


def _is_setting(noun: Token) -> bool:
    """Whether a clause says what was done to it, or there to another thing."""
    if noun.dep_ in ("dobj", *SUBJECTS):
        return is_verb(noun.head)
    verb = noun.head.head
    if noun.dep_ != "pobj" or not is_verb(verb) or verb.dep_ in ("acl", "relcl"):
        return False
    thing = child(verb, "dobj", "nsubjpass")
    return thing is not None and is_noun(thing)
