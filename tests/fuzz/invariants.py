"""What holds of every document, transcript and claim, whatever they were read from."""

import math
from typing import get_args

from quantclaims.segment.run_on import RUN_ON
from quantclaims.types import CATEGORIES, BlockRole, Claim, Document, Mention, Transcript

__all__ = ["check_claims", "check_document", "check_transcript"]

_LONGEST = 2_000_000
"""How long a text may become: one name that is said often makes it longer than its source."""

_SPOKEN = ("lede", "caption", "narration", "paragraph", "pull_quote")


def check_document(document: Document) -> None:
    """Fail for a document whose blocks do not lie in its text, or that no file can hold."""
    text = document.text
    text.encode("utf-8")
    assert len(text) <= _LONGEST, len(text)
    reached = 0
    for block in document.blocks:
        assert block.role in get_args(BlockRole), block
        assert 0 <= block.start <= block.end <= len(text), (block, len(text))
        assert reached <= block.start, (block, reached)
        reached = block.start
        block.value.encode("utf-8")


def check_transcript(transcript: Transcript) -> None:
    """Fail for sentences out of place, and for words that are neither said nor furniture."""
    text = transcript.document.text
    reached = 0
    for sentence in transcript.sentences:
        turn = transcript.turns[sentence.turn]
        assert turn.start <= sentence.start < sentence.end <= turn.end, (turn, sentence)
        assert reached <= sentence.start, (sentence, reached)
        reached = sentence.end
        words = text[sentence.start : sentence.end]
        assert words == words.strip(), words
    for turn in transcript.turns:
        event = transcript.events[turn.event]
        assert event.start <= turn.start <= turn.end <= event.end, (event, turn)
    _check_nothing_lost(transcript)


def _check_nothing_lost(transcript: Transcript) -> None:
    """Every word of what is spoken stands in a sentence, but for the label of who speaks it."""
    text = transcript.document.text
    held = bytearray(len(text))
    for sentence in transcript.sentences:
        held[sentence.start : sentence.end] = b"\1" * (sentence.end - sentence.start)
    for span in transcript.furniture:
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for block in transcript.document.blocks:
        if block.role not in _SPOKEN or block.value == RUN_ON:
            continue
        said = held.find(1, block.start, block.end)
        rest = block.end if said < 0 else said
        label = text[block.start : rest].strip()
        assert said >= 0 or not label or label[-1] in ":.?", (block, label)
        lost = [text[i] for i in range(rest, block.end) if not held[i] and not text[i].isspace()]
        assert not lost, (block, "".join(lost))


def check_claims(
    transcript: Transcript, found: tuple[tuple[Mention, ...], ...], claims: tuple[Claim, ...]
) -> None:
    """Fail where claims are not the figures that were found, word for word and in order."""
    figures = [m for mentions in found for m in mentions if m.role in ("claim", "whole")]
    places = [(m.start, m.end) for m in figures]
    assert [(claim.start, claim.end) for claim in claims] == places
    assert len({claim.claim_id for claim in claims}) == len(claims)
    for claim in claims:
        _check_claim(transcript.document.text, claim)


def _check_claim(text: str, claim: Claim) -> None:
    assert text[claim.start : claim.end] == claim.quote, claim
    assert claim.quote in claim.sentence, claim
    for column, words in CATEGORIES.items():
        assert getattr(claim, column) in words, (column, claim)
    numbers = (claim.value, claim.value_low, claim.value_high, claim.whole)
    assert all(n is None or (n >= 0 and math.isfinite(n)) for n in numbers), claim
    assert (claim.value is None) == (claim.value_low is not None), claim
    assert (claim.value_low is None) == (claim.value_high is None), claim
    if claim.value_low is not None and claim.value_high is not None:
        assert claim.value_low <= claim.value_high, claim
    if claim.period_start and claim.period_end:
        assert claim.period_start <= claim.period_end, claim
    assert 0 <= claim.confidence <= 1, claim
    assert claim.rules, claim
