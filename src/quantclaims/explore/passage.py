"""A transcript as a page shows it: voices, paragraphs, and what is marked in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quantclaims.explore.transcripts import Place
from quantclaims.marking import Mark, find_phrase, marks_of, without_overlaps
from quantclaims.types import Claim, Sentence, Turn, VoiceKind

__all__ = ["Paragraph", "Passage", "Piece", "Voice", "near", "passage_of", "without_transcript"]

PART = 40_000
"""About how many characters of a transcript are shown at once."""

_BEFORE = 8
"""How many sentences before a claim's own may say what it leaves unsaid."""

_LINE = 90
"""A sentence longer than this does not fit a line of a page that is wrapped."""

# What stands between two sentences and is neither of them is furniture, and parts them too.
_NEW_LINE = re.compile(r"\n|\S")
_BLANK_LINE = re.compile(r"\n\s*\n|\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; a figure has its claim, ``own`` says it is of the one shown."""

    text: str
    label: str = ""
    claim: Claim | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces that make up a stretch of the source from ``start``."""

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says: the paragraphs of a turn that are on this page."""

    kind: VoiceKind
    speaker: str
    role: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an event's transcript, numbered from 1."""

    voices: tuple[Voice, ...]
    part: int = 1
    parts: int = 1
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph's place: its turn and its sentences."""

    turn: int
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end


def passage_of(place: Place, claim: Claim, claims: Sequence[Claim], part: int = 0) -> Passage:
    """Return the part of a transcript that a claim stands in, or the one asked for.

    ``claims`` are those of the event, all of which are marked; the marks of ``claim`` come first.
    """
    stretches = list(_stretches(place))
    parts = list(_parts(stretches))
    at = claim.start - place.offset
    own = next((i for i, some in enumerate(parts) if some[-1].end > at), len(parts) - 1)
    number = part - 1 if 1 <= part <= len(parts) else own
    voices = _voices(place, parts[number] if parts else [], claim, claims)
    return Passage(tuple(voices), number + 1, max(1, len(parts)), _web_address(place.event.url))


def near(passage: Passage, claim: Claim) -> Passage:
    """Return the paragraphs of a passage around a claim: its own, the one before, the one after."""
    numbered = [(i, p) for i, voice in enumerate(passage.voices) for p in voice.paragraphs]
    starts = [paragraph.start for _, paragraph in numbered]
    own = bisect_right(starts, claim.start) - 1
    kept = numbered[max(0, own - 1) : own + 2]
    voices = [
        replace(voice, paragraphs=tuple(p for j, p in kept if j == i))
        for i, voice in enumerate(passage.voices)
    ]
    return replace(passage, voices=tuple(voice for voice in voices if voice.paragraphs))


def without_transcript(claim: Claim, *others: Claim) -> Passage:
    """Return a claim's sentence alone, as the table has it, and what others say in it."""
    at = max(0, claim.sentence.find(claim.quote))
    sentence = claim.sentence if claim.quote in claim.sentence else claim.quote
    marked = [(mark, claim) for mark in marks_of(claim, sentence, at)]
    for other in others:
        there = other.start - claim.start + at
        if there >= 0 and sentence.startswith(other.quote, there):
            marked += [(mark, other) for mark in marks_of(other, sentence, there)]
    pieces = _pieces(sentence, 0, marked, claim)
    paragraph = Paragraph(claim.start - at, pieces)
    return Passage((Voice(claim.speaker_kind, claim.speaker, claim.speaker_role, (paragraph,)),))


def _web_address(url: str) -> str:
    """An address that leads to a web page, or nothing: a page may name any other."""
    return url if re.fullmatch(r"https?://[^\s\"'<>\\]{1,2000}", url, re.IGNORECASE) else ""


def _stretches(place: Place) -> Iterator[_Stretch]:
    """The paragraphs of an event: sentences of one turn without a break of the line between."""
    turns, text, event = place.transcript.turns, place.text, place.event
    inside = [s for s in place.transcript.sentences if event.start <= s.start < event.end]
    breaks = _BLANK_LINE if _wrapped(text, inside) else _NEW_LINE
    waiting: list[Sentence] = []
    for sentence in inside:
        if waiting and (
            turns[sentence.turn] is not turns[waiting[-1].turn]
            or breaks.search(text[waiting[-1].end : sentence.start])
        ):
            yield _Stretch(waiting[0].turn, tuple(waiting))
            waiting = []
        waiting.append(sentence)
    if waiting:
        yield _Stretch(waiting[0].turn, tuple(waiting))


def _wrapped(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether lines end where the page was full, rather than where a paragraph does."""
    long = [s for s in sentences if s.end - s.start > _LINE]
    broken = sum("\n" in text[s.start : s.end] for s in long)
    return broken * 2 > len(long)


def _parts(stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    part: list[_Stretch] = []
    for stretch in stretches:
        if part and stretch.end - part[0].start > PART:
            yield part
            part = []
        part.append(stretch)
    if part:
        yield part


def _voices(
    place: Place, stretches: Sequence[_Stretch], claim: Claim, claims: Sequence[Claim]
) -> Iterator[Voice]:
    marked = sorted(_marked(place, claim, claims), key=lambda pair: pair[0].start)
    waiting: Voice | None = None
    last = -1
    for stretch in stretches:
        inside = [p for p in marked if stretch.start <= p[0].start and p[0].end <= stretch.end]
        text = place.text[stretch.start : stretch.end]
        pieces = _pieces(text, stretch.start, inside, claim)
        paragraph = Paragraph(stretch.start + place.offset, pieces)
        if waiting is not None and stretch.turn == last:
            waiting = replace(waiting, paragraphs=(*waiting.paragraphs, paragraph))
            continue
        if waiting is not None:
            yield waiting
        turn: Turn = place.transcript.turns[stretch.turn]
        waiting = Voice(turn.kind, turn.speaker, turn.speaker_role, (paragraph,))
        last = stretch.turn
    if waiting is not None:
        yield waiting


def _marked(place: Place, own: Claim, claims: Sequence[Claim]) -> Iterator[tuple[Mark, Claim]]:
    """Where the cells of the claims are said, those of one claim also in sentences before."""
    sentences = place.transcript.sentences
    starts = [sentence.start for sentence in sentences]
    for claim in claims:
        at = claim.start - place.offset
        i = bisect_right(starts, at) - 1
        if i < 0 or at >= sentences[i].end:
            continue
        first = sentences[i].start
        found = [
            Mark(mark.start + first, mark.end + first, mark.label)
            for mark in marks_of(claim, place.text[first : sentences[i].end], at - first)
        ]
        if claim == own:
            found += _said_before(place, claim, i, {mark.label for mark in found})
        yield from ((mark, claim) for mark in found)


def _said_before(place: Place, claim: Claim, i: int, found: set[str]) -> Iterator[Mark]:
    """Where an earlier sentence says what a claim's own leaves unsaid."""
    for label, phrase in (("indicator", claim.indicator), ("period", claim.period_text)):
        if label in found:
            continue
        for sentence in place.transcript.sentences[max(0, i - _BEFORE) : i][::-1]:
            text = place.text[sentence.start : sentence.end]
            if where := find_phrase(text, phrase):
                yield Mark(where[0] + sentence.start, where[1] + sentence.start, label)
                break


def _pieces(
    text: str, start: int, marked: Sequence[tuple[Mark, Claim]], own: Claim
) -> tuple[Piece, ...]:
    """A paragraph cut at its marks; figures first, then what belongs to the claim shown."""
    figures = {mark: claim for mark, claim in marked if mark.label == "figure"}
    mine = {mark for mark, claim in marked if claim == own}
    rest = {mark for mark, _ in marked} - figures.keys()
    kept = without_overlaps([*figures])
    for some in (mine - figures.keys(), rest - mine):
        kept += [one for one in without_overlaps([*some]) if not _meets(one, kept)]
    pieces, done = [], start
    for mark in sorted(kept, key=lambda one: one.start):
        pieces.append(Piece(text[done - start : mark.start - start]))
        words = text[mark.start - start : mark.end - start]
        pieces.append(Piece(words, mark.label, figures.get(mark), mark in mine))
        done = mark.end
    pieces.append(Piece(text[done - start :]))
    return tuple(piece for piece in pieces if piece.text)


def _meets(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in others)
