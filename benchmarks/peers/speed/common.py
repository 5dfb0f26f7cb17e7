"""What every contestant does: read the pages, work under the clock, tell words and peak memory."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def run(work: Callable[[list[str]], int]) -> None:
    """Time ``work`` on the pages named on standard input, one path a line; print one JSON line.

    ``work`` takes the paths and returns how many things it found; loading is done before it is
    called and is not timed. Words are what stands between blanks; seconds are the processor's, so
    that a machine shared with others counts for no contestant; memory is the process's peak.
    """
    paths = sys.stdin.read().split("\n")[:-1]
    words = sum(len(Path(path).read_text(encoding="utf-8").split()) for path in paths)
    started = time.process_time()
    found = work(paths)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "seconds": seconds, "peak_mib": peak, "found": found}))


def texts(paths: list[str]) -> list[str]:
    """Return the pages' texts."""
    return [Path(path).read_text(encoding="utf-8") for path in paths]
