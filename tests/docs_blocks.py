"""Pages of documentation as tests: each code block is run where a reader would run it.

Every page gets a copy of the checkout for itself, and its blocks run there in order:

- ``console``: each line after ``$ `` is a command; what follows it is what it must print (``...``
  stands for anything), or nothing, where it need only succeed.
- ``python``: runs in one session a page; with ``>>>`` it is compared as a doctest.
- ``diff``: is applied to the checkout, as ``patch -p1`` does.
- any block with a ``title``, a file's path, is added at the file's end, or makes the file; Python
  must compile. Other languages need a title.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer
from typer.testing import CliRunner

from quantclaims.cli import app

ROOT = Path(__file__).parents[1]
FLAGS = doctest.ELLIPSIS
COLUMNS = "100"
SHIM = '#!/bin/sh\nexec {python} {arguments} "$@"\n'
PROGRAMS = {
    "python": "",
    "quantclaims": "-m quantclaims",
    "ruff": "-m ruff",
    "mypy": "-m mypy",
    "pip": "tests/docs_pip.py",
}


def copied(target: Path) -> Path:
    """Copy what git tracks, times kept, and an environment that is this one under another name."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    programs = target / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, arguments in PROGRAMS.items():
        program = programs / name
        program.write_text(SHIM.format(python=sys.executable, arguments=arguments))
        program.chmod(0o755)
    (programs / "activate").touch()
    for stamp in ("run", "dev"):
        (target / ".venv" / stamp).touch()
    return target


def run_console(example: Example) -> str | None:
    """Run a block's commands; return what was amiss, or nothing."""
    own = not example.document.namespace.get("rules_changed")
    for command, wanted in commands(example.parsed):
        run = run_here if own and _PLAIN.fullmatch(command) else run_in_shell
        status, output = run(command)
        printed = "\n".join(line.rstrip() for line in output.splitlines()).rstrip("\n") + "\n"
        if status:
            return f"$ {command}\nended with status {status}:\n{printed}"
        checker = doctest.OutputChecker()
        if wanted and not checker.check_output(wanted, printed, FLAGS):
            case = doctest.Example(command, wanted)
            return f"$ {command}\n{checker.output_difference(case, printed, FLAGS)}"
    return None


_PLAIN = re.compile(r"quantclaims [^$;|&<>`]*")


def run_here(command: str) -> tuple[int, str]:
    """Run our own command in this process, which has the parser loaded; status and output."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", COLUMNS)
        patch.setenv("HOME", str(Path.cwd()))
        words = shlex.split(command.replace("\\\n", " "))
        done = CliRunner().invoke(app, words[1:], prog_name="quantclaims")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def run_in_shell(command: str) -> tuple[int, str]:
    """Run any command as a reader's shell would; status and output."""
    done = subprocess.run(
        ["bash", "-c", command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def environment() -> dict[str, str]:
    """What a reader's shell has: our programs first, a screen of 100 columns, a home."""
    here = Path.cwd()
    return os.environ | {
        "PATH": f"{here / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(here / "src"),
        "COLUMNS": COLUMNS,
        "HOME": str(here),
        "MAKEFLAGS": "--silent",
    }


def commands(block: str) -> Iterable[tuple[str, str]]:
    r"""Yield each command of a console block with what it must print.

    >>> list(commands("$ a \\\n>   b\n1\n2\n$ c\n"))
    [('a \\\n  b', '1\n2\n'), ('c', '')]
    """
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        asked = 1
        while asked < len(lines) and lines[asked].startswith("> "):
            asked += 1
        command = "\n".join([lines[0], *(line[2:] for line in lines[1:asked])])
        wanted = "\n".join(lines[asked:]).rstrip("\n")
        yield command, f"{wanted}\n" if wanted else ""


def apply_diff(example: Example) -> None:
    """Apply a patch to the page's checkout."""
    patch = ["patch", "-p1", "--forward", "--silent"]
    subprocess.run(patch, input=example.parsed, text=True, check=True)
    example.document.namespace["rules_changed"] = True


def write_file(example: Example) -> str | None:
    """Add a block to the file that its title names."""
    title = re.search(r'title="([^"]+)"', example.region.lexemes["info"])
    if not title:
        return "a block that is neither run nor written to a file; give it a title"
    path = Path(title[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + example.parsed, encoding="utf-8")
    if path.suffix == ".py":
        compile(path.read_text(encoding="utf-8"), path, "exec")
    if path.parts[0] == "src":
        example.document.namespace["rules_changed"] = True
    return None


def parser(
    language: str, evaluator: Callable[[Example], str | None]
) -> Callable[[Document], Iterable[Region]]:
    """Return a parser of the fenced blocks whose language a pattern describes."""
    lexer = RawFencedCodeBlockLexer(re.compile(rf"(?P<info>{language})$\n", re.MULTILINE))

    def parse(document: Document) -> Iterable[Region]:
        for region in lexer(document):
            region.parsed, region.evaluator = region.lexemes["source"], evaluator
            yield region

    return parse


PAGES = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        parser("console", run_console),
        parser("diff", apply_diff),
        parser(r"(?!python$|console$|diff$)[^\n]*", write_file),
    ],
)
