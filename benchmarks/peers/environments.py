"""An environment of its own for each peer, made at the first call under ``benchmarks/.envs``."""

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / ".envs"
US = "quantclaims"
Peer = dict[str, Any]


def pythons(names: list[str]) -> dict[str, Path]:
    """Return contestant -> Python that runs it: us and each peer that installs.

    ``names`` keeps only those peers; empty keeps all. A peer that cannot be installed is named on
    standard error and left out.
    """
    ENVIRONMENTS.mkdir(parents=True, exist_ok=True)
    ready = {US: Path(sys.executable)}
    for name, peer in _peers().items():
        if names and name not in names:
            continue
        try:
            ready[name] = _environment(name, peer)
        except subprocess.CalledProcessError as error:
            print(f"{name} cannot be installed here: {error}", file=sys.stderr)
    return ready


def slow_peers() -> frozenset[str]:
    """Return the peers that read fewer than a thousand words a second."""
    return frozenset(name for name, peer in _peers().items() if peer.get("slow"))


def _peers() -> dict[str, Peer]:
    return tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))


def answers(python: Path, script: Path, asked: str) -> str:
    """Return what a contestant's script prints for ``asked`` on its standard input."""
    path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [python, "-W", "ignore", script],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    if done.returncode:
        raise RuntimeError(f"{script.stem}: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout


def _environment(name: str, peer: Peer) -> Path:
    folder = ENVIRONMENTS / name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *peer["requirements"]], check=True, capture_output=True)
        if bare := peer.get("bare"):
            subprocess.run([*install, "--no-deps", *bare], check=True, capture_output=True)
        (folder / "ready").touch()
    return python
