"""What is released: archives that anyone can build again, byte by byte."""

import runpy
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytest.importorskip("hatchling")


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or not shutil.which("git"), reason="needs a git checkout"
)
def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    differing = runpy.run_path(str(ROOT / "scripts" / "dist.py"))["differing"]
    assert differing(tmp_path) == []
    assert sorted(path.suffix for path in tmp_path.glob("quantclaims-*")) == [".gz", ".whl"]
