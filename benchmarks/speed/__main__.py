"""Time us and our peers in turn on the same pages; our stages, our curve, two processes.

    python -m benchmarks.speed FOLDER [--pages N] [--few N] [--runs N] [--peer NAME ...]
                               [--sizes N ...] [--chart FILE.svg]

Printed are words a processor second (median of the runs), ratios, and peak memory; then the
seconds of each of our stages, two processes against one, and time and memory over ever more pages.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.corpus import sample
from benchmarks.peers.environments import US, pythons
from benchmarks.speed.chart import draw
from benchmarks.speed.contest import UNSCREENED, contest, lines
from benchmarks.speed.curve import CURVE_HEAD, SIZES, curve, curve_lines, two_processes
from benchmarks.speed.stages import stage_lines, stages


def main() -> None:
    """Run everything and print it, a table a question."""
    parser = argparse.ArgumentParser(description="Time us and our peers on the same pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="pages to read, 0 for all")
    parser.add_argument("--few", type=int, default=20, help="pages for the slow peers")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", action="append", default=[], help="only these peers")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="pages of the curve")
    parser.add_argument("--chart", type=Path, help="where to draw it, .svg or .png")
    options = parser.parse_args()
    peers = pythons(options.peer)
    contestants = {US: peers.pop(US), UNSCREENED: Path(sys.executable), **peers}
    paces = contest(contestants, options.folder, options.pages, options.few, options.runs)
    _say(*lines(paces))
    pages = sample(options.folder, options.pages)
    _say("", *stage_lines(stages(pages)))
    everything = len(sample(options.folder, 0))  # fewer pages do not pay for a second process
    _say("", two_processes(options.folder, everything, options.runs))
    points = []
    _say("", *([CURVE_HEAD] if options.sizes else []))
    for point, line in curve_lines(curve(options.folder, options.sizes)):
        points.append(point)
        _say(line)
    if options.chart:
        draw(paces, points, options.chart)


def _say(*said: str) -> None:
    print("\n".join(said), flush=True)


if __name__ == "__main__":
    main()
