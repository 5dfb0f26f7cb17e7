"""Mutation testing of ``detect/`` and ``link/``: does a test fail when a line is made wrong?

    make mutate MUTANTS=600 JOBS=16
    python scripts/mutate.py --mutants 600 --jobs 16    # the same without make

mutmut makes every mutant that it knows of, runs the tests of ``[tool.mutmut]`` in pyproject.toml
once to learn which of them reach which function, then those tests against a sample of mutants,
drawn by ``--seed``: the same code and seed give the same sample. Needs mutmut and pytest beside
the package's own requirements, and nothing from the network. Prints a table, and writes what the
survivors change to ``mutants/survivors.diff``, to be read: each is a missing test, dead code, or a
change that makes no difference.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
MUTANTS = ROOT / "mutants"
MUTMUT = (sys.executable, "-m", "mutmut")
FIRST = "quantclaims.detect.x__float__mutmut_1"
"""A mutant to begin with, for mutmut makes them all and runs the tests before it tries one."""

CAUGHT = ("killed", "timeout", "segfault")


def mutmut(*arguments: str) -> str:
    """Run mutmut in the root of the project and return what it prints."""
    done = subprocess.run(
        [*MUTMUT, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
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


def fates(sample: list[str]) -> dict[str, str]:
    """Return what became of each mutant of a sample."""
    lines = mutmut("results", "--all", "true").splitlines()
    told = dict(line.strip().split(": ", 1) for line in lines if ": " in line)
    return {name: told[name] for name in sample}


def table(found: dict[str, str]) -> list[str]:
    """Return the lines of a table: mutants by package, how many were caught."""
    lines = [f"{'package':10}{'tried':>7}{'caught':>8}{'survived':>10}{'no test':>9}{'score':>8}"]
    for package in ("detect", "link", ""):
        tally = Counter(f for name, f in found.items() if name.startswith(f"quantclaims.{package}"))
        caught = sum(tally[fate] for fate in CAUGHT)
        lines.append(
            f"{package or 'both':10}{tally.total():>7}{caught:>8}{tally['survived']:>10}"
            f"{tally['no tests']:>9}{caught / max(1, tally.total()):>8.1%}"
        )
    rest = Counter(found.values()) - Counter(
        {fate: len(found) for fate in (*CAUGHT, "survived", "no tests")}
    )
    return [*lines, *(f"{fate}: {count}" for fate, count in rest.items())]


def main() -> None:
    """Parse the options, try a sample of mutants, print what became of them."""
    parser = argparse.ArgumentParser(description="Mutation testing of detect/ and link/.")
    parser.add_argument("--mutants", type=int, default=200, help="how many to try; 0 for all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    jobs = str(options.jobs)
    shutil.rmtree(MUTANTS, ignore_errors=True)  # mutmut would not copy a changed lexicon anew
    mutmut("run", "--max-children", jobs, FIRST)
    every = names()
    number = min(options.mutants or len(every), len(every))
    sample = sorted(Random(options.seed).sample(every, number))
    mutmut("run", "--max-children", jobs, *sample)
    found = fates(sample)
    print(f"{len(sample)} of {len(every)} mutants, seed {options.seed}")
    print("\n".join(table(found)))
    survivors = [name for name, fate in found.items() if fate not in CAUGHT]
    with ThreadPoolExecutor(options.jobs) as pool:
        shown = pool.map(lambda name: mutmut("show", name), survivors)
        (MUTANTS / "survivors.diff").write_text("\n".join(shown), encoding="utf-8")
    print(f"what {len(survivors)} survivors change: mutants/survivors.diff")


if __name__ == "__main__":
    main()
