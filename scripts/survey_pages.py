"""What a folder of transcripts holds: how many pages, what their headers give, who speaks.

python scripts/survey_pages.py ../shared/transcripts/kremlin
"""

import sys
from collections import Counter

from quantclaims.errors import ReadError
from quantclaims.read import read_documents
from quantclaims.segment import segment
from quantclaims.types import Event

SHOWN = 30


def survey(paths: list[str]) -> None:
    """Print the shares of events with each header field, then frequent and rare speakers."""
    events: list[Event] = []
    named: set[str] = set()
    speakers: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    for document in read_documents(paths):
        if isinstance(document, ReadError):
            print(document)
            continue
        transcript = segment(document)
        events += transcript.events
        for turn in transcript.turns:
            if turn.speaker:
                named.add(transcript.events[turn.event].event_id)
                speakers[turn.speaker] += 1
                labels[turn.label, turn.speaker] += 1
    spoken = [event for event in events if "Transcripts" in event.sections]
    for kind, some in (("events", events), ("transcripts", spoken)):
        _shares(kind, some, named)
    print(f"\n{len(speakers)} speakers; the most frequent:")
    for name, count in speakers.most_common(SHOWN):
        print(f"  {count:6} {name}")
    print("\nthe rarest labels and their speakers:")
    rare = sorted((count, -len(label), label, name) for (label, name), count in labels.items())
    for count, _, label, name in rare[:SHOWN]:
        print(f"  {count:6} {label} | {name}")


def _shares(kind: str, events: list[Event], named: set[str]) -> None:
    total = len(events) or 1
    has = {
        "title": sum(bool(event.title) for event in events),
        "date": sum(event.date is not None for event in events),
        "time": sum(bool(event.time) for event in events),
        "place": sum(bool(event.place) for event in events),
        "a named speaker": sum(event.event_id in named for event in events),
    }
    shares = ", ".join(f"{field} {count / total:.1%}" for field, count in has.items())
    print(f"{len(events)} {kind}: {shares}")


if __name__ == "__main__":
    survey(sys.argv[1:])
