"""Numeric mentions and what their own words say; no parser needed.

The way of a number: :mod:`.scan` finds the numerals, :mod:`.dates` says which belong to the
calendar, :mod:`.figures` joins ranges and attaches units, :mod:`.bounds` reads the hedges,
:mod:`.wholes` marks totals and their parts, :mod:`.ellipsis` fills in what is left out,
:mod:`.denominators` carries "a day" over, :mod:`.roles` decides what part each number plays.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.bounds import with_bound, with_deadline
from quantclaims.detect.dates import calendar
from quantclaims.detect.denominators import with_denominators
from quantclaims.detect.ellipsis import Memory, remember, share
from quantclaims.detect.figure import Figure
from quantclaims.detect.figures import figures
from quantclaims.detect.roles import with_roles
from quantclaims.detect.scan import scan
from quantclaims.detect.wholes import with_wholes
from quantclaims.types import Mention, Role, Transcript

__all__ = ["detect", "detect_furniture", "detect_text"]


def detect_text(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the mentions of ``text[start:end]``, offsets counted in ``text``, in order.

    >>> [mention] = detect_text("We have about 3,000 employees.")
    >>> mention.value, mention.unit, mention.bound
    (3000.0, 'employee', 'about')
    """
    found = _figures(text, start, len(text) if end is None else end, Memory())
    return tuple(_mention(figure) for figure in found)


def detect(transcript: Transcript) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each sentence of a transcript, in the order of its sentences."""
    text = transcript.document.text
    home = _home_currency(transcript)
    memory, event = Memory(home=home), -1
    found: list[tuple[Mention, ...]] = []
    for sentence in transcript.sentences:
        now = transcript.turns[sentence.turn].event
        if now != event:
            memory, event = Memory(home=home), now
        said = _figures(text, sentence.start, sentence.end, memory)
        memory = remember(memory, text, said, sentence.start, sentence.end)
        found.append(tuple(_mention(figure) for figure in said))
    return tuple(found)


def _home_currency(transcript: Transcript) -> str:
    """Return the currency that a speaker means who names none."""
    site = transcript.document.format.partition("_")[0]
    return {"kremlin": "RUB", "whitehouse": "USD"}.get(site, "")


def detect_furniture(transcript: Transcript) -> tuple[Mention, ...]:
    """Return the mentions in what nobody says: titles, headers, counters, footers."""
    text = transcript.document.text
    found: list[Mention] = []
    for span in transcript.furniture:
        for figure in _figures(text, span.start, span.end, Memory()):
            counted = figure.number.form == "ordinal" and not figure.number.digits
            role: Role = "ordinal" if counted else "furniture"
            rules = (*figure.rules, f"role:{role}_in_furniture")
            found.append(_mention(replace(figure, role=role, rules=rules)))
    return tuple(found)


def _figures(text: str, start: int, end: int, memory: Memory) -> Sequence[Figure]:
    numbers = list(scan(text, start, end))
    if not numbers:
        return ()
    found = figures(text, numbers, calendar(text, numbers, start, end), start, end)
    found = [with_bound(text, figure, start, end) for figure in found]
    found = with_wholes(text, found, memory.figures, start, end)
    found = with_denominators(text, share(text, found, memory, start, end))
    return [with_deadline(text, figure, start) for figure in with_roles(text, found, start, end)]


def _mention(figure: Figure) -> Mention:
    return Mention(
        start=figure.start,
        end=figure.end,
        kind=figure.kind,
        role=figure.role,
        value=_float(figure.value),
        value_low=_float(figure.low),
        value_high=_float(figure.high),
        bound=figure.bound,
        qualifier=figure.qualifier,
        unit=figure.unit,
        unit_per=figure.unit_per,
        whole=_float(figure.whole),
        rules=figure.rules,
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
