"""Documents into events, turns and sentences, every offset into the document's text."""

from quantclaims.segment.events import event_pages
from quantclaims.segment.run_on import apart
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.turns import turns_of
from quantclaims.types import BlockRole, Document, Event, Sentence, Span, Transcript, Turn

__all__ = ["segment"]

_SPOKEN: frozenset[BlockRole] = frozenset(
    {"lede", "caption", "narration", "paragraph", "pull_quote"}
)


def segment(document: Document) -> Transcript:
    """Split a document into its events, their turns and sentences.

    Every stretch of the text that a block names and nobody says is furniture: titles, headers,
    headings, links, footers.
    """
    events: list[Event] = []
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    furniture: list[Span] = []
    for event, blocks in event_pages(document):
        events.append(event)
        blocks = apart(document.text, blocks)
        for turn, said in turns_of(document.text, event, len(events) - 1, blocks):
            turns.append(turn)
            for role, start, end in said:
                sentences += (
                    Sentence(*span, len(turns) - 1, role)
                    for span in sentence_spans(document.text, start, end)
                )
        furniture += (Span(b.start, b.end) for b in blocks if b.role not in _SPOKEN)
    return Transcript(document, tuple(events), tuple(turns), tuple(sentences), tuple(furniture))
