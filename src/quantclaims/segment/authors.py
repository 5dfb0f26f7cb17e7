"""Words that nobody speaks but somebody signs: articles, messages, telegrams."""

import re
from collections.abc import Sequence
from itertools import pairwise

from quantclaims.lexicon.holders import holder
from quantclaims.types import Block, Event

__all__ = ["FIRST_PERSON", "signed_blocks", "signer"]

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our|[Ll]et[’']s)\b")
_SINGULAR = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_QUOTED = re.compile(r"[“”\"„][^“”\"„]*[“”\"]")
_ARTICLE = re.compile(r"\b(?:article|op-ed|column|essay)\b(?: (?:by|of|from)\b)?", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:[Aa]rticle|[Oo]p-ed|[Cc]olumn|[Ee]ssay),? (?:by|of) ((?:[A-Z][\w’-]+ ?){2,3})"
)
_MESSAGE_OPENS = re.compile(
    r"\b(?:message|telegram|letter|greeting|condolence|congratulation|document|inquiry)s?\b"
    r"(?:.{0,120}\b(?:reads?|runs?|follows|said,? in part)\b.{0,40})?:$",
    re.IGNORECASE | re.DOTALL,
)
_OPENING, _CLOSING = '“”"„«', '“”"»'
_SURE = 3


def signer(event: Event) -> str:
    """Return whose text a page without speakers prints: the person its header names as author.

    >>> from datetime import date
    >>> signer(Event("", "", 0, 0, "Article by Anna Petrova, Our Common Home", date(2019, 5, 6)))
    'Anna Petrova'
    """
    header = f"{event.title} {event.lede}"
    if named := _BY.search(header):
        return named[1].strip()
    found = holder(event.institution, event.date)
    return found.name if found else ""


def signed_blocks(text: str, event: Event, blocks: Sequence[Block]) -> dict[int, str]:
    """Map the starts of the blocks that somebody signs to that person's name.

    An article is signed as a whole: it speaks in the first person or its header calls it one. A
    message is signed from the paragraph after "The message reads:" to its closing quotation mark.
    """
    author = signer(event)
    body = _after_news(text, blocks)
    if not author or not body:
        return {}
    unquoted = _QUOTED.sub("", " ".join(text[block.start : block.end] for block in body))
    said = len(_SINGULAR.findall(unquoted))
    if said >= _SURE or (said and _ARTICLE.search(f"{event.title} {event.lede}")):
        return {block.start: author for block in body}
    return dict.fromkeys(_message(text, body), author)


def _after_news(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs, less those above a break in which nobody says "I"."""
    cut = next((i for i, block in enumerate(blocks) if block.role == "break"), 0)
    above = [block for block in blocks[:cut] if block.role == "paragraph"]
    if any(_SINGULAR.search(_QUOTED.sub("", text[block.start : block.end])) for block in above):
        cut = 0
    return [block for block in blocks[cut:] if block.role == "paragraph"]


def _message(text: str, body: Sequence[Block]) -> list[int]:
    starts: list[int] = []
    inside = False
    for before, block in pairwise(body):
        words = text[block.start : block.end].rstrip()
        opens = bool(_MESSAGE_OPENS.search(text[before.start : before.end].rstrip()))
        if inside or (opens and words[0] in _OPENING):
            starts.append(block.start)
            inside = words[-1] not in _CLOSING
    return starts
