"""Events, turns and mentions as tables, for a look at the stages before claims."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from quantclaims.detect import detect, detect_furniture
from quantclaims.types import Event, Mention, Sentence, Transcript

__all__ = ["events_frame", "mentions_frame", "turns_frame"]

_EVENT = tuple(field.name for field in dataclasses.fields(Event))
_TURN = ("event_id", "turn", "speaker", "speaker_role", "speaker_kind", "label")
_PLACE = ("source", "start", "end")
_MENTION = tuple(f.name for f in dataclasses.fields(Mention) if f.name not in ("start", "end"))


def events_frame(transcripts: Iterable[Transcript]) -> pd.DataFrame:
    """Return one row an event, columns as the fields of :class:`~quantclaims.types.Event`."""
    rows = [
        {name: _cell(getattr(event, name)) for name in _EVENT}
        | {
            "start": event.start + transcript.document.offset,
            "end": event.end + transcript.document.offset,
        }
        for transcript in transcripts
        for event in transcript.events
    ]
    return pd.DataFrame(rows, columns=list(_EVENT))


def turns_frame(transcripts: Iterable[Transcript]) -> pd.DataFrame:
    """Return one row a turn: who speaks, where it stands, and its words."""
    rows = [
        _turn_cells(transcript, index)
        | {
            "source": transcript.document.source,
            "start": turn.start + transcript.document.offset,
            "end": turn.end + transcript.document.offset,
            "text": transcript.document.text[turn.start : turn.end],
        }
        for transcript in transcripts
        for index, turn in enumerate(transcript.turns)
    ]
    return pd.DataFrame(rows, columns=[*_TURN, *_PLACE, "text"])


def mentions_frame(transcripts: Iterable[Transcript]) -> pd.DataFrame:
    """Return one row a numeric expression, with its role, in the order of the text.

    What nobody says (headers, photo counters) has neither turn nor sentence.
    """
    rows = [row for transcript in transcripts for row in _mention_rows(transcript)]
    columns = [*_TURN, *_PLACE, "quote", *_MENTION, "sentence"]
    return pd.DataFrame(rows, columns=columns).astype({"turn": "Int64"})


def _mention_rows(transcript: Transcript) -> Iterator[dict[str, Any]]:
    said = zip(transcript.sentences, detect(transcript), strict=True)
    pairs: list[tuple[Mention, Sentence | None]]
    pairs = [(mention, sentence) for sentence, mentions in said for mention in mentions]
    pairs += [(mention, None) for mention in detect_furniture(transcript)]
    text = transcript.document.text
    for mention, sentence in sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end)):
        yield {
            **(_turn_cells(transcript, sentence.turn) if sentence else {}),
            "event_id": _event_at(transcript, mention.start),
            "source": transcript.document.source,
            "start": mention.start + transcript.document.offset,
            "end": mention.end + transcript.document.offset,
            "quote": text[mention.start : mention.end],
            **{name: _cell(getattr(mention, name)) for name in _MENTION},
            "sentence": text[sentence.start : sentence.end] if sentence else "",
        }


def _event_at(transcript: Transcript, place: int) -> str:
    return next((e.event_id for e in transcript.events if e.start <= place < e.end), "")


def _turn_cells(transcript: Transcript, index: int) -> dict[str, Any]:
    turn = transcript.turns[index]
    return {
        "event_id": transcript.events[turn.event].event_id,
        "turn": index,
        "speaker": turn.speaker,
        "speaker_role": turn.speaker_role,
        "speaker_kind": turn.kind,
        "label": turn.label,
    }


def _cell(value: Any) -> Any:
    return ";".join(value) if isinstance(value, tuple) else value
