"""Install the wheel in ``dist/`` into an empty environment of each Python, and run the demo there.

    make matrix [PYTHONS="python3.11 /opt/python3.12/bin/python"]

Without names, each of Python 3.11, 3.12 and 3.13 that the search path or pyenv has. The wheel is
installed as users do, with ``pip install``, without pip's cache; the time is that of ``pip``,
downloads and byte-compiling included, the size what it added on disk. Exits with 1 where a Python
fails, or two give different tables.
"""

import csv
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "matrix"
RELEASES = ("3.11", "3.12", "3.13")
HEAD = (
    f"{'Python':8} {'install s':>9} {'size MB':>8} {'packages':>8} {'demo s':>6} {'rows':>4}  table"
)


def found() -> list[str]:
    """Return a Python of each release, as far as there is one here."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    pythons = []
    for release in RELEASES:
        known = sorted(pyenv.glob(f"{release}.*/bin/python"))
        if known:
            pythons.append(str(known[-1]))
        elif named := shutil.which(f"python{release}"):
            pythons.append(named)
        else:
            print(f"Python {release}: none found")
    return pythons


def run(*command: object, cwd: Path = WORK) -> str:
    """Run a command; return what it printed, or leave with what it complained of."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def size(folder: Path) -> float:
    """Return what the files below a folder hold, in megabytes."""
    return sum(one.lstat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def tried(python: str, wheel: Path) -> tuple[str, str]:
    """Install and run; return a line of figures and the table's hash."""
    release = run(python, "-c", "import platform; print(platform.python_version())").strip()
    folder = WORK / release
    shutil.rmtree(folder, ignore_errors=True)
    run(python, "-m", "venv", folder / "venv")
    own = folder / "venv" / "bin"
    before, start = size(folder), time.perf_counter()
    run(own / "python", "-m", "pip", "install", "--quiet", "--no-cache-dir", wheel)
    installed, added = time.perf_counter() - start, size(folder) - before
    packages = len(run(own / "python", "-m", "pip", "list", "--format", "freeze").splitlines())
    shutil.copytree(ROOT / "examples", folder / "examples")
    start = time.perf_counter()
    demo = (own / "quantclaims", "extract", "examples/transcripts", "-o", "claims.csv", "--summary")
    run(*demo, cwd=folder)
    took = time.perf_counter() - start
    again = (own / "python", "-m", "quantclaims", "extract", "examples/transcripts", "-o", "m.csv")
    run(*again, cwd=folder)
    table = (folder / "claims.csv").read_bytes()
    if table != (folder / "m.csv").read_bytes():
        sys.exit(f"Python {release}: python -m quantclaims gives another table")
    rows = sum(1 for _ in csv.reader(table.decode("utf-8").splitlines(keepends=True))) - 1
    digest = hashlib.sha256(table).hexdigest()[:12]
    figures = f"{installed:9.1f} {added:8.0f} {packages - 1:8} {took:6.1f} {rows:4}"
    return f"{release:8} {figures}  {digest}", digest


if __name__ == "__main__":
    WORK.mkdir(parents=True, exist_ok=True)
    (built,) = (ROOT / "dist").glob("*.whl")
    print(HEAD, flush=True)
    digests = set()
    for one in sys.argv[1:] or found():
        line, digest = tried(one, built)
        digests.add(digest)
        print(line, flush=True)
    if len(digests) != 1:
        sys.exit("the tables differ")
