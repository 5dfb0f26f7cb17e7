"""Fuzz detection, guided by coverage: ``pip install --group fuzz``, then

    PYTHONPATH=src python tests/fuzz_detect.py -max_total_time=600

Bytes below the number of pieces are words and signs that speech has numbers beside; the others
stand for the character of their number. It stops at the first text that breaks what holds of all.
"""

import sys

import atheris

with atheris.instrument_imports(include=["quantclaims.detect"]):
    from detect_invariants import PIECES, check


def read(data: bytes) -> str:
    """Return the text that some bytes stand for."""
    return "".join(f"{PIECES[b]} " if b < len(PIECES) else chr(b) for b in data)


def fuzz(data: bytes) -> None:
    """Check the text of some bytes, and the bytes themselves as text."""
    check(read(data))
    check(data.decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()
