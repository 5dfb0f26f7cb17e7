"""Inputs and outputs behind URLs, with filesystems that need no network."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from test_cli import PAGE, quantclaims

from quantclaims import remote
from quantclaims.errors import MissingExtraError, OutputError, ReadError
from quantclaims.export import export, read_claims
from quantclaims.pipeline import run
from quantclaims.read import expand, read_documents
from quantclaims.remote import local_copy, staged
from quantclaims.types import Document, Extraction

MEMORY = fsspec.filesystem("memory")


@pytest.fixture(autouse=True)
def _pages() -> Iterator[None]:
    MEMORY.pipe({"/talks/a.txt": PAGE.encode(), "/talks/.hidden/b.txt": b"No."})
    yield
    MEMORY.rm("/", recursive=True)


def local_table(tmp_path: Path) -> bytes:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    quantclaims("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.csv"), "--bare")
    return (tmp_path / "a.csv").read_bytes()


@pytest.mark.parametrize("url", ["memory://talks/a.txt", "memory://talks/", "memory://talks/*.txt"])
def test_a_url_stands_for_its_files(url: str) -> None:
    assert list(expand([url])) == ["memory://talks/a.txt"]


def test_a_table_from_a_url_to_a_url_is_the_local_one(tmp_path: Path) -> None:
    done = quantclaims("extract", "memory://talks", "-o", "memory://new/claims.csv")
    assert done == (0, "", "")
    beside = ["codebook.md", "csv", "datapackage.json", "manifest.json"]
    assert MEMORY.ls("/new", detail=False) == [f"/new/claims.{ending}" for ending in beside]
    expected = local_table(tmp_path).replace(str(tmp_path).encode(), b"memory://talks")
    assert MEMORY.cat("/new/claims.csv") == expected
    manifest = json.loads(MEMORY.cat("/new/claims.manifest.json"))
    (source,) = manifest["inputs"]
    assert source["path"] == "memory://talks/a.txt"


def test_a_local_filesystem_by_url_gives_the_same_table(tmp_path: Path) -> None:
    expected = local_table(tmp_path)
    url = tmp_path.as_uri()
    quantclaims("extract", f"{url}/a.txt", "-o", f"{url}/deep/b.csv", "--bare")
    (row,) = csv.DictReader((tmp_path / "deep" / "b.csv").open(encoding="utf-8"))
    assert row["source"] == f"{url}/a.txt"
    written = (tmp_path / "deep" / "b.csv").read_bytes()
    assert written.replace(b"file://", b"") == expected
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["b.csv"]


def test_pages_are_read_out_of_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "talks.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
    url = f"zip://*.txt::{(tmp_path / 'talks.zip').as_uri()}"
    (document,) = read_documents([url])
    assert isinstance(document, Document)
    assert document.source == url.replace("*", "a")


def test_claims_are_exported_to_a_url_and_read_from_it(tmp_path: Path) -> None:
    local_table(tmp_path)
    claims = read_claims([tmp_path / "a.csv"])
    export(claims, ["memory://out/claims.sqlite", str(tmp_path / "b.csv")], beside=False)
    assert read_claims(["memory://out/claims.sqlite"]).equals(claims)
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()


def test_a_table_of_rows_behind_a_url_is_read(tmp_path: Path) -> None:
    import pandas as pd

    rows = pd.DataFrame({"speaker": ["Anna Fox"], "text": ["We built 12 schools."]})
    rows.to_parquet(tmp_path / "rows.parquet")
    MEMORY.put_file(str(tmp_path / "rows.parquet"), "/rows.parquet")
    (document,) = read_documents(["memory://rows.parquet"])
    assert isinstance(document, Document)
    assert (document.source, document.format) == ("memory://rows.parquet", "parquet")


def test_a_run_goes_on_from_shards_behind_a_url(monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(run(["memory://talks"], parts="memory://parts"))
    assert len(MEMORY.ls("/parts")) == 1
    monkeypatch.setattr("quantclaims.engines.extract_document", None)
    assert list(run(["memory://talks"], parts="memory://parts")) == first
    assert isinstance(first[0], Extraction)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://none", "memory://none: names no file; accepted: a file, a folder or a pattern"),
        ("foo://talks", "Protocol not known: foo"),
        ("reference://talks", "cannot be reached"),
    ],
)
def test_a_url_that_names_nothing_is_an_error_in_its_place(url: str, reason: str) -> None:
    (error,) = expand([url])
    assert isinstance(error, ReadError)
    assert reason in str(error)


def test_an_output_that_no_filesystem_takes_is_told_before_the_work() -> None:
    with (
        pytest.raises(OutputError, match=r"foo://c.csv: cannot be written"),
        staged(["foo://c.csv"]),
    ):
        pytest.fail("the work was begun")


def test_nothing_is_sent_where_the_work_fails() -> None:
    def fails() -> None:
        with staged(["memory://new/c.csv"]) as (here,):
            Path(here).touch()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not MEMORY.exists("/new")


def test_without_fsspec_a_url_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quantclaims\[remote\]'"):
        list(expand(["memory://talks"]))


def test_local_paths_load_no_fsspec(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    code = (
        "import sys; from quantclaims.read import read_documents;"
        "from quantclaims.export import write_output;"
        f"assert len(list(read_documents(['{tmp_path}']))) == 1;"
        f"write_output([b'x'], '{tmp_path / 'b.csv'}');"
        "print('fsspec' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_copy_is_gone_after_use() -> None:
    with local_copy("memory://talks/a.txt") as copy:
        assert Path(copy).read_text(encoding="utf-8") == PAGE
    assert not Path(copy).exists()


def test_a_filesystem_error_of_its_own_class_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise RuntimeError("no credentials")

    monkeypatch.setattr(remote, "_system", refuses)
    (error,) = expand(["memory://talks"])
    assert str(error).startswith("memory://talks: cannot be reached: no credentials")
