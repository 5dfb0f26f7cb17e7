"""Bare words, without a page around them, as a transcript of one voice."""

from collections.abc import Iterable
from datetime import date

from quantclaims.segment.events import event_id
from quantclaims.types import Document, Event, Sentence, Transcript, Turn, VoiceKind

__all__ = ["transcript_of_voice"]


def transcript_of_voice(
    text: str,
    sentences: Iterable[tuple[int, int]],
    event_date: str = "",
    speaker: str = "",
    speaker_role: str = "",
    source: str = "",
) -> Transcript:
    """Return words spoken by one person on one day, both of which may be unknown.

    ``sentences`` are the places of the sentences in ``text``; ``event_date`` is ISO 8601.
    Raises ``ValueError`` where it is not.

    >>> transcript_of_voice("It grew.", [(0, 8)], "2019-05-14", "Anna Petrova").events[0].date
    datetime.date(2019, 5, 14)
    """
    day = date.fromisoformat(event_date) if event_date else None
    name = event_id("", event_date, "", "", "")
    event = Event(name, source, 0, len(text), "", date=day)
    kind: VoiceKind = "named" if speaker else "anonymous"
    turn = Turn(0, 0, len(text), kind, speaker, speaker_role)
    return Transcript(
        document=Document(source, "voice", "", text, ()),
        events=(event,),
        turns=(turn,),
        sentences=tuple(Sentence(start, end, 0) for start, end in sentences),
    )
