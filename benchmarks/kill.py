"""Kill a run at random moments, go on each time, and compare its table with an undisturbed one's.

    python -m benchmarks.kill FOLDER [--kills 10] [--jobs 2] [--pages N] [--seed 1]
    python -m benchmarks.kill FOLDER --dask [--kills 5]

Without ``--dask`` the command itself dies by SIGKILL and is started again with ``--resume``. With
it, the command lives and one of its workers dies. The status is 0 where every byte is the same.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.corpus import repeated

COMMAND = (sys.executable, "-m", "quantclaims", "extract")


def main() -> None:
    """Run undisturbed, run with kills, compare."""
    parser = argparse.ArgumentParser(description="Kill a run at random moments and go on.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dask", action="store_true", help="kill Dask workers, not the command")
    parser.add_argument("--kills", type=int, help="10, or 5 with --dask")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pages", type=int, help="as many, the folder's texts over and over")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kills = options.kills or (5 if options.dask else 10)
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        pages = options.folder
        if options.pages:
            pages = work / "pages"
            repeated(options.folder, options.pages, pages)
        calm, disturbed = work / "calm" / "claims.csv", work / "disturbed" / "claims.csv"
        began = time.monotonic()
        subprocess.run(_command(pages, calm, options.jobs), check=True, stderr=subprocess.DEVNULL)
        lasts = time.monotonic() - began
        print(f"undisturbed: {lasts:.0f} s, {calm.stat().st_size:,} bytes", flush=True)
        if options.dask:
            done = _kill_workers(pages, disturbed, options.jobs, kills, lasts, moments)
        else:
            done = _kill_command(pages, disturbed, options.jobs, kills, lasts, moments)
        names = sorted(file.name for file in calm.parent.iterdir())
        differing = [
            name
            for name in names
            if (disturbed.parent / name).read_bytes() != (calm.parent / name).read_bytes()
        ]
        print(f"{done} kills; {', '.join(names)}: ", end="")
        print(f"DIFFERENT: {', '.join(differing)}" if differing else "the same bytes")
        sys.exit(bool(differing))


def _command(pages: Path, table: Path, jobs: int, *more: str) -> list[str]:
    return [*COMMAND, str(pages), "-o", str(table), "--jobs", str(jobs), *more]


def _kill_command(
    pages: Path, table: Path, jobs: int, kills: int, lasts: float, moments: random.Random
) -> int:
    """Start the command until it ends by itself, killing it so many times; return how many."""
    done = 0
    while True:
        run = subprocess.Popen(_command(pages, table, jobs, "--resume"), stderr=subprocess.DEVNULL)
        try:
            # Together the runs that are killed last somewhat less than the undisturbed one.
            run.wait(moments.uniform(0.2, 1.6 * lasts / kills) if done < kills else None)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            done += 1
            kept = len(list(table.parent.glob("claims.csv.parts/*.jsonl")))
            print(f"kill {done}: {kept} shards kept", flush=True)
            continue
        if run.returncode:
            sys.exit(f"the run ended with status {run.returncode}")
        return done


def _kill_workers(
    pages: Path, table: Path, jobs: int, kills: int, lasts: float, moments: random.Random
) -> int:
    """Run the command on Dask workers, killing one of them so many times; return how many."""
    command = _command(pages, table, jobs, "--engine", "dask")
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    done = 0
    while run.poll() is None:
        if done < kills and (workers := _workers(run.pid)):
            time.sleep(moments.uniform(0.2, 1.6 * lasts / kills))
            victim = moments.choice(workers)
            if victim.is_running() and run.poll() is None:
                victim.send_signal(signal.SIGKILL)
                done += 1
                print(f"kill {done}: worker {victim.pid}", flush=True)
        time.sleep(0.1)
    if run.returncode:
        sys.exit(f"the run ended with status {run.returncode}")
    return done


def _workers(pid: int) -> list[psutil.Process]:
    """The processes of a command's workers, which are those that use much memory."""
    try:
        children = psutil.Process(pid).children(recursive=True)
        return [one for one in children if one.memory_info().rss > 50 * 2**20]
    except psutil.NoSuchProcess:
        return []


if __name__ == "__main__":
    main()
