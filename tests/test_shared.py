"""What holds for every row of real transcripts; needs the folder beside the checkout."""

from pathlib import Path

import pandas as pd
import pytest

from quantclaims.errors import ReadError
from quantclaims.export import to_csv
from quantclaims.pipeline import extract, read_transcripts, run
from quantclaims.read import read_documents

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def transcripts(shared: Path) -> list[Path]:
    folder = shared / "transcripts"
    return sorted([*folder.glob("kremlin/*.txt"), *folder.glob("whitehouse/*.txt")])


@pytest.fixture(scope="module")
def table(transcripts: list[Path]) -> pd.DataFrame:
    return extract(transcripts)


def misplaced(table: pd.DataFrame, files: list[Path]) -> list[tuple[str, int, int, str]]:
    """The rows whose quote is not what stands at its place in the text."""
    documents = read_documents(files)
    texts = {d.source: d.text for d in documents if not isinstance(d, ReadError)}
    rows = table[["source", "start", "end", "quote"]].itertuples(index=False, name=None)
    return [row for row in rows if texts[row[0]][row[1] : row[2]] != row[3]]


def test_every_quote_stands_in_its_place(table: pd.DataFrame, transcripts: list[Path]) -> None:
    assert misplaced(table, transcripts) == []
    assert set(table["source"]) <= set(map(str, transcripts))
    assert table["source"].nunique() > len(transcripts) / 2


def test_every_quote_of_a_saved_page_stands_in_its_place(shared: Path) -> None:
    pages = sorted((shared / "transcripts" / "formats" / "kremlin_html").glob("*.html"))
    saved = extract(pages)
    assert misplaced(saved, pages) == []
    assert not saved.empty


def test_a_saved_page_is_a_repeat_of_its_text(shared: Path) -> None:
    saved = sorted((shared / "transcripts" / "formats" / "kremlin_html").glob("*.html"))
    texts = [*(shared / "transcripts" / "kremlin").glob("*.txt")]
    pairs = [(page, t) for page in saved for t in texts if t.stem.endswith(f"_{page.stem}")]
    assert pairs
    for pair in pairs:
        found = [one for one in read_transcripts(pair) if not isinstance(one, ReadError)]
        assert [len(transcript.events) for transcript in found] == [1, 0]


def test_every_claim_has_a_name_of_its_own(table: pd.DataFrame) -> None:
    assert table["claim_id"].is_unique


def test_neither_order_nor_processes_change_a_byte(
    table: pd.DataFrame, transcripts: list[Path]
) -> None:
    again = extract(list(reversed(transcripts)), jobs=2)
    assert to_csv(again) == to_csv(table)


def test_a_document_reads_the_same_alone(table: pd.DataFrame, transcripts: list[Path]) -> None:
    for file in transcripts[::10]:
        (alone,) = run([file])
        assert not isinstance(alone, ReadError)
        beside = table[table["source"] == str(file)]["claim_id"].tolist()
        assert [claim.claim_id for claim in alone.claims] == beside


def test_the_seed_files_hold_five_events_and_one_of_them_twice(shared: Path) -> None:
    files = sorted((shared / "transcripts").glob("*.txt"))
    found = [one for one in read_transcripts(files) if not isinstance(one, ReadError)]
    assert sum(len(transcript.events) for transcript in found) == 5
    assert [len(transcript.document.warnings) for transcript in found] == [0, 1]
