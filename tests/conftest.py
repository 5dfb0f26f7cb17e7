"""What several test modules share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

collect_ignore_glob = ["watched/*"]
"""What is put into other processes, to watch them, and has no place in this one."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of transcripts and gold beside the checkout, which only developers have."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the shared transcripts beside the checkout (../shared)")
    return folder
