"""Numeric mentions and what their own words say; no parser needed."""

import re

from quantclaims.types import Kind, Mention, Transcript

__all__ = ["detect", "detect_text"]

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def detect_text(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the mentions of ``text[start:end]``, offsets counted in ``text``, in order."""
    mentions = []
    for match in _DIGITS.finditer(text, start, len(text) if end is None else end):
        value = float(match[0].replace(",", ""))
        percent = text.startswith(" percent", match.end())
        stop = match.end() + (8 if percent else 0)
        kind: Kind = "percent" if percent else "count"
        unit = "percent" if percent else ""
        mentions.append(
            Mention(match.start(), stop, kind, "claim", value, unit=unit, rules=("digits",))
        )
    return tuple(mentions)


def detect(transcript: Transcript) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each sentence of a transcript, in the order of its sentences."""
    text = transcript.document.text
    return tuple(detect_text(text, s.start, s.end) for s in transcript.sentences)
