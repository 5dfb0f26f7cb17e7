"""Claims out in every format and back, equal."""

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from quantclaims.compare.examples import example_claim
from quantclaims.errors import OutputError, TableError
from quantclaims.export import export, read_claims, to_csv
from quantclaims.export.beside import Run
from quantclaims.export.formats import FORMATS
from quantclaims.export.schema import ColumnDoc, validate
from quantclaims.export.tables import with_transcripts
from quantclaims.lexicon import load_rows
from quantclaims.table import COLUMNS, to_frame

HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org";"here")',
    "'quoted' and so on",
    "''",
    "<script>alert(1)</script>",
    "two\nlines",
    "two\r\nlines",
    "an old\rMac",
    'he said "no", twice',
    "\t=1",
    "page\x0cbreak",
    "_x000D_ is no line end",
    r"back\slash \u000a",
    "separator\u2028here",
    "NA",
    "null",
    "00123",
    "1e5",
    "TRUE",
    "млн рублей 😀",
)


def claims() -> pd.DataFrame:
    """A table with every kind of cell, and text that tries to be something else."""
    whole = {"start": 10, "end": 20, "event_id": "e1"}
    rows = [
        example_claim(
            claim_id="a", value=20.0, quote="20 percent", sentence="By 20 percent.", **whole
        ),
        example_claim(
            claim_id="b",
            value_low=2e10,
            value_high=9.9e10,
            kind="money",
            unit="USD",
            bound="vague",
            area="RUS;KAZ",
            event_id="e1",
            source="b.txt",
            rules=("money:words", "area:named"),
            quote="tens of billions of dollars",
            sentence="It made tens of billions of dollars.",
            start=108,
            end=135,
        ),
    ]
    rows += [
        example_claim(
            claim_id=f"h{number}",
            event_id=f"e{number}",
            event_title=text,
            value=float(number),
            source="hostile.txt",
            quote=text,
            sentence=f"{text} was said.",
            indicator=text,
            start=number * 1000,
            end=number * 1000 + len(text),
        )
        for number, text in enumerate(HOSTILE)
    ]
    return to_frame(rows)


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_every_format_gives_back_what_it_was_given(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"claims{ending}"
    export(claims(), file)
    pd.testing.assert_frame_equal(read_claims([file]), claims())


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_no_claims_are_written_and_read_too(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"claims{ending}"
    export(claims().head(0), file)
    assert len(read_claims([file])) == 0


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS if one.ending != ".duckdb"])
def test_the_same_claims_make_the_same_bytes(ending: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}{ending}" for name in "ab"]
    for file in files:
        export(claims(), file, beside=False)
    one, other = (_lasting(file) for file in files)
    assert one == other


