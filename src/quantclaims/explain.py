"""Which rules made which cell: every number of a sentence, and how it was read."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from quantclaims.detect import detect
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.rule_names import CELLS, OWN_WORDS, rules_of
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.types import Claim, Kind, Mention, Role

__all__ = ["explain"]

_ROLE_STYLES: Mapping[Role, str] = {
    "claim": "bold green",
    "whole": "bold cyan",
    "period": "blue",
    "name": "magenta",
    "ordinal": "yellow",
    "incidental": "dim",
    "furniture": "dim",
}


def explain(
    text: str, event_date: str = "", speaker: str = "", speaker_role: str = "", model: str = ""
) -> Iterator[Text]:
    """Yield lines that say how each number of some sentences is read, and by which rules.

    The words, which come first, are taken as one person's, spoken on ``event_date`` (ISO 8601).
    Colours tell the roles apart.

    >>> for line in explain("Exports grew by 8 percent."):
    ...     print(line)  # doctest: +ELLIPSIS
    Exports grew by 8 percent.
    8 percent: claim
      kind percent, value 8, bound exact, unit percent ...
    """
    spans = sentence_spans(text, 0, len(text))
    transcript = transcript_of_voice(text, spans, event_date, speaker, speaker_role)
    found = detect(transcript)
    claims = {c.start: c for c in link(transcript, found, load_language(model).pipe)}
    mentions = [mention for of_sentence in found for mention in of_sentence]
    yield _coloured(text, mentions)
    for mention in mentions:
        quote = text[mention.start : mention.end]
        yield Text.assemble((quote, _ROLE_STYLES[mention.role]), f": {mention.role}")
        yield from _rows(claims.get(mention.start, mention))


def _coloured(text: str, mentions: list[Mention]) -> Text:
    line = Text(text)
    for mention in mentions:
        line.stylize(_ROLE_STYLES[mention.role], mention.start, mention.end)
    return line


def _rows(said: Claim | Mention) -> Iterator[Text]:
    questions = CELLS if isinstance(said, Claim) else {"": OWN_WORDS}
    for question, columns in questions.items():
        shown = {column: _shown(getattr(said, column), said.kind) for column in columns}
        cells = ", ".join(f"{column} {value}" for column, value in shown.items() if value)
        rules = ", ".join(rules_of(question, said.rules))
        yield Text.assemble(f"  {cells or question + ' unknown'}", (f"  by {rules}", "dim"))


def _shown(value: object, kind: Kind) -> str:
    if isinstance(value, float):
        return format(value, ".0f" if kind == "year" else ",.12g")
    return str(value or "")
