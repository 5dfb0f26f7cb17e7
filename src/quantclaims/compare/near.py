"""Near phrases: the same words but for spelling ("labour", "labor"; "Kudankulam", "Kudankulum").

Two phrases are near when they have as many words and each word of the one is equal to, or a
spelling of, its partner in the other. A spelling shares the first letter, has no digits, is at
least six letters long, and scores at least :data:`THRESHOLD` in RapidFuzz's normalised indel
similarity. That keeps "imports" from "exports" and "northern" from "southern" apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

THRESHOLD = 88.0
"""The least similarity of two spellings of one word, in percent."""

_SHORTEST = 6
_ROWS_AT_ONCE = 512

Words = tuple[str, ...]


def near_groups(phrases: Iterable[Words]) -> dict[Words, Words]:
    """Map each phrase that is near another to the first of its group in alphabetical order.

    >>> near_groups([("labour", "productivity"), ("labor", "productivity"), ("output",)])
    {('labor', 'productivity'): ('labor', 'productivity'), ('labour', 'productivity'): \
('labor', 'productivity')}
    >>> near_groups([("export", "growth"), ("import", "growth")])
    {}
    """
    blocks: defaultdict[tuple[int, str], list[Words]] = defaultdict(list)
    for words in sorted(set(phrases)):
        blocks[len(words), "".join(word[0] for word in words)].append(words)
    leader: dict[Words, Words] = {}
    for block in blocks.values():
        if len(block) > 1:
            _lead(block, leader)
    return leader


def is_near(a: Words, b: Words) -> bool:
    """Whether two phrases differ at most in spelling.

    >>> is_near(("kudankulam", "unit"), ("kudankulum", "unit"))
    True
    >>> is_near(("second", "stage"), ("first", "stage"))
    False
    """
    return len(a) == len(b) and all(x == y or _spelling(x, y) for x, y in zip(a, b, strict=True))


def _spelling(a: str, b: str) -> bool:
    return (
        min(len(a), len(b)) >= _SHORTEST - 1
        and max(len(a), len(b)) >= _SHORTEST
        and a[0] == b[0]
        and a.isalpha()
        and b.isalpha()
        and fuzz.ratio(a, b) >= THRESHOLD
    )


def _lead(block: Sequence[Words], leader: dict[Words, Words]) -> None:
    """Link the near phrases of a block that has equal first letters, in blocks of rows."""
    lines = [" ".join(words) for words in block]
    for start in range(0, len(lines), _ROWS_AT_ONCE):
        rows = lines[start : start + _ROWS_AT_ONCE]
        scores = process.cdist(rows, lines, scorer=fuzz.ratio, score_cutoff=THRESHOLD)
        for row, column in zip(*scores.nonzero(), strict=True):
            i, j = start + int(row), int(column)
            if i < j and is_near(block[i], block[j]):
                first = leader.setdefault(block[i], block[i])
                leader.setdefault(block[j], first)
