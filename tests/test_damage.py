"""Damaged copies of the examples: none crashes, hangs or misplaces a quote."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_damaged_examples_are_read_or_refused() -> None:
    examples = str(ROOT / "examples" / "transcripts")
    command = [sys.executable, str(ROOT / "scripts" / "damage.py"), examples, "--copies", "70"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    *_, total = done.stdout.strip().splitlines()
    kind, copies, read, refused, claims, *_, wrong, failed = total.split()
    assert (kind, copies, wrong, failed) == ("all", "70", "0", "0")
    assert int(read) + int(refused) == 70
    assert int(claims) > 100
