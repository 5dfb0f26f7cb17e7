"""Disks that are full and folders that are not ours: one message, and nothing broken."""

import gc
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quantclaims.errors import OutputError
from quantclaims.export import export, write_output
from quantclaims.export.formats import FORMATS
from quantclaims.pipeline import extract
from quantclaims.store import Store
from quantclaims.types import Extraction

PAGE = "Talks\nMarch 6, 2013\nPresident Anna Fox: We built 12 schools and 3 bridges.\n"
KEY = "0" * 64
NOBODY = 65_534


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """A disk on which a file fails beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside(page: Path, ending: str) -> None:
    claims = extract([page])
    folder = page.parent / "tables"
    folder.mkdir()
    table = folder / f"claims{ending}"
    table.write_bytes(b"old")
    with pytest.raises(OutputError, match=f"{table.name}: cannot be written: "), no_file_above(256):
        export(claims, table, beside=False)
    gc.collect()  # openpyxl's half-made sheets complain as they go
    assert table.read_bytes() == b"old"
    assert list(folder.iterdir()) == [table]


def test_a_full_disk_keeps_the_shards_that_are_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    extraction = Extraction("a.txt", (), ("Anna Fox",) * 100, 1, ())
    store.write([(KEY, extraction)])
    refused = pytest.raises(OutputError, match=r"\.jsonl: cannot be written: File too large")
    with refused, no_file_above(256):
        store.write([("1" * 64, extraction)])
    assert len(list(tmp_path.iterdir())) == 1
    assert Store(tmp_path).read(KEY) == extraction


@pytest.mark.parametrize("output", ["-", "claims.csv"])
def test_a_full_device_is_one_line_and_status_1(page: Path, output: str) -> None:
    place = page.parent / "claims.csv"
    place.symlink_to("/dev/full")
    command = [sys.executable, "-m", "quantclaims", "extract", str(page), "--bare", "-o"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "-" if output == "-" else str(place)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ | {"PYTHONUNBUFFERED": ""},  # as most people have it
        )
    named = "standard output" if output == "-" else str(place)
    said = f"error: {named}: cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that cannot be written; root, who can write everywhere, is nobody for a while."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o555)
        if user == 0:
            os.seteuid(NOBODY)
        yield Path(folder)
        os.seteuid(user)


def outputs(place: Path) -> Iterable[Callable[[], object]]:
    yield lambda: write_output([b"words"], place / "words.txt")
    yield lambda: Store(place / "parts")
    yield lambda: Store(place).write([(KEY, Extraction("a.txt", (), (), 1, ()))])


def test_a_read_only_folder_is_named(read_only: Path) -> None:
    for write in outputs(read_only):
        with pytest.raises(OutputError, match=rf"^{read_only}.*: Permission denied"):
            write()
    assert list(read_only.iterdir()) == []


def test_what_cannot_be_written_is_told_before_the_work(page: Path) -> None:
    from quantclaims.export.extracted import write_extracted

    def frames() -> Iterator[object]:
        pytest.fail("the work was begun")
        yield

    with pytest.raises(OutputError, match="cannot be written"):
        write_extracted(frames(), [str(page / "a.xlsx")], [])  # type: ignore[arg-type]
