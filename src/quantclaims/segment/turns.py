"""Turns of one event: whose words each block holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quantclaims.segment.labels import Label, find_label
from quantclaims.segment.people import People
from quantclaims.types import Block, BlockRole, Event, Turn, VoiceKind

__all__ = ["turns_of"]

Said = tuple[BlockRole, int, int]


@dataclass
class _Voice:
    """A turn that is still open."""

    kind: VoiceKind
    speaker: str = ""
    role: str = ""
    label: str = ""
    said: list[Said] = field(default_factory=list)


def turns_of(
    text: str, event: Event, index: int, blocks: Sequence[Block]
) -> Iterator[tuple[Turn, list[Said]]]:
    """Yield each turn of an event with the stretches of text that it holds."""
    labels = {
        block.start: label
        for block in blocks
        if block.role == "paragraph" and (label := find_label(text, block.start, block.end))
    }
    people = People(labels.values(), event.persons)
    for voice in _voices(text, event, blocks, labels, people):
        if voice.said:
            turn = Turn(
                event=index,
                start=voice.said[0][1],
                end=voice.said[-1][2],
                kind=voice.kind,
                speaker=voice.speaker,
                speaker_role=voice.role,
                label=voice.label,
            )
            yield turn, voice.said


def _voices(
    text: str, event: Event, blocks: Sequence[Block], labels: dict[int, Label], people: People
) -> Iterator[_Voice]:
    voice = _Voice("narrator")
    for block in blocks:
        if block.role in ("lede", "caption", "narration"):
            yield voice
            yield _Voice("narrator", said=[(block.role, block.start, block.end)])
            voice = _Voice("narrator")
        elif block.role in ("break", "heading"):
            yield voice
            voice = _Voice("narrator")
        elif block.role == "paragraph":
            start = block.start
            if label := labels.get(block.start):
                yield voice
                voice = _labelled(label, people)
                start = label.end
            if start < block.end:
                voice.said.append(("paragraph", start, block.end))
        elif block.role == "pull_quote":
            voice.said.append(("pull_quote", block.start, block.end))
    yield voice


def _labelled(label: Label, people: People) -> _Voice:
    if not label.name:
        return _Voice("anonymous", label=label.text)
    speaker, role = people.who(label)
    return _Voice("named", speaker, role, label.text)
