"""Turns of one event: whose words each block holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from quantclaims.segment.authors import FIRST_PERSON, signed_blocks
from quantclaims.segment.holders import holder
from quantclaims.segment.labels import Label, find_label, read_label
from quantclaims.segment.people import People
from quantclaims.types import Block, BlockRole, Event, Turn, VoiceKind

__all__ = ["Said", "turns_of"]

Said = tuple[BlockRole, int, int]

_ALONE: frozenset[BlockRole] = frozenset({"lede", "caption"})
_CLOSING: frozenset[BlockRole] = frozenset({"break", "heading"})
_WORDS: frozenset[BlockRole] = frozenset({"narration", "paragraph", "pull_quote"})
_KEY = 40


@dataclass(frozen=True, slots=True)
class _Voice:
    kind: VoiceKind
    speaker: str = ""
    role: str = ""
    label: str = ""


_NARRATOR = _Voice("narrator")


def turns_of(
    text: str, event: Event, index: int, blocks: Sequence[Block]
) -> Iterator[tuple[Turn, list[Said]]]:
    """Yield each turn of an event with the stretches of text that it holds."""
    spoken = list(_spoken(text, event, blocks))
    quoted = [(number, _owner(text, said, voice, spoken), said) for number, voice, said in spoken]
    for (_, voice), group in groupby(quoted, key=itemgetter(0, 1)):
        stretches = [said for _, _, said in group]
        start, end = stretches[0][1], stretches[-1][2]
        turn = Turn(index, start, end, voice.kind, voice.speaker, voice.role, voice.label)
        yield turn, stretches


def _spoken(text: str, event: Event, blocks: Sequence[Block]) -> Iterator[tuple[int, _Voice, Said]]:
    """Yield what is said with its voice and a number that changes where a new turn begins."""
    labels = _labels(text, blocks)
    people = People(labels.values(), event.persons, text[event.start : event.end])
    signed = {} if labels else signed_blocks(text, event, blocks)
    number, voice, resumable = 0, _NARRATOR, _NARRATOR
    for block in blocks:
        start = block.start
        label = labels.get(start) if block.role in ("speaker", "paragraph") else None
        if block.role in _ALONE:
            yield number + 1, _NARRATOR, (block.role, start, block.end)
            number += 2
            continue
        if block.role in _CLOSING:
            resumable = voice if voice.speaker else resumable
            number, voice = number + 1, _NARRATOR
        elif block.role == "narration":
            voice = _NARRATOR
        elif label:
            number, voice, start = number + 1, _voice(label, people, event), label.end
        elif signed:
            voice = _Voice("author", signed[start]) if start in signed else _NARRATOR
        elif voice == _NARRATOR and block.role == "paragraph" and resumable.speaker:
            voice = resumable if FIRST_PERSON.search(text, start, block.end) else _NARRATOR
        if block.role in _WORDS and text[start : block.end].strip():
            yield number, voice, (block.role, _first_word(text, start), block.end)


def _first_word(text: str, start: int) -> int:
    while text[start].isspace():
        start += 1
    return start


def _labels(text: str, blocks: Sequence[Block]) -> dict[int, Label]:
    """Labels by where they start: those that the reader marked, or else those that we find."""
    marked = {
        block.start: read_label(block.value or text[block.start : block.end], block.end)
        for block in blocks
        if block.role == "speaker"
    }
    return marked or {
        block.start: label
        for block in blocks
        if block.role == "paragraph" and (label := find_label(text, block.start, block.end))
    }


def _voice(label: Label, people: People, event: Event) -> _Voice:
    if not label.name:
        return _Voice("anonymous", label=label.text)
    speaker, role = people.who(label)
    if not role and speaker == holder(event.institution, event.date):
        role = event.institution
    return _Voice("named", speaker, role, label.text)


def _owner(
    text: str, said: Said, voice: _Voice, spoken: Sequence[tuple[int, _Voice, Said]]
) -> _Voice:
    """The voice of a stretch; a pull quote is by whoever says its first words elsewhere."""
    role, start, end = said
    if role != "pull_quote":
        return voice
    key = text[start:end].strip('“”"„« ')[:_KEY].lower()
    for _, other, (other_role, a, b) in spoken:
        if other_role == "paragraph" and key in text[a:b].lower():
            return other
    return voice
