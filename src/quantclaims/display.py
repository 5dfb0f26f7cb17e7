"""Claims to look at in a notebook: each sentence with its figures and what they are of, marked."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from quantclaims.compare import period_label
from quantclaims.compare.areas import area_name
from quantclaims.export.sentences import ClaimSentence, claim_sentences
from quantclaims.marking import Mark, marks_of, without_overlaps
from quantclaims.table import from_frame, typed
from quantclaims.types import Claim

__all__ = ["Marked", "show"]

_COLOURS = {
    "figure": "#ffd479",
    "indicator": "#bfe3c0",
    "period": "#c5d8f7",
    "area": "#f4c7d9",
    "qualifier": "#fff0cc",
}
"""The colours of what is marked; light enough for black print."""

_BLOCK = "font-family:system-ui,sans-serif;line-height:2.2;max-width:54em;margin:0 0 1.2em 0"
_MARK = "background:{};padding:0.25em 0.4em;margin:0 0.1em;border-radius:0.3em;line-height:1"
_LABEL = "font-size:0.65em;font-weight:600;margin-left:0.5em;text-transform:uppercase;color:#555"
_FACTS = "font-size:0.85em;line-height:1.5;color:#444;margin:0;padding-left:1.2em"


@dataclass(frozen=True, slots=True)
class Marked:
    """Sentences as HTML, which Jupyter shows."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show(claims: pd.DataFrame, most: int = 20) -> Marked:
    """Return the sentences of a claims table with figures, indicators, periods and areas marked.

    Below each sentence its claims are listed: what is measured, whose, when, and how it is put. At
    most ``most`` sentences are shown, the first ones. Jupyter displays what the last line of a cell
    returns: ``quantclaims.show(claims)``.

    >>> from quantclaims.table import frame_of
    >>> said = {"sentence": "Exports grew by 8 percent.", "quote": "8 percent", "start": 16}
    >>> page = show(frame_of([said | {"end": 25, "indicator": "exports"}]))
    >>> page.html.count("<mark")
    2
    """
    sentences = list(claim_sentences(typed(claims)))[:most]
    return Marked("\n".join(map(_block, sentences)) or "<p>no claims</p>")


def _block(sentence: ClaimSentence) -> str:
    claims = from_frame(typed(pd.DataFrame(sentence.rows)))
    found = (marks_of(one, sentence.text, one.start - sentence.start) for one in claims)
    marks = without_overlaps([mark for of_claim in found for mark in of_claim])
    facts = "".join(f"<li>{html.escape(_facts(one))}</li>" for one in claims)
    who = " · ".join(filter(None, (_speaker(claims[0]), str(claims[0].event_date or ""))))
    return (
        f'<div style="{_BLOCK}"><small style="color:#666">{html.escape(who)}</small><br>'
        f'{_marked(sentence.text, marks)}<ul style="{_FACTS}">{facts}</ul></div>'
    )


def _marked(text: str, marks: Sequence[Mark]) -> str:
    parts, done = [], 0
    for mark in marks:
        parts.append(html.escape(text[done : mark.start]))
        label = f'<span style="{_LABEL}">{mark.label}</span>'
        words = html.escape(text[mark.start : mark.end])
        parts.append(f'<mark style="{_MARK.format(_COLOURS[mark.label])}">{words}{label}</mark>')
        done = mark.end
    return "".join([*parts, html.escape(text[done:])])


def _speaker(claim: Claim) -> str:
    return claim.speaker or claim.speaker_kind


def _facts(claim: Claim) -> str:
    """A claim in a line: its figure, what is measured, whose, when, and how it is put."""
    whose = " – ".join(area_name(area) for area in (claim.area, claim.counterpart) if area)
    how = "" if claim.modality == "asserted" else claim.modality
    way = f"{claim.aspect} {claim.direction}".strip()
    facts: list[Any] = [claim.quote, claim.indicator, way, whose, period_label(claim), how]
    return " · ".join(filter(None, facts))
