"""Time us and our peers in turn on the same pages.

    python -m benchmarks.speed FOLDER [--pages N] [--runs N] [--peer NAME ...]

Each run is a process of its own that loads, then works under the clock on one core; contestants
take turns, so that a change in the machine's pace meets all. Prints words a second (median of the
runs), the ratio to bare spaCy's, and peak memory.
"""

import argparse
import json
import os
import statistics
from pathlib import Path

from benchmarks.peers.environments import HERE, answers, pythons

_ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def sample(folder: Path, pages: int) -> list[Path]:
    """Return ``pages`` of the folder's texts, spread evenly over their names; 0 takes all."""
    texts = sorted(folder.rglob("*.txt"))
    step = max(1, len(texts) // pages) if pages else 1
    return texts[::step][: pages or None]


def main() -> None:
    """Run the contestants in turn and print a line each."""
    parser = argparse.ArgumentParser(description="Time us and our peers on the same pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="pages to read, 0 for all")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", action="append", default=[], help="only these peers")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(_ONE_CORE, "1"))
    asked = "".join(f"{path.resolve()}\n" for path in sample(options.folder, options.pages))
    contestants = pythons(options.peer)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in contestants}
    for _ in range(options.runs):
        for name, python in contestants.items():
            runs[name].append(json.loads(answers(python, HERE / "speed" / f"run_{name}.py", asked)))
    pace = {
        name: statistics.median(run["words"] / run["seconds"] for run in done)
        for name, done in runs.items()
    }
    bare = pace.get("spacy")
    print(f"{'':14}{'words/s':>10}{'to spaCy':>10}{'peak MiB':>10}")
    for name, words in pace.items():
        peak = max(run["peak_mib"] for run in runs[name])
        ratio = f"{words / bare:.2f}" if bare else "-"
        print(f"{name:14}{words:>10,.0f}{ratio:>10}{peak:>10,.0f}")


if __name__ == "__main__":
    main()
