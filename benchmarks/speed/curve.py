"""Our time and memory over ever more pages, and over two processes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import repeated
from benchmarks.peers.environments import US
from benchmarks.speed.contest import measured

SIZES = (100, 300, 1_000, 3_000, 10_000)


@dataclass(frozen=True, slots=True)
class Point:
    """One size: its pages and words, the processor seconds they took, and peak memory."""

    pages: int
    words: int
    seconds: float
    peak_mib: float


def curve(folder: Path, sizes: Sequence[int]) -> Iterator[Point]:
    """Yield a point for each number of pages, a folder's pages repeated where it has fewer."""
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            pages = repeated(folder, size, Path(place) / str(size))
            told = measured(Path(sys.executable), US, pages)
            yield Point(size, int(told["words"]), told["seconds"], told["peak_mib"])


def curve_lines(points: Iterator[Point]) -> Iterator[tuple[Point, str]]:
    """Yield each point with its line of a table; equal words a second mean a straight curve."""
    for point in points:
        pace = point.words / point.seconds
        line = f"{point.pages:>10,}{point.seconds:>10,.1f}{pace:>10,.0f}{point.peak_mib:>10,.0f}"
        yield point, line


CURVE_HEAD = f"{'pages':>10}{'seconds':>10}{'words/s':>10}{'peak MiB':>10}"


def two_processes(folder: Path, pages: int, runs: int) -> str:
    """Return how much faster two processes write the same table, command to command."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        repeated(folder, pages, work / "pages")
        gains = []
        for _ in range(runs):
            one, two = (_seconds(work, jobs) for jobs in (1, 2))
            gains.append(one / two)
        tables = [(work / f"{jobs}.csv").read_bytes() for jobs in (1, 2)]
        bytes_said = "the same bytes" if tables[0] == tables[1] else "DIFFERENT BYTES"
        gain = sorted(gains)[len(gains) // 2]
        return f"two processes on {pages:,} pages: {gain:.2f} times one, {bytes_said}"


def _seconds(work: Path, jobs: int) -> float:
    table = work / f"{jobs}.csv"
    command = [sys.executable, "-m", "quantclaims", "extract", str(work / "pages"), "--bare"]
    began = time.monotonic()
    subprocess.run(
        [*command, "--jobs", str(jobs), "-o", str(table)], check=True, stderr=subprocess.DEVNULL
    )
    return time.monotonic() - began
