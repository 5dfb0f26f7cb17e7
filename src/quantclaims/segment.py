"""Documents into events, turns and sentences, every offset into the document's text."""

import re
from datetime import date

from quantclaims.types import Document, Event, Sentence, Span, Transcript, Turn

_LABEL = re.compile(r"((?:[A-Za-z][\w’'-]*[ ,]+)*?)([A-Z][\w’'-]+ [A-Z][\w’'-]+) ?: ")
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")


def segment(document: Document) -> Transcript:
    """Split a document at its title blocks, speaker labels and sentence ends."""
    events: list[Event] = []
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    furniture: list[Span] = []
    text = document.text
    for block in document.blocks:
        if block.role != "title" and not events:
            continue
        if block.role == "title":
            title = text[block.start : block.end]
            events.append(Event(title, document.source, block.start, len(text), title))
        if block.role == "date" and events[-1].date is None:
            day = date.fromisoformat(block.value)
            last = events[-1]
            events[-1] = Event(last.event_id, last.source, last.start, last.end, last.title, day)
        if block.role != "paragraph":
            furniture.append(Span(block.start, block.end))
            continue
        label = _LABEL.match(text, block.start, block.end)
        event = len(events) - 1
        if label:
            turns.append(Turn(event, label.end(), block.end, "named", label[2], label[1].strip()))
        elif not turns or turns[-1].event != event:
            turns.append(Turn(event, block.start, block.end, "narrator"))
        start = label.end() if label else block.start
        for end in [m.start() for m in _END.finditer(text, start, block.end)] + [block.end]:
            sentences.append(Sentence(start, end, len(turns) - 1))
            start = end + 1
    return Transcript(document, tuple(events), tuple(turns), tuple(sentences), tuple(furniture))
