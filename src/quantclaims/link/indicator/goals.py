"""The rate that a goal or a move is of: "our 2 percent goal", "move by 25 basis points"."""

import re

from quantclaims.link.figure import GOAL
from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.phrase import Phrase, noun_phrase
from quantclaims.link.times import before

_RATE = re.compile(r"\b(?:inflation|unemployment|growth|deficit)\b", re.IGNORECASE)
_REACH = 6
_SENTENCES = 6


def goal(inquiry: Inquiry) -> Phrase | None:
    """Return the goal as printed, with the rate named last before it where it names none itself."""
    mention, context = inquiry.mention, inquiry.context
    after = GOAL.match(context.text, mention.end - context.start)
    if after is None:
        return None
    words = after[0].strip()
    if _RATE.search(words):
        end = mention.end + len(after[0])
        return Phrase(words, end - len(words), end)
    words_before = context.text[: mention.start - context.start]
    said = [*(c.indicator for c in inquiry.discourse.claims[-_REACH:]), words_before]
    named = next((found[-1] for text in reversed(said) if (found := _RATE.findall(text))), "")
    return Phrase(f"{named.lower()} {words}".strip())


def rate_before(inquiry: Inquiry) -> Phrase | None:
    """Return the rate named last before a figure, here or in the sentences before it."""
    limit = min(inquiry.own)
    for context in (inquiry.context, *before(inquiry.context, _SENTENCES)):
        if "rate" in context.text.lower():
            there = Inquiry(inquiry.mention, context, inquiry.discourse)
            named = (t for t in reversed(context.doc[:limit]) if t.lemma_.lower() == "rate")
            noun = next((t for t in named if t.pos_ in ("NOUN", "PROPN")), None)
            if noun is not None:
                return noun_phrase(noun, there)
        limit = len(context.transcript.document.text)
    return None
