"""Us and our peers in turn on the same pages, each run a process of its own on one core."""

import json
import os
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import sample
from benchmarks.peers.environments import HERE, US, answers, slow_peers

ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
UNSCREENED = "unscreened"
"""Us, parsing every sentence: what the screen before the parser saves."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a contestant did: pages of a run, words a second (median of the runs), peak memory."""

    name: str
    pages: int
    words_a_second: float
    peak_mib: float


def measured(python: Path, name: str, pages: Sequence[Path]) -> dict[str, float]:
    """Return what one run of a contestant printed: words, seconds, peak_mib, found."""
    asked = "".join(f"{path.resolve()}\n" for path in pages)
    told: dict[str, float] = json.loads(answers(python, HERE / "speed" / f"run_{name}.py", asked))
    return told


def contest(
    contestants: Mapping[str, Path], folder: Path, pages: int, few: int, runs: int
) -> list[Pace]:
    """Let contestants take turns, so that a change in the machine's pace meets all.

    The slow ones read ``few`` of the pages, for theirs is a pace too.
    """
    os.environ.update(dict.fromkeys(ONE_CORE, "1"))
    slow = slow_peers()
    given = {name: sample(folder, few if name in slow else pages) for name in contestants}
    told: dict[str, list[dict[str, float]]] = {name: [] for name in contestants}
    for number in range(1, runs + 1):
        for name, python in contestants.items():
            told[name].append(run := measured(python, name, given[name]))
            pace = run["words"] / run["seconds"]
            print(f"run {number}: {name} {pace:,.0f} words/s", file=sys.stderr, flush=True)
    return [
        Pace(
            name,
            len(given[name]),
            statistics.median(run["words"] / run["seconds"] for run in told[name]),
            max(run["peak_mib"] for run in told[name]),
        )
        for name in contestants
    ]


def lines(paces: Sequence[Pace]) -> list[str]:
    """Return a table of the paces, each as a ratio to bare spaCy's and ours as a ratio to each."""
    by_name = {pace.name: pace.words_a_second for pace in paces}
    bare, ours = by_name.get("spacy"), by_name[US]
    head = f"{'':14}{'pages':>7}{'words/s':>10}{'to spaCy':>10}{'us to it':>10}{'peak MiB':>10}"
    return [head] + [
        f"{pace.name:14}{pace.pages:>7,}{pace.words_a_second:>10,.0f}"
        + (f"{pace.words_a_second / bare:>10.2f}" if bare else f"{'-':>10}")
        + f"{ours / pace.words_a_second:>10.1f}{pace.peak_mib:>10,.0f}"
        for pace in paces
    ]
