"""Stretches of time and space with names of their own: an age, how long, how far."""

import re

from quantclaims.link.figure import LENGTHS
from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.phrase import (
    Phrase,
    governed,
    is_nameable,
    noun_phrase,
    spell,
)
from quantclaims.link.indicator.tree import child, is_noun

_AGED = frozenset("aged under over below above from between of age years the old".split())
_FAR = frozenset({"from", "to"})
_HOW_LONG = re.compile(
    r"\bhow\slong\s(has|have|had)\s(\w+)\s(been\b[^?.]{0,60})\?\s*$", re.IGNORECASE
)
_ANSWER = re.compile(r"\W*(?:[a-z’']+\W+){0,5}$", re.IGNORECASE)


def age(inquiry: Inquiry) -> Phrase | None:
    """Return what "children AGED 3 to 7", "researchers under 35" is the age of."""
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
