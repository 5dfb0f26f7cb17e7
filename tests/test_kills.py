"""Runs and workers that are killed: the table is the same byte for byte."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "transcripts"


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--kills", "2"], ["--dask", "--kills", "1"]])
def test_a_killed_run_gives_the_same_bytes(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "benchmarks.kill", str(EXAMPLES), "--pages", "60"]
    done = subprocess.run(
        [*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert not last.startswith("0 kills")
    assert last.endswith(": the same bytes")


@pytest.mark.slow
def test_the_processes_of_a_killed_run_end_with_it(tmp_path: Path) -> None:
    pages = [EXAMPLES / "forum_week.txt", EXAMPLES / "tractor_works.txt"]
    code = (
        "import itertools; from quantclaims.engines import extract_each;"
        "from quantclaims.read import read_documents;"
        f"documents = list(read_documents({list(map(str, pages))}));"
        "print(len(list(extract_each(itertools.cycle(documents), jobs=2))))"
    )
    run = subprocess.Popen([sys.executable, "-c", code])
    children: list[psutil.Process] = []
    while len(children) < 3:  # the two, and the one that keeps their semaphores
        assert run.poll() is None
        children = psutil.Process(run.pid).children(recursive=True)
        time.sleep(0.1)
    run.kill()
    run.wait()
    _, alive = psutil.wait_procs(children, timeout=60)
    assert alive == []
