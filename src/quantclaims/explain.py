"""Which rules made which cell: every number of a sentence, and how it was read."""

import dataclasses
from collections.abc import Iterator

from quantclaims.detect import detect
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.types import Claim, Mention

__all__ = ["explain"]

_OWN_WORDS = tuple(
    f.name for f in dataclasses.fields(Mention) if f.name not in ("start", "end", "role", "rules")
)
_BY_QUESTION = {
    "": _OWN_WORDS,
    "period": ("period_start", "period_end", "period_text", "period_basis", "baseline"),
    "indicator": ("indicator", "indicator_code"),
    "aspect": ("aspect", "direction"),
    "modality": ("modality",),
    "area": ("area", "counterpart"),
}
"""The cells that each question of linking fills; those of no question come from the words."""


def explain(
    text: str, event_date: str = "", speaker: str = "", speaker_role: str = "", model: str = ""
) -> Iterator[str]:
    """Yield lines that say how each number of some sentences is read, and by which rules.

    The words are taken as one person's, spoken on ``event_date`` (ISO 8601).

    >>> for line in explain("Exports grew by 8 percent."):
    ...     print(line)  # doctest: +ELLIPSIS
    8 percent: claim
      kind percent, value 8, bound exact, unit percent ...
    """
    spans = sentence_spans(text, 0, len(text))
    transcript = transcript_of_voice(text, spans, event_date, speaker, speaker_role)
    mentions = detect(transcript)
    claims = {c.start: c for c in link(transcript, mentions, load_language(model).pipe)}
    for mention in (m for of_sentence in mentions for m in of_sentence):
        yield f"{text[mention.start : mention.end]}: {mention.role}"
        claim = claims.get(mention.start)
        yield from _rows(claim) if claim else [f"  by {', '.join(mention.rules)}"]


def _rows(claim: Claim) -> Iterator[str]:
    for question, columns in _BY_QUESTION.items():
        cells = [f"{c} {_shown(getattr(claim, c))}" for c in columns if _shown(getattr(claim, c))]
        rules = [rule for rule in claim.rules if _question(rule) == question]
        yield f"  {', '.join(cells) or question + ' unknown'}  by {', '.join(rules)}"


def _question(rule: str) -> str:
    name = rule.partition(":")[0]
    return name if name in _BY_QUESTION else ""


def _shown(value: object) -> str:
    return f"{value:,.12g}" if isinstance(value, float) else str(value or "")