def _lasting(file: Path) -> object:
    """What a file holds; of a workbook its parts, for one of them and the archive tell the time."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"}


def test_csv_has_no_cell_that_a_spreadsheet_would_run() -> None:
    rows = csv.reader(io.StringIO(to_csv(claims()).decode("utf-8"), newline=""))
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+@\t\r")] == []


def test_csv_ends_lines_and_marks_itself_as_asked() -> None:
    frame = pd.DataFrame({"unit": ["a", "b"]})
    assert to_csv(frame) == b"unit\na\nb\n"
    assert to_csv(frame, excel=True) == b"\xef\xbb\xbfunit\r\na\r\nb\r\n"


def test_sqlite_joins_searches_and_keeps_its_keys(tmp_path: Path) -> None:
    file = tmp_path / "claims.sqlite"
    export(claims(), file)
    base = sqlite3.connect(file)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = base.execute(
        "SELECT claim_id FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH 'billions'"
    )
    assert found.fetchall() == [("b",)]
    joined = base.execute("SELECT count(*) FROM claims JOIN events USING (source, event_id)")
    assert joined.fetchall() == [(len(claims()),)]
    base.close()


def test_databases_hold_what_the_transcripts_hold(tmp_path: Path) -> None:
    from quantclaims.pipeline import extract, read_transcripts

    page = tmp_path / "page.txt"
    page.write_text("Events\nA visit\nMarch 6, 2013\nAnna Petrova: Exports grew by 8 percent.\n")
    transcripts = [one for one in read_transcripts([page]) if not isinstance(one, Exception)]
    tables = with_transcripts(extract([page]), transcripts)
    for name in ("t.sqlite", "t.duckdb"):
        export(tables, tmp_path / name)
        assert len(read_claims([tmp_path / name])) == 1
    base = sqlite3.connect(tmp_path / "t.sqlite")
    counts = [
        base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("turns", "mentions")
    ]
    assert counts == [len(tables.named()["turns"]), len(tables.named()["mentions"])]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


def test_what_people_labelled_comes_back_with_its_ids(tmp_path: Path) -> None:
    file = tmp_path / "tasks.labelstudio.json"
    export(claims().head(2), file, beside=False)
    tasks = json.loads(file.read_text(encoding="utf-8"))
    moved = tasks[0]["predictions"][0]["result"][0]
    moved["value"] |= {"start": 0, "end": 13, "labels": ["count"]}
    drawn = {"id": "fresh", "type": "labels", "value": {"start": 3, "end": 7, "labels": ["money"]}}
    tasks[0]["annotations"] = [{"result": [moved]}]
    tasks[1]["annotations"] = [{"result": [drawn]}]
    file.write_text(json.dumps(tasks), encoding="utf-8")
    back = read_claims([file])
    assert back["claim_id"].tolist() == ["a", "fresh"]
    assert back["quote"].tolist() == ["By 20 percent", "made"]
    assert back["kind"].tolist() == ["count", "money"]
    assert back["value"].fillna(0).tolist() == [20.0, 0.0]


def test_doccano_spans_find_their_rows_by_their_places(tmp_path: Path) -> None:
    file = tmp_path / "tasks.doccano.jsonl"
    export(claims().head(1), file, beside=False)
    task = json.loads(file.read_text(encoding="utf-8"))
    del task["label"]
    task["entities"] = [{"id": 7, "start_offset": 0, "end_offset": 13, "label": "percent"}]
    file.write_text(json.dumps(task) + "\n", encoding="utf-8")
    back = read_claims([file])
    assert back[["claim_id", "quote"]].to_dict("records") == [
        {"claim_id": "a", "quote": "By 20 percent"}
    ]


def test_beside_an_export_stand_codebook_descriptor_and_manifest(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("words", encoding="utf-8")
    export(claims(), tmp_path / "claims.csv", run=Run([page], {"model": ""}, ["bad.txt: empty"]))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "claims.codebook.md",
        "claims.csv",
        "claims.datapackage.json",
        "claims.manifest.json",
        "page.txt",
    ]
    codebook = (tmp_path / "claims.codebook.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"| `{name}` |" not in codebook] == []
    package = json.loads((tmp_path / "claims.datapackage.json").read_text(encoding="utf-8"))
    described = [one["name"] for one in package["resources"][0]["schema"]["fields"]]
    assert described == list(COLUMNS)
    manifest = json.loads((tmp_path / "claims.manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][0]["bytes"] == 5
    assert manifest["failures"] == ["bad.txt: empty"]
    assert manifest["counts"]["claims"] == len(claims())


def test_columns_are_documented_in_the_order_of_the_table() -> None:
    assert tuple(row.name for row in load_rows("columns", ColumnDoc)) == COLUMNS


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("kind", "euros", "kind: isin"),
        ("value", -1.0, "value: greater_than_or_equal_to"),
        ("claim_id", "", "claim_id: str_length"),
        ("end", 21, "row: the quote is as long as its place"),
        ("value_low", 5.0, "row: a value or both its ends"),
        ("confidence", 1.5, "confidence: less_than_or_equal_to"),
    ],
)
def test_a_table_that_breaks_its_schema_is_refused(
    column: str, cell: float | str, fault: str
) -> None:
    frame = claims().head(1)
    frame.loc[0, column] = cell
    with pytest.raises(TableError, match=fault):
        validate(frame)


def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(
        OutputError, match=r"claims\.doc: of no known ending; accepted: \.sdmx\.csv"
    ):
        export(claims(), tmp_path / "claims.doc")
    with pytest.raises(TableError, match="accepted"):
        read_claims([tmp_path / "claims.doc"])


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx", ".sqlite", ".spacy"])
def test_a_file_that_is_something_else_is_refused(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"claims{ending}"
    file.write_bytes(b"nothing of the kind\n1\n")
    with pytest.raises(TableError, match="claims"):
        read_claims([file])


KILLED = """
import sys, time
from pathlib import Path
from quantclaims.export.files import write_file
def slowly(path):
    with path.open("w") as file:
        for number in range(50):
            file.write("new\\n")
            file.flush()
            if number == 20: print("half", flush=True)
            time.sleep(0.02)
write_file(sys.argv[1], slowly)
"""


def test_a_killed_export_leaves_the_old_file_whole_and_the_next_one_tidies(tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("old\n")
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"half\n"
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert file.read_text() == "old\n"
    (left,) = tmp_path.glob(".claims.csv.*.part")
    of_one_alive = left.with_name(left.name.replace(str(run.pid), str(os.getpid())))
    of_elsewhere = left.with_name(f".claims.csv.elsewhere.{run.pid}.part")
    of_one_alive.touch()
    of_elsewhere.touch()
    assert subprocess.run([sys.executable, "-c", KILLED, str(file)], check=True)
    assert file.read_text() == "new\n" * 50
    assert {*tmp_path.iterdir()} == {file, of_one_alive, of_elsewhere}
