"""The command line: what it writes where, and how it ends."""

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from quantclaims.cli import app
from quantclaims.cli_progress import progress_over

PAGE = """Events
Visit to a mill
March 6, 2013
President of Russia Vladimir Putin: Exports grew by 8.5 percent last year.
"""
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
MODULE = [sys.executable, "-m", "quantclaims"]


def quantclaims(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """Run the command; return its exit status, standard output and standard error."""
    done = CliRunner().invoke(app, arguments, input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [p.name for p in command.params if not getattr(p, "help", "")] == []
    status, out, _ = quantclaims(name, "--help")
    assert status == 0
    assert command.help in out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["extract", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from quantclaims.cli import app; app(standalone_mode=False);"
        "print(sorted({'spacy', 'pandas', 'numpy', 'rich.table'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("typed", "offered"),
    [("ex", {"extract", "explain", "export"}), ("extract --en", {"--engine"})],
)
def test_a_shell_completes(shell: str, typed: str, offered: set[str]) -> None:
    words = f"quantclaims {typed}"
    told = {
        "_QUANTCLAIMS_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = subprocess.run(
        MODULE, env=os.environ | told, capture_output=True, text=True, check=False
    )
    words_offered = set(re.findall(r"(?<![\w-])(?:--)?[a-z]+", done.stdout))
    assert offered <= words_offered
    assert not words_offered & {"doctor", "turns", "--jobs"}


def test_the_script_of_completion_is_shown() -> None:
    command = [*MODULE, "--show-completion", "bash"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith(" -F _quantclaims_completion quantclaims")


def test_extract_writes_a_table_and_what_describes_it(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "new" / "claims.csv"
    assert quantclaims("extract", str(page), "-o", str(table)) == (0, "", "")
    (row,) = csv.DictReader(table.open(encoding="utf-8"))
    assert (row["value"], row["unit"], row["event_date"]) == ("8.5", "percent", "2013-03-06")
    beside = ["claims.codebook.md", "claims.datapackage.json", "claims.manifest.json"]
    assert sorted(path.name for path in table.parent.iterdir()) == sorted(["claims.csv", *beside])


def test_extract_writes_several_formats_at_once_and_bare(page: Path, tmp_path: Path) -> None:
    tables = [tmp_path / "new" / name for name in ("claims.csv", "claims.xlsx", "claims.sqlite")]
    outputs = [part for table in tables for part in ("-o", str(table))]
    assert quantclaims("extract", str(page), *outputs, "--bare") == (0, "", "")
    assert sorted(tables) == sorted((tmp_path / "new").iterdir())
    status, out, _ = quantclaims("compare", *map(str, tables))
    assert (status, out) == (0, "nothing found\n")


def test_export_and_import_go_there_and_back(page: Path, tmp_path: Path) -> None:
    table, tasks, back = (tmp_path / name for name in ("a.csv", "t.labelstudio.json", "b.csv"))
    quantclaims("extract", str(page), "-o", str(table))
    assert quantclaims("export", str(table), "--to", str(tasks), "--bare") == (0, "", "")
    assert quantclaims("import", str(tasks), "-o", str(back)) == (0, "", "")
    assert back.read_bytes() == table.read_bytes()


def test_extract_to_standard_output_gives_the_same_table(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    quantclaims("extract", str(page), "-o", str(table))
    _, out, _ = quantclaims("extract", str(page), "-o", "-")
    assert out == table.read_text(encoding="utf-8")


def test_summary_counts_what_was_found(page: Path, tmp_path: Path) -> None:
    _, out, _ = quantclaims("extract", str(page), "-o", str(tmp_path / "c.csv"), "--summary")
    assert out.startswith("1 files, 1 events, 1 speakers, 1 sentences, 1 figures\n")
    assert "8.5 percent" in out


def test_text_is_what_offsets_count_in(page: Path) -> None:
    assert quantclaims("text", str(page)) == (0, PAGE, "")


@pytest.mark.parametrize(
    ("command", "column", "cells"),
    [
        ("events", "title", ["Visit to a mill"]),
        ("turns", "speaker", ["Vladimir Putin"]),
        ("mentions", "quote", ["6", "2013", "8.5 percent"]),
        ("mentions", "role", ["furniture", "furniture", "claim"]),
        ("mentions", "turn", ["", "", "0"]),
    ],
)
def test_listings(page: Path, command: str, column: str, cells: list[str]) -> None:
    _, out, _ = quantclaims(command, str(page))
    assert [row[column] for row in csv.DictReader(io.StringIO(out))] == cells


@pytest.mark.parametrize("command", ["extract", "events", "turns", "mentions"])
def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    page: Path, tmp_path: Path, command: str
) -> None:
    absent = str(tmp_path / "absent.txt")
    status, out, err = quantclaims(command, absent, str(page), "-o", "-")
    _, alone, _ = quantclaims(command, str(page), "-o", "-")
    assert (status, out) == (3, alone)
    assert err.startswith(f"not read: {absent}: ")
    assert len(err.splitlines()) == 1


def test_text_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    status, out, err = quantclaims("text", str(tmp_path / "absent.txt"))
    assert (status, out) == (1, "")
    assert err.startswith("error: ")


def test_standard_input_is_read_like_a_file(page: Path) -> None:
    _, from_file, _ = quantclaims("turns", str(page))
    _, from_input, _ = quantclaims("turns", "-", stdin=PAGE)
    assert from_input == from_file.replace(str(page), "-")


def test_a_page_met_twice_is_reported_and_read_once(page: Path, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_bytes(page.read_bytes())
    status, out, err = quantclaims("extract", str(tmp_path), "-o", "-")
    assert (status, len(out.splitlines())) == (0, 2)
    assert "Visit to a mill" in err


class _Interrupting:
    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


def _interrupted(*arguments: object) -> None:
    raise KeyboardInterrupt


def _interrupted_in_an_import(*arguments: object) -> None:
    type("Named", (), {"cell": _Interrupting()})


@pytest.mark.parametrize("run", [_interrupted, _interrupted_in_an_import])
def test_an_interrupt_leaves_no_table_and_no_traceback(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., None]
) -> None:
    monkeypatch.setattr("quantclaims.pipeline.run", run)
    table = tmp_path / "claims.csv"
    assert quantclaims("extract", str(page), "-o", str(table)) == (130, "", "")
    assert not table.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "--jobs", "-1", "x"],
        ["extract", "x", "-o", "-", "--summary"],
        ["x"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert quantclaims(*arguments)[0] == 2


def test_an_unknown_pipeline_is_one_line_and_no_table(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    status, out, err = quantclaims("extract", str(page), "-o", str(table), "--model", "none")
    assert (status, out) == (1, "")
    assert err.startswith("error: ")
    assert len(err.splitlines()) == 1
    assert not table.exists()


def test_an_output_that_cannot_be_written_is_one_line(page: Path) -> None:
    inside_a_file = page / "c.csv"
    status, _, err = quantclaims("turns", str(page), "-o", str(inside_a_file))
    assert status == 1
    assert err.startswith(f"error: {inside_a_file}: cannot be written")


def test_a_closed_pipe_ends_without_a_traceback(page: Path) -> None:
    page.write_text(PAGE + "Exports grew by 5 percent. " * 5_000, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    command = [*MODULE, "mentions", str(page)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


class Terminal(io.StringIO):
    """A standard error that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress_over(["a", "b"]) as progress:
        assert list(progress("ab")) == ["a", "b"]
    assert "Transcripts" in screen.getvalue()
    assert "2/2" in screen.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("engine", [["--jobs", "2"], ["--engine", "dask", "--jobs", "2"]])
def test_engines_do_not_change_a_byte(page: Path, tmp_path: Path, engine: list[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAGE.replace("8.5", "12"), encoding="utf-8")
    _, one, _ = quantclaims("extract", str(page), str(other), "-o", "-", "--jobs", "1")
    _, two, _ = quantclaims("extract", str(page), str(other), "-o", "-", *engine)
    assert one == two
    assert len(one.splitlines()) == 3


def test_doctor_finds_the_pipeline() -> None:
    status, out, _ = quantclaims("doctor")
    assert status == 0
    assert "English pipeline en_core_web_sm" in out


def test_explain_names_the_rules_of_every_cell() -> None:
    status, out, _ = quantclaims(
        "explain", "In 2018, exports grew by 8 percent.", "--date", "2019-05-14"
    )
    assert status == 0
    assert "2018: period\n  kind year, value 2018, " in out
    cells = out.partition("8 percent: claim\n")[2]
    assert "value 8" in cells
    assert "aspect growth, direction up  by aspect:" in cells


def test_what_a_page_does_not_say_can_be_said(tmp_path: Path) -> None:
    page = tmp_path / "talk.csv"
    page.write_text("who,what\nAnna Fox,We built 12 schools last year.\n", encoding="utf-8")
    options = [
        "--text",
        "what",
        "--speaker",
        "who",
        "--event-date",
        "2019-06-19",
        "--country",
        "fra",
    ]
    status, out, _ = quantclaims("extract", str(page), "-o", "-", "--bare", *options)
    assert status == 0
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["speaker"], row["area"]) == ("Anna Fox", "FRA")
    assert (row["event_date"][:10], row["period_start"][:10]) == ("2019-06-19", "2018-01-01")


def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    page = tmp_path / "talk.txt"
    page.write_text("We built 12 schools.\n", encoding="utf-8")
    status, _, err = quantclaims("events", str(page), "--event-date", "May")
    assert status == 2
    assert "Invalid value for --event-date: 'May' is no date such as 2019-06-19" in " ".join(
        err.split()
    )


def test_formats_are_listed_and_told(tmp_path: Path) -> None:
    status, out, _ = quantclaims("formats")
    assert status == 0
    assert "whitehouse_text   White House remarks, plain text; recognised by “For " in out
    page = tmp_path / "talk.srt"
    page.write_text("1\n00:00:01,000 --> 00:00:02,000\nWe grew.\n", encoding="utf-8")
    status, out, err = quantclaims("formats", str(page), str(tmp_path / "none"))
    assert status == 3
    assert out.split() == ["subtitles", "utf-8", str(page)]
    assert "none: does not exist" in err
