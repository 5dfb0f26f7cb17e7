"""Fuzz all targets and print a table.

    PYTHONPATH=src:tests python -m fuzz --seconds 600 --jobs 16

Every target gets the same share of the time of all processes. Needs the package's own
requirements; with Atheris coverage guides it, and targets of libraries that are not installed are
left out. Inputs that break something are kept in ``tests/fuzz/found/TARGET``, and the status is 1.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from fuzz.target import Target
from fuzz.targets import MODULES, TARGETS, runnable
from fuzz.worker import keep

_HANG = 300.0
"""Seconds without a new input after which one hangs outside Python, where no limit stops it.

By the clock, so many more than the limit: a busy machine gives a process little time."""

_SHORTEST = 2.0


@dataclass
class Result:
    """What all processes at one target came to."""

    executions: int = 0
    seconds: float = 0.0
    crashes: int = 0
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, report: Path) -> None:
        """Count a process's report in, if it got so far as to write one."""
        if report.exists():
            told = json.loads(report.read_text(encoding="utf-8"))
            self.executions += told["executions"]
            self.seconds += told["seconds"]
            self.crashes += told["crashes"]
            self.failures |= told["failures"]


def shares(targets: Sequence[Target], seconds: float, jobs: int) -> list[list[tuple[int, float]]]:
    """Return for each process the numbers of its targets and the seconds for each.

    The time of all processes is one tape, cut into equal pieces for the targets.
    """
    piece = seconds * jobs / len(targets)
    plans: list[list[tuple[int, float]]] = []
    for job in range(jobs):
        begin, end = job * seconds, (job + 1) * seconds
        plan = [
            (number, min(end, (number + 1) * piece) - max(begin, number * piece))
            for number in range(int(begin // piece), len(targets))
            if number * piece < end
        ]
        plans.append([(number, length) for number, length in plan if length >= _SHORTEST])
    return plans


def run(target: Target, seconds: float, seed: int, work: Path) -> Iterator[Path | tuple[str, str]]:
    """Keep processes at a target until its time is over.

    Yields the report of each, and the name of each input that killed one or that none could end.
    """
    end = time.time() + seconds
    while end - time.time() >= min(_SHORTEST, seconds):
        folder = Path(tempfile.mkdtemp(dir=work))
        command = [sys.executable, "-m", "fuzz.worker", str(folder)]
        command += [MODULES[target.name], target.name, f"{end}"]
        with (folder / "log").open("wb") as log:
            worker = subprocess.Popen([*command, str(seed)], stdout=log, stderr=log)
            fate = _watch(worker, folder / "current")
        yield folder / "report.json"
        if fate:
            count, data = _current(folder / "current")
            said = (folder / "log").read_text("utf-8", "replace")[-2000:]
            name = keep(target, fate, data).name if count else f"{fate} at the start"
            yield name, f"after {count:,} executions; its last words: {said}"
        seed += 1_000


def _watch(worker: "subprocess.Popen[bytes]", current: Path) -> str:
    """Wait for a process; return "" if it ended well, else how it ended."""
    count, since = 0, time.monotonic()
    while worker.poll() is None:
        time.sleep(0.2)
        now, _ = _current(current)
        if now != count:
            count, since = now, time.monotonic()
        elif time.monotonic() - since > _HANG:
            worker.kill()
            worker.wait()
            return "hang"
    if worker.returncode < 0:
        return f"killed-{signal.Signals(-worker.returncode).name}"
    return f"exit-{worker.returncode}" if worker.returncode else ""


def _current(path: Path) -> tuple[int, bytes]:
    if not path.exists():
        return 0, b""
    with path.open("rb") as file:
        head = file.read(16)
        return int.from_bytes(head[:8], "big"), file.read(int.from_bytes(head[8:], "big"))


def fuzz(targets: Sequence[Target], seconds: float, jobs: int, seed: int) -> dict[str, Result]:
    """Fuzz targets for ``seconds`` on ``jobs`` processes."""
    results: defaultdict[str, Result] = defaultdict(Result)
    work = Path(tempfile.mkdtemp(prefix="fuzz-"))

    def do(job: int) -> None:
        for number, length in plans[job]:
            target = targets[number]
            for one in run(target, length, seed + job, work):
                if isinstance(one, Path):
                    results[target.name].add(one)
                else:
                    results[target.name].failures[one[0]] = one[1]
                    results[target.name].crashes += 1

    plans = shares(targets, seconds, jobs)
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(do, range(jobs)))
    shutil.rmtree(work)
    return results


def _print(results: dict[str, Result]) -> None:
    print(
        f"{'target':28}{'executions':>12}{'seconds':>9}{'a second':>10}{'crashes':>9}{'kinds':>7}"
    )
    total = Result()
    for name, one in sorted(results.items()):
        _line(name, one)
        total.executions += one.executions
        total.seconds += one.seconds
        total.crashes += one.crashes
        total.failures |= {f"{name} {key}": told for key, told in one.failures.items()}
    _line("all", total)
    for name, told in total.failures.items():
        print(f"\n{name}\n    {told}")


def _line(name: str, one: Result) -> None:
    pace = one.executions / one.seconds if one.seconds else 0
    counts = f"{one.executions:>12,}{one.seconds:>9.0f}{pace:>10,.0f}{one.crashes:>9,}"
    print(f"{name:28}{counts}{len(one.failures):>7}")


def main() -> None:
    """Parse the options, fuzz, print."""
    parser = argparse.ArgumentParser(description="Fuzz everything that takes bytes or words.")
    parser.add_argument("--seconds", type=float, default=600, help="by the clock, for all targets")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("targets", nargs="*", help="names or beginnings of names; all if none")
    options = parser.parse_args()
    wanted = [t for t in TARGETS if t.name.startswith(tuple(options.targets or [""]))]
    for target in wanted:
        if not runnable(target):
            print(f"left out: {target.name}, which needs {', '.join(target.needs)}")
    chosen = [target for target in wanted if runnable(target)]
    results = fuzz(chosen, options.seconds, options.jobs, options.seed)
    _print(results)
    sys.exit(any(one.failures for one in results.values()))


if __name__ == "__main__":
    main()
