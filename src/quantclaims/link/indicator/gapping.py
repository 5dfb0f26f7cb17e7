"""Figures whose verb is said once for several, and figures thrown in between dashes."""

from spacy.tokens import Token

from quantclaims.link.indicator.climb import Step, complement, name
from quantclaims.link.indicator.inquiry import Inquiry, is_light
from quantclaims.link.indicator.nearby import DASHES, HEDGES
from quantclaims.link.indicator.phrase import Phrase, spell
from quantclaims.link.indicator.tree import is_noun

_HEDGES = HEDGES | {"by"}
_JOINS = frozenset((",", "and", ";"))
_VERBAL = frozenset("VBD VBP VBN VB MD".split())
_NOT_NAMED = frozenset("ADV PRON SCONJ NUM PUNCT AUX".split())
_MONEY = frozenset({"sum", "amount", "money", "fund"})
_SIZES = frozenset("large huge major big great considerable significant substantial".split())
_ROOM = 6


def enumerated(inquiry: Inquiry) -> Phrase | None:
    """Return what "sales were up 24 percent, SHIP REPAIRS 19 percent and MINING 10" names.

    The words between two percentages are read, not their parse, which such lists mislead.
    """
    start = min(inquiry.own, default=0)
    before = [m for m in inquiry.context.mentions if m.end <= inquiry.mention.start]
    if inquiry.mention.kind != "percent" or not before or before[-1].kind != "percent":
        return None
    doc = inquiry.context.doc
    between = list(doc[inquiry.context.span(before[-1].start, before[-1].end).end : start])
    while between and between[-1].lower_ in _HEDGES:
        between.pop()
    joined = bool(between) and between[0].lower_ in _JOINS
    while between and between[0].lower_ in _JOINS | {"the", "while"}:
        between.pop(0)
    return spell(between, inquiry) if joined and _names_one(between, inquiry) else None


def _names_one(words: list[Token], inquiry: Inquiry) -> bool:
    """Whether some words are a noun phrase of something that may be measured."""
    if not words or len(words) > _ROOM or words[0].pos_ in ("ADP", "DET", "PART", "CCONJ"):
        return False
    if any(t.tag_ in _VERBAL or t.pos_ in _NOT_NAMED or inquiry.is_time(t) for t in words):
        return False
    named = is_noun(words[-1]) or (len(words) > 1 and words[-1].tag_ == "VBZ")
    return named and not is_light(words[-1]) and any(t.pos_ != "PROPN" for t in words)


def is_mere_money(noun: Token, inquiry: Inquiry) -> bool:
    """Whether a noun only says that something is money: "a SUM, 5 million, is allocated"."""
    told = [c for c in noun.lefts if c.dep_ in ("amod", "compound") and c.lower_ not in _SIZES]
    mere = noun.lemma_.lower() in _MONEY and not told and complement(noun, inquiry) is None
    return mere and inquiry.mention.kind == "money" and noun.dep_ in ("nsubjpass", "dobj")


def thrown_in(site: Token, inquiry: Inquiry) -> Step:
    """The current level of LOCALISATION – 25 percent – is low."""
    doc = inquiry.context.doc
    start, end = min(inquiry.own), max(inquiry.own) + 1
    while start > 2 and doc[start - 1].lower_ in _HEDGES:
        start -= 1
    dashes = DASHES - {":"}
    opens = start > 1 and doc[start - 1].text in dashes
    if not opens or end >= len(doc) or doc[end].text not in dashes:
        return None
    noun = doc[start - 2]
    while noun.dep_ == "pobj" and is_noun(noun.head.head):
        noun = noun.head.head
    free = is_noun(noun) and not inquiry.is_quantity(noun) and not inquiry.is_time(noun)
    free = free and not is_mere_money(noun, inquiry)
    return name(noun, "apposition", inquiry) if free else None
