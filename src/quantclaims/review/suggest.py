"""What the extraction would say of words that somebody takes for a claim it missed."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from quantclaims.detect import detect
from quantclaims.link import link
from quantclaims.link.context import Parse
from quantclaims.records import claim_id
from quantclaims.review.book import row_of
from quantclaims.review.decision import Cell
from quantclaims.review.values import EDITABLE
from quantclaims.types import Mention, Sentence, Transcript

__all__ = ["free_name", "setting", "suggest"]


def setting(transcript: Transcript, start: int) -> dict[str, Cell]:
    """Return the event, voice and sentence of a place, as the cells of a row.

    Offsets count in the document's text. Outside of every sentence, as in a title, the sentence
    is left empty, and the voice is the press service's.
    """
    sentence = _sentence(transcript, start)
    text = transcript.document.text
    event = next((e for e in transcript.events if e.start <= start < e.end), None)
    cells: dict[str, Cell] = {"speaker": "", "speaker_role": "", "speaker_kind": "narrator"}
    if sentence is not None:
        turn = transcript.turns[sentence.turn]
        event = transcript.events[turn.event]
        cells = {"speaker": turn.speaker, "speaker_role": turn.speaker_role}
        cells |= {"speaker_kind": turn.kind, "sentence": text[sentence.start : sentence.end]}
    if event is not None:
        cells |= {"event_id": event.event_id, "event_title": event.title}
        cells |= {"event_date": event.date.isoformat() if event.date else None}
        cells |= {"event_time": event.time, "event_place": event.place}
    return cells


def suggest(transcript: Transcript, start: int, end: int, parse: Parse) -> dict[str, Cell]:
    """Return the cells that the extraction would give to a figure at a place of a document.

    A number that it met there and took for no claim is read as one. Where it met none, only what
    goes without saying is given.
    """
    found = detect(transcript)
    spots = [
        (i, j)
        for i, mentions in enumerate(found)
        for j, one in enumerate(mentions)
        if one.start < end and start < one.end
    ]
    if not spots:
        return {"bound": "exact", "aspect": "level", "modality": "asserted"}
    i, j = max(spots, key=lambda spot: _shared(found[spot[0]][spot[1]], start, end))
    taken = replace(found[i][j], role="claim")
    mentions = (*found[i][:j], taken, *found[i][j + 1 :])
    claims = link(transcript, (*found[:i], mentions, *found[i + 1 :]), parse)
    claim = next(one for one in claims if one.start == taken.start)
    row: Mapping[str, Any] = row_of(claim)
    return {name: row[name] for name in EDITABLE}


def free_name(cells: Mapping[str, Cell], quote: str, is_taken: Callable[[str], bool]) -> str:
    """Return the name that the extraction would give to a claim, were it to find it.

    ``cells`` are those of :func:`setting`. A later extraction that finds the claim then names it
    alike.
    """
    words = str(cells.get("event_id") or ""), str(cells.get("sentence") or ""), quote
    nth = 1
    while is_taken(claim_id(*words, nth)):
        nth += 1
    return claim_id(*words, nth)


def _sentence(transcript: Transcript, start: int) -> Sentence | None:
    at = bisect_right([one.start for one in transcript.sentences], start) - 1
    return transcript.sentences[at] if at >= 0 and start < transcript.sentences[at].end else None


def _shared(mention: Mention, start: int, end: int) -> int:
    return min(mention.end, end) - max(mention.start, start)
