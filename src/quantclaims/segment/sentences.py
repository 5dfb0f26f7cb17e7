"""Sentences of a paragraph."""

import re
from collections.abc import Iterator

__all__ = ["sentence_spans"]

# A rule of our own: spaCy's sentencizer and pysbd are slower by a factor of ten or more, and the
# former splits after "Mr." and "$5.8 bn.".
_END = re.compile(r"[.?!…]+[”“\"’')\]]*(?=\s+[^\s])")
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:[A-HJ-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Lt|Col|Capt|Sen|Rep|Gov|Messrs|Jr|Sr|No|Nos"
    r"|Art|Arts|Para|Fig|Vol|vs|cf|e\.g|i\.e|[A-Z]\.[A-Z]|Inc|Ltd|Corp|Co)$"
)
_SMALL = re.compile(r"\s+[a-z]")


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of ``text[start:end]``, white space left out.

    >>> words = "Trade was $5.8 bn. last year. Mr. Putin agreed. Was it No. 3? Yes."
    >>> [words[a:b] for a, b in sentence_spans(words, 0, len(words))]
    ['Trade was $5.8 bn. last year.', 'Mr. Putin agreed.', 'Was it No. 3?', 'Yes.']
    """
    at = start
    for match in _END.finditer(text, start, end):
        if match[0] == "." and _ABBREVIATION.search(
            text, max(at, match.start() - 8), match.start()
        ):
            continue
        if match[0][0] in ".…" and _SMALL.match(text, match.end()):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
