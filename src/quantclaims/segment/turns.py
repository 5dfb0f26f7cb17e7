"""Turns of one event: whose words each block holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from quantclaims.lexicon.holders import holder
from quantclaims.segment.authors import FIRST_PERSON, signed_blocks
from quantclaims.segment.labels import Label, find_label, read_label
from quantclaims.segment.people import People
from quantclaims.types import Block, BlockRole, Event, Turn, VoiceKind

__all__ = ["Said", "turns_of"]

Said = tuple[BlockRole, int, int]

_ALONE: frozenset[BlockRole] = frozenset({"lede", "caption"})
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
    announced = [label for i, label in labels.items() if blocks[i].role == "voice"]
    people = People(
        labels.values(), event.persons, text[event.start : event.end], _officers(event, announced)
    )
    signed = {} if labels else signed_blocks(text, event, blocks)
    # A text without labels from nobody that we know of is by some speaker without a name.
    voice = _NARRATOR if labels or event.institution else _Voice("anonymous")
    number, resumable = 0, _NARRATOR
    for i, block in enumerate(blocks):
        start, label = block.start, labels.get(i)
        if block.role in _ALONE:
            yield number + 1, _NARRATOR, (block.role, start, block.end)
            number += 2
            continue
        if block.role == "break":
            resumable = voice if voice.speaker else resumable
            number, voice = number + 1, _NARRATOR
        elif block.role == "narration":
            voice = _NARRATOR
        elif label:
            number, voice, start = number + 1, _voice(label, people), label.end
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
    """Labels by the number of their block: those that the reader marked, or else found."""
    given = {
        i: read_label(block.value or text[block.start : block.end], block.end)
        for i, block in enumerate(blocks)
        if block.role in ("speaker", "voice")
    }
    if any(blocks[i].role == "speaker" for i in given):
        return given
    found = {
        i: label
        for i, block in enumerate(blocks)
        if block.role == "paragraph" and (label := find_label(text, block.start, block.end))
    }
    return given | found


def _officers(event: Event, announced: Sequence[Label]) -> list[tuple[str, str]]:
    """Office and name of those whom the header or our lexicon names, not only their office."""
    found = [(label.role, label.name) for label in announced if label.role]
    officer = holder(event.institution, event.date)
    if officer and not officer.labelled_by_office:
        found.append((officer.office, officer.name))
    return found


def _voice(label: Label, people: People) -> _Voice:
    if not label.name:
        return _Voice("anonymous", label=label.text)
    return _Voice("named", *people.who(label), label.text)


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
