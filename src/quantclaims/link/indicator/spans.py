"""Stretches of time that have names of their own: an age, how long somebody has done a thing."""

import re

from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.phrase import Phrase, noun_phrase
from quantclaims.link.indicator.tree import is_noun

_AGED = frozenset("aged under over below above from between of age years the old".split())
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
