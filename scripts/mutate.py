"""Mutation testing of ``detect/`` and ``link/``: does a test fail when a line is made wrong?

    make mutate MUTANTS=600 JOBS=16
    python scripts/mutate.py --mutants 600 --jobs 16    # the same without make

mutmut makes every mutant that it knows of; a sample of them is drawn by ``--seed``: the same code
and seed give the same sample. The tests of ``[tool.mutmut]`` in pyproject.toml are collected and
run in this process, which learns which of them reach which function; then it forks for each
mutant, and runs those tests until one fails. What is slow - spaCy's pipeline, its parse of each
sentence - is thus done once. Needs mutmut and pytest beside the package's own requirements, and
nothing from the network. Prints a table, and writes what the survivors change to
``mutants/survivors.diff``, to be read: each is a missing test, dead code, or a change that makes
no difference.
"""

import argparse
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from random import Random
from typing import Any

import pytest
from _pytest.doctest import DoctestItem
from _pytest.runner import runtestprotocol
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from spacy.language import Language
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
MUTANTS = ROOT / "mutants"
FIRST = "quantclaims.detect.x__float__mutmut_1"
"""A mutant for mutmut to try, for it makes them all before it tries one."""

_MUTATED = ("quantclaims.detect", "quantclaims.link")

CAUGHT, SURVIVED, UNREACHED = "caught", "survived", "no test"

_SECONDS = 60
"""Of the processor's time that the tests of a mutant may take; they need a tenth of it."""
_MEMORY = 4 << 30


def mutmut(*arguments: str) -> str:
    """Run mutmut in the root of the project and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"mutmut {arguments[0]}: {(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def names() -> list[str]:
    """Return the names of all mutants that mutmut made."""
    found: list[str] = []
    for path in sorted(MUTANTS.rglob("*.meta")):
        found += json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return sorted(found)


def remember_parses() -> None:
    """Let spaCy parse each sentence once, whoever asks for it."""
    pipe = Language.pipe
    known: dict[tuple[int, str], Doc] = {}

    def remembered(self: Language, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            if (id(self), text) not in known:
                known[id(self), text] = next(pipe(self, [text]))
            yield known[id(self), text]

    vars_of_language: Any = Language
    vars_of_language.pipe = remembered
    vars_of_language.memory_zone = contextlib.nullcontext


def caches(*roots: str) -> list["_lru_cache_wrapper[Any]"]:
    """Return the caches of functions in the modules whose names begin so."""
    modules = [module for name, module in sys.modules.items() if name.startswith(roots)]
    found = [value for module in modules for value in vars(module).values()]
    return [value for value in found if isinstance(value, _lru_cache_wrapper)]


class Trial:
    """A plugin of pytest that tries mutants with the tests it collected."""

    def __init__(self, mutants: list[str], jobs: int) -> None:
        self._mutants, self._jobs = mutants, jobs
        self.fates: dict[str, str] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests twice as they are, then those that matter for each mutant.

        Who is reached the first time only fills a cache; a mutant of it is tried with empty caches
        and with all tests, for who asks the cache later is not known.
        """
        remember_parses()
        once, again = self._reached(session.items), self._reached(session.items)
        running: dict[int, str] = {}
        for mutant in self._mutants:
            function = mangled_name_from_mutant_name(mutant)
            tests = again.get(function, session.items if function in once else [])
            if not tests:
                self.fates[mutant] = UNREACHED
                continue
            if len(running) == self._jobs:
                self._await(running)
            pid = os.fork()
            if not pid:
                os._exit(self._try(mutant, tests, fresh=function not in again))
            running[pid] = mutant
        while running:
            self._await(running)
        return True

    def _await(self, running: dict[int, str]) -> None:
        pid, status = os.wait()
        self.fates[running.pop(pid)] = CAUGHT if status else SURVIVED

    def _try(self, mutant: str, tests: list[pytest.Item], fresh: bool) -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        for cache in caches("test_", *(_MUTATED if fresh else [])):
            cache.cache_clear()
        set_mutant_under_test(mutant)
        return int(any(failed for _, failed in run(tests)))

    def _reached(self, tests: list[pytest.Item]) -> dict[str, list[pytest.Item]]:
        """Return the tests that reach each function, the quickest first."""
        for cache in caches("test_"):
            cache.cache_clear()
        set_mutant_under_test("stats")
        reached: dict[str, list[pytest.Item]] = defaultdict(list)
        seconds: dict[pytest.Item, float] = {}
        begin = time.perf_counter()
        for test, failed in run(tests):
            if failed:
                raise SystemExit(f"{test.nodeid} fails without a mutant")
            for function in state()._stats:
                reached[function].append(test)
            state()._stats.clear()
            now = time.perf_counter()
            seconds[test], begin = now - begin, now
        set_mutant_under_test("")
        return {
            function: sorted(found, key=seconds.__getitem__) for function, found in reached.items()
        }


def run(tests: list[pytest.Item]) -> Iterator[tuple[pytest.Item, bool]]:
    """Run tests, and yield of each whether it failed."""
    for test in tests:
        names = dict(test.dtest.globs) if isinstance(test, DoctestItem) else {}
        reports = runtestprotocol(test, log=False, nextitem=None)
        if isinstance(test, DoctestItem):
            test.dtest.globs.update(names)  # which doctest clears, as no test is run twice
        yield test, any(report.failed for report in reports)


def fates(mutants: list[str], jobs: int) -> dict[str, str]:
    """Return what became of each mutant."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    trial = Trial(mutants, jobs)
    os.chdir(MUTANTS)
    chosen = options["pytest_add_cli_args"] + options["pytest_add_cli_args_test_selection"]
    if pytest.main(["-qq", "--capture=no", *chosen], plugins=[trial]):
        raise SystemExit("the tests cannot be collected")
    os.chdir(ROOT)
    return {name: trial.fates[name] for name in mutants}


def table(found: dict[str, str]) -> list[str]:
    """Return the lines of a table: mutants by package, how many were caught."""
    lines = [f"{'package':10}{'tried':>7}{'caught':>8}{'survived':>10}{'no test':>9}{'score':>8}"]
    for package in ("detect", "link", ""):
        tally = Counter(f for name, f in found.items() if name.startswith(f"quantclaims.{package}"))
        lines.append(
            f"{package or 'both':10}{tally.total():>7}{tally[CAUGHT]:>8}{tally[SURVIVED]:>10}"
            f"{tally[UNREACHED]:>9}{tally[CAUGHT] / max(1, tally.total()):>8.1%}"
        )
    return lines


def main() -> None:
    """Parse the options, try a sample of mutants, print what became of them."""
    parser = argparse.ArgumentParser(description="Mutation testing of detect/ and link/.")
    parser.add_argument("--mutants", type=int, default=200, help="how many to try; 0 for all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    shutil.rmtree(MUTANTS, ignore_errors=True)  # mutmut would not copy a changed lexicon anew
    mutmut("run", "--max-children", str(options.jobs), FIRST)
    every = names()
    number = min(options.mutants or len(every), len(every))
    sample = sorted(Random(options.seed).sample(every, number))
    found = fates(sample, options.jobs)
    print(f"{len(sample)} of {len(every)} mutants, seed {options.seed}")
    print("\n".join(table(found)))
    survivors = [name for name, fate in found.items() if fate != CAUGHT]
    shown = "\n".join(f"# {found[name]}\n{mutmut('show', name)}" for name in survivors)
    (MUTANTS / "survivors.diff").write_text(shown, encoding="utf-8")
    print(f"what {len(survivors)} survivors change: mutants/survivors.diff")


if __name__ == "__main__":
    main()
