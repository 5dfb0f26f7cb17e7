"""No command asks the network, and none reads a pickle."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from quantclaims.cli import app

ROOT = Path(__file__).parents[1]
COMMANDS = set(get_command(app).commands)  # type: ignore[attr-defined]
TALKS = {"explore"}
"""Commands that open a port of this machine: what they are for."""

PAGE = str(ROOT / "examples" / "transcripts" / "tractor_works.txt")
RUNS = f"""
formats
formats {PAGE}
text {PAGE}
events {PAGE}
turns {PAGE}
mentions {PAGE}
explain Exports_grew_by_8_percent.
extract {PAGE} -o claims.csv -o claims.xlsx -o claims.parquet --summary
extract {PAGE} -o two.csv --jobs 2
compare claims.csv --plot claims.svg
check claims.csv
evaluate claims.csv two.csv
export claims.csv --to claims.sqlite --to claims.spacy --to claims.labelstudio.json
import claims.labelstudio.json -o back.csv
apply claims.csv corrections.jsonl -o applied.csv
doctor
"""
ALL = f"""
import sys
from quantclaims.cli import app

for line in {RUNS!r}.split("\\n"):
    if line:
        app(line.split(), standalone_mode=False)
        print("done:", line.split()[0])
"""


def watched(folder: Path, code: str) -> tuple[str, str]:
    """Run Python where network and pickles are refused; return its output and what it tried."""
    log = folder / "tried.txt"
    log.touch()
    path = os.pathsep.join([str(ROOT / "tests" / "watched"), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path, "WATCHED": str(log)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr, log.read_text(encoding="utf-8")


def test_every_command_is_among_the_runs() -> None:
    assert {line.split()[0] for line in RUNS.splitlines() if line} == COMMANDS - TALKS


def test_no_command_asks_the_network_or_reads_a_pickle(tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").touch()
    said, tried = watched(tmp_path, ALL)
    assert tried == ""
    assert [line for line in said.splitlines() if line.startswith("done:")] == [
        f"done: {line.split()[0]}" for line in RUNS.splitlines() if line
    ], said


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("import urllib.request; urllib.request.urlopen('http://localhost:9/')", "socket."),
        ("import collections, pickle as p; p.loads(p.dumps(collections.Counter()))", "pickle."),
    ],
)
def test_the_watch_sees_what_it_is_for(tmp_path: Path, code: str, event: str) -> None:
    assert watched(tmp_path, code)[1].startswith(event)


UNSAFE = {"dill", "joblib", "marshal", "pickle", "shelve", "cloudpickle"}
UNSAFE_CALLS = {"read_pickle", "to_pickle", "eval", "exec"}


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_reads_what_can_run_code(path: Path) -> None:
    used = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            used |= {alias.name.partition(".")[0] for alias in node.names} & UNSAFE
        elif isinstance(node, ast.ImportFrom):
            used |= {(node.module or "").partition(".")[0]} & UNSAFE
        elif isinstance(node, ast.Call):
            used |= {getattr(node.func, "attr", getattr(node.func, "id", ""))} & UNSAFE_CALLS
    assert used == set()
