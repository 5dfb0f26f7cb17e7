"""The rows that let near phrases meet."""

import pytest

from quantclaims.compare.phrase import Synonym, reduce_phrase
from quantclaims.lexicon import load_rows

ROWS = load_rows("synonyms", Synonym)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code} {row.phrase}".strip())
def test_a_row_finds_its_example(row: Synonym) -> None:
    name = f"{row.phrase}={row.means}" if row.means else row.phrase
    assert name in reduce_phrase(row.example, row.code).used


def test_no_phrase_stands_twice() -> None:
    assert len({(row.phrase, row.code) for row in ROWS}) == len(ROWS)
