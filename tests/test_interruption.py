"""What comes between: other runs, signals, closed pipes and doors, files that change meanwhile."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from typer.testing import CliRunner

from quantclaims import pipeline
from quantclaims.cli import app
from quantclaims.errors import ReadError
from quantclaims.read import read_documents
from quantclaims.types import Extraction

COMMAND = [sys.executable, "-m", "quantclaims"]
PAGE = "Talks\nMay 5, 2016\nAnna Fox: {words}\n"


def _pages(folder: Path, number: int, words: str) -> list[str]:
    """Write pages, each with a title of its own, and return their names."""
    folder.mkdir()
    for index in range(number):
        page = PAGE.format(words=words).replace("Talks", f"Talks, day {index}")
        (folder / f"{index:03}.txt").write_text(page, encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def _start(*arguments: str, **pipes: Any) -> "subprocess.Popen[str]":
    """Start the command as a terminal does, with Ctrl-C heeded.

    A shell that runs tests in the background has them ignore it, which processes inherit.
    """
    return subprocess.Popen(
        [*COMMAND, *arguments],
        text=True,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **pipes,
    )


def _run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, arguments)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_two_runs_into_one_folder_leave_one_whole_table(tmp_path: Path) -> None:
    tables = []
    for name, words in (("a", "We built 12 homes."), ("b", "Exports grew by 8 percent.")):
        pages = str(Path(_pages(tmp_path / name, 3, words)[0]).parent)
        assert _run("extract", pages, "-o", str(tmp_path / f"{name}.csv"))[0] == 0
        tables.append((tmp_path / f"{name}.csv").read_bytes())
    both = tmp_path / "both"
    runs = [_start("extract", str(tmp_path / n), "-o", str(both / "claims.csv")) for n in "ab"]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [("", 0), ("", 0)]
    assert (both / "claims.csv").read_bytes() in tables
    beside = ["claims.codebook.md", "claims.csv", "claims.datapackage.json", "claims.manifest.json"]
    assert sorted(path.name for path in both.iterdir()) == beside


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "TERM"]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_ends_the_run_and_leaves_nothing(
    tmp_path: Path, sent: signal.Signals, status: int, jobs: str
) -> None:
    _pages(tmp_path / "pages", 60, "We built 12 homes and 5 schools in 2015. " * 40)
    folder = tmp_path / "out"
    run = _start("extract", str(tmp_path / "pages"), "-o", f"{folder}/c.csv", "--jobs", jobs)
    while not any(part.stat().st_size for part in folder.glob(".c.csv.*.part")):
        assert run.poll() is None
        time.sleep(0.02)
    children = psutil.Process(run.pid).children(recursive=True)
    # As a terminal does it: to every process of the run. A scheduler tells the first alone.
    os.killpg(run.pid, sent) if sent == signal.SIGINT else os.kill(run.pid, sent)
    _, said = run.communicate(timeout=60)
    # An interrupt may end a process as a signal: the shell says 128 and its number for both.
    told = run.returncode if run.returncode >= 0 else 128 - run.returncode
    assert (told, said) == (status, "")
    assert list(folder.iterdir()) == []
    assert psutil.wait_procs(children, timeout=30)[1] == []


@pytest.mark.parametrize("command", ["extract", "events", "text"])
def test_whoever_reads_may_have_enough(tmp_path: Path, command: str) -> None:
    (page,) = _pages(
        tmp_path / "pages", 1, "We built 12 homes. " * (8_000 if command == "text" else 500)
    )
    options = ["--jobs", "1", "--bare"] if command == "extract" else []
    run = _start(command, page, "-o", "-", *options, stdout=subprocess.PIPE)
    assert run.stdout
    run.stdout.read(20)
    run.stdout.close()
    assert run.stderr
    said = run.stderr.read()
    assert said == ""
    assert run.wait() in (0, 1)


@contextlib.contextmanager
def _nobody() -> Iterator[None]:
    """Be a user for whom doors can be closed, which they cannot for root."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_named_and_the_rest_is_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        _pages(root / "open", 1, "We built 12 homes.")
        for closed in ("folder", "other"):
            _pages(root / "open" / closed, 1, "Exports grew by 8 percent.")
        (root / "open" / "folder").chmod(0)
        (root / "open" / "other" / "000.txt").chmod(0)
        with _nobody():
            found = list(read_documents([root / "open", root / "open" / "folder" / "000.txt"]))
        (root / "open" / "folder").chmod(0o755)
        errors = [str(one) for one in found if isinstance(one, ReadError)]
        assert len(found) - len(errors) == 1
        assert [line.removeprefix(f"{root}/open/") for line in errors] == [
            "folder/000.txt: cannot be looked into: Permission denied; accepted: what may be read",
            "folder: cannot be looked into: Permission denied; accepted: what may be read",
            "other/000.txt: cannot be read: [Errno 13] Permission denied: "
            f"'{root}/open/other/000.txt'; accepted: a readable file, gzip or not",
        ]


def test_a_file_that_goes_before_it_is_read_is_named(tmp_path: Path) -> None:
    first, second = _pages(tmp_path / "pages", 2, "We built 12 homes.")
    found = read_documents([tmp_path / "pages"])
    next(found)
    Path(second).unlink()
    (error,) = found
    assert isinstance(error, ReadError)
    assert str(error).startswith(f"{second}: cannot be read: [Errno 2] No such file")
    assert first < second


def test_a_file_that_changes_meanwhile_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = _pages(tmp_path / "pages", 2, "We built 12 homes.")

    def changing(*given: Any) -> Iterator[Extraction | ReadError]:
        yield from run(*given)
        with Path(pages[1]).open("a", encoding="utf-8") as page:
            page.write("And 5 more.")

    run = pipeline.run
    monkeypatch.setattr(pipeline, "run", changing)
    table = tmp_path / "claims.csv"
    status, _, said = _run("extract", str(tmp_path / "pages"), "-o", str(table))
    assert (status, len(table.read_text(encoding="utf-8").splitlines())) == (3, 3)
    assert said.splitlines() == [
        f"not read: {pages[1]}: changed while it was read; accepted: files that stay as they are; "
        "run it again"
    ]


def test_a_table_among_its_own_pages_is_let_be(tmp_path: Path) -> None:
    _pages(tmp_path / "pages", 1, "We built 12 homes.")
    table = str(tmp_path / "pages" / "claims.csv")
    for _ in range(2):
        status, _, said = _run("extract", str(tmp_path / "pages"), "-o", table, "--bare")
        assert (status, "changed" in said) == (0, False)
