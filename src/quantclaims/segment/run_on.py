"""Bodies that lost their line ends: paragraphs cut where a speaker's label or a mark stands."""

import re
from collections.abc import Iterator, Sequence

from quantclaims.segment.labels import find_label
from quantclaims.segment.sentences import sentence_spans
from quantclaims.types import Block, BlockRole

__all__ = ["RUN_ON", "apart"]

RUN_ON = "run_on"
"""The value of a paragraph block that may hold several turns."""

_QUOTE_OPENS = re.compile(r":\s*(?=[“”\"])")
_MARK = re.compile(r"\* ?\* ?\*|<…>")


def apart(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with each paragraph that runs on cut into those that it holds.

    >>> text = "They met. Anna Fox: Trade grew. It did. Question: How much? <…>"
    >>> block = Block("paragraph", 0, len(text), RUN_ON)
    >>> [text[b.start : b.end] for b in apart(text, [block])]
    ['They met.', 'Anna Fox: Trade grew. It did.', 'Question: How much?', '<…>']
    """
    return tuple(
        part
        for block in blocks
        for part in (_cut(text, block) if block.value == RUN_ON else [block])
    )


def _cut(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    for cut in sorted({*_label_starts(text, block), *_other_cuts(text, block), block.end}):
        end = start + len(text[start:cut].rstrip())
        if end > start:
            yield Block(_role(text[start:end]), start, end)
        start = cut


def _role(words: str) -> BlockRole:
    if not _MARK.fullmatch(words):
        return "paragraph"
    return "furniture" if words == "<…>" else "break"


def _label_starts(text: str, block: Block) -> Iterator[int]:
    for start, end in sentence_spans(text, block.start, block.end):
        if find_label(text, start, end):
            yield start


def _other_cuts(text: str, block: Block) -> Iterator[int]:
    """Before and after a mark of omission or division, and where a quoted message opens."""
    for mark in _MARK.finditer(text, block.start, block.end):
        yield mark.start()
        after = mark.end()
        while after < block.end and text[after].isspace():
            after += 1
        yield after
    if opening := _QUOTE_OPENS.search(text, block.start, min(block.start + 200, block.end)):
        yield opening.end()
