"""Turns of one event: whose words each block holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from quantclaims.segment.authors import FIRST_PERSON, signed_blocks
from quantclaims.segment.labels import Label, find_label
from quantclaims.segment.people import People
from quantclaims.types import Block, BlockRole, Event, Turn, VoiceKind

__all__ = ["Said", "turns_of"]

Said = tuple[BlockRole, int, int]

_ALONE: frozenset[BlockRole] = frozenset({"lede", "caption"})
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
    people = People(labels.values(), event.persons)
    signed = {} if labels else signed_blocks(text, event, blocks)
    number, voice, before_break = 0, _NARRATOR, _NARRATOR
    for block in blocks:
        start = block.start
        if block.role in ("break", "heading"):
            before_break = voice if voice.speaker else before_break
            number, voice = number + 1, _NARRATOR
            continue
        if block.role in _ALONE:
            yield number + 1, _NARRATOR, (block.role, start, block.end)
            number += 2
            continue
        if block.role == "narration":
            voice = _NARRATOR
        elif label := labels.get(start):
            number, voice, start = number + 1, _voice(label, people), label.end
        elif start in signed:
            voice = _Voice("author", signed[start])
        elif block.role == "paragraph" and voice == _NARRATOR and before_break.speaker:
            resumes = FIRST_PERSON.search(text, start, block.end)
            voice = before_break if resumes else _NARRATOR
        elif block.role not in ("paragraph", "pull_quote"):
            continue
        if start < block.end:
            yield number, voice, (block.role, start, block.end)


def _labels(text: str, blocks: Sequence[Block]) -> dict[int, Label]:
    return {
        block.start: label
        for block in blocks
        if block.role == "paragraph" and (label := find_label(text, block.start, block.end))
    }


def _voice(label: Label, people: People) -> _Voice:
    if not label.name:
        return _Voice("anonymous", label=label.text)
    speaker, role = people.who(label)
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
