"""Claims by their sentences, for programs that show text: where a sentence begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from quantclaims.export.json_lines import plain_rows

__all__ = ["ClaimSentence", "claim_sentences"]


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A sentence of a source, where it begins, and the rows of its claims in order."""

    source: str
    start: int
    text: str
    rows: tuple[dict[str, Any], ...]

    def place(self, row: dict[str, Any]) -> tuple[int, int]:
        """Where a row's quote stands in the sentence."""
        return row["start"] - self.start, row["end"] - self.start


def claim_sentences(claims: pd.DataFrame) -> Iterator[ClaimSentence]:
    """Yield the sentences of a claims table in order, each with its claims.

    The table says where a quote stands in its source and what its sentence is; where the sentence
    begins follows, and it is the one place at which all its quotes stand right.

    >>> from quantclaims.table import frame_of
    >>> words = {"source": "a.txt", "sentence": "From 2 to 2.", "quote": "2"}
    >>> claims = frame_of([{**words, "start": 15, "end": 16}, {**words, "start": 20, "end": 21}])
    >>> [(one.start, len(one.rows)) for one in claim_sentences(claims)]
    [(10, 2)]
    """
    waiting: list[dict[str, Any]] = []
    for row in plain_rows(claims):
        if waiting and not _share_a_sentence(waiting, row):
            yield _sentence(waiting)
            waiting = []
        waiting.append(row)
    if waiting:
        yield _sentence(waiting)


def _share_a_sentence(rows: list[dict[str, Any]], row: dict[str, Any]) -> bool:
    alike = all(rows[0][name] == row[name] for name in ("source", "event_id", "sentence"))
    return alike and bool(_beginnings([*rows, row]))


def _sentence(rows: list[dict[str, Any]]) -> ClaimSentence:
    first = rows[0]
    begins = min(_beginnings(rows), default=first["start"])
    text = first["sentence"] if begins != first["start"] or first["sentence"] else first["quote"]
    return ClaimSentence(first["source"], begins, text, tuple(rows))


def _beginnings(rows: list[dict[str, Any]]) -> set[int]:
    """The places at which a sentence may begin, so that every quote stands where it is said to."""
    places = [
        {
            row["start"] - at
            for at in range(len(row["sentence"]))
            if row["sentence"].startswith(row["quote"], at)
        }
        for row in rows
    ]
    return set.intersection(*places)
