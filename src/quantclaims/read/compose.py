"""Parts of a source that is no plain text, laid out as a transcript that offsets count in."""

from collections.abc import Iterable
from dataclasses import dataclass

from quantclaims.read.sources import LIMIT
from quantclaims.types import Block, BlockRole

__all__ = ["Part", "TooLongError", "compose", "opening_words", "speaker_value"]

_OPENING = 80


@dataclass(frozen=True, slots=True)
class Part:
    """What one stretch of a source is; ``words`` is laid out, ``value`` is not.

    A part without words says something that the layout has no place for: a day, an address.
    """

    role: BlockRole
    words: str = ""
    value: str = ""


class TooLongError(Exception):
    """Parts make a text of more than ``LIMIT`` characters: a name that is said a million times."""


def compose(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    r"""Return the text that parts make, a line each, and its blocks.

    A speaker's label stands on the line of the words that follow it. White space inside a part
    becomes single spaces; a part that has neither words nor value is left out. Raises
    :class:`TooLongError` for more than ``LIMIT`` characters.

    >>> text, blocks = compose([Part("title", "Talks"), Part("date", value="2016-05-05"),
    ...     Part("speaker", "Anna Fox"), Part("paragraph", "Trade  grew."), Part("furniture")])
    >>> text
    'Talks\nAnna Fox: Trade grew.\n'
    >>> [(block.role, text[block.start : block.end], block.value) for block in blocks[1:3]]
    [('date', '', '2016-05-05'), ('speaker', 'Anna Fox: ', 'Anna Fox')]
    """
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in parts:
        words = " ".join(part.words.split())
        if not words and not part.value:
            continue
        end = "" if not words else ": " if part.role == "speaker" else "\n"
        stop = at + len(words) + (len(end) if part.role == "speaker" else 0)
        value = part.value or (words if part.role == "speaker" else "")
        blocks.append(Block(part.role, at, stop, value))
        lines.append(words + end)
        at += len(words) + len(end)
        if at > LIMIT:
            raise TooLongError
    return "".join(lines), tuple(blocks)


def opening_words(words: str) -> str:
    r"""Return the first characters of what is said, white space left out.

    >>> opening_words("Good afternoon,\ncolleagues.")
    'Goodafternoon,colleagues.'
    """
    return "".join(words.split())[:_OPENING]


def speaker_value(name: str, role: str = "") -> str:
    """Return a label whose name and office are known apart."""
    return f"{name}\t{role}"
