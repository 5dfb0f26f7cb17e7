"""One process at one target: ``python -m fuzz.worker FOLDER MODULE TARGET END SEED``.

``END`` is when to stop, in seconds since 1970: the time that the start takes is the target's own.

Atheris guides it by the coverage of our code where it is installed; elsewhere inputs are changed
blindly. What is at work stands in ``FOLDER/current``, counted up, so that whoever watches can tell
a process that hangs or died, and of what. Every input that breaks something new is made smaller
and kept.
"""

import contextlib
import importlib
import json
import mmap
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

from fuzz.mutate import mutated
from fuzz.target import FOUND, Failure, Target, attempt, found

__all__ = ["CURRENT", "Log", "smaller"]

CURRENT = 1 << 20
"""Bytes of the file that shows the input at work: a count, a length, the input."""

_MEMORY = 8 << 30
_SMALLER_SECONDS = 5.0

_DAY = 86_400
"""Seconds for one input: who watches this process stops it; Atheris would take 0 for 1."""


class Log:
    """What one process has done so far, written to ``report.json`` now and then."""

    def __init__(self, folder: Path, target: Target, end: float) -> None:
        self._target, self._report = target, folder / "report.json"
        self._start, self._end = time.time(), end
        self._executions, self._told = 0, self._start
        self._crashes: Counter[str] = Counter()
        self._failures: dict[str, Failure] = {}
        with (folder / "current").open("w+b") as file:
            file.truncate(CURRENT)
            self._current = mmap.mmap(file.fileno(), CURRENT)

    def give(self, data: bytes) -> None:
        """Try an input, and leave when the time is over."""
        self._executions += 1
        size = min(len(data), CURRENT - 16)
        self._current[: 16 + size] = (
            self._executions.to_bytes(8, "big") + size.to_bytes(8, "big") + data[:size]
        )
        failure = attempt(self._target, data)
        if failure:
            self._crashes[failure.key] += 1
            if failure.key not in self._failures:
                self._failures[failure.key] = failure
                self._keep(failure, data)
        now = time.time()
        if now - self._told > 2 or now > self._end:
            self._told = now
            self._write(now)
        if now > self._end:
            # Neither libFuzzer nor the libraries under test are to have the last word.
            os._exit(0)

    def _keep(self, failure: Failure, data: bytes) -> None:
        keep(self._target, failure.key, smaller(self._target, data, failure))

    def _write(self, now: float) -> None:
        report = {
            "executions": self._executions,
            "seconds": now - self._start,
            "crashes": self._crashes.total(),
            "failures": {
                key: f"{one.kind} at {one.place}: {one.message}"
                for key, one in self._failures.items()
            },
        }
        self._report.write_text(json.dumps(report), encoding="utf-8")


def keep(target: Target, key: str, data: bytes) -> Path:
    """Keep an input that broke a target, one for each kind and place."""
    path = FOUND / target.name / key
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
    return path


def smaller(target: Target, data: bytes, failure: Failure) -> bytes:
    """Return an input that breaks the target alike with pieces left out, as far as time allows."""
    end = time.monotonic() + _SMALLER_SECONDS
    size = len(data) // 2
    while size and time.monotonic() < end:
        at = 0
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + size :]
            again = attempt(target, shorter)
            if again and again.key == failure.key:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def _blindly(
    target: Target, give: Callable[[bytes], None], inputs: Sequence[bytes], seed: int, corpus: Path
) -> None:
    random = Random(seed)
    for data in inputs:
        give(data)
    while True:
        give(mutated(random, inputs, target.words, target.longest))


def _guided(
    target: Target, give: Callable[[bytes], None], inputs: Sequence[bytes], seed: int, corpus: Path
) -> None:
    """Let libFuzzer change inputs, half the time our way, and keep in ``corpus`` what is new."""
    import atheris

    for number, data in enumerate(inputs):
        (corpus / f"seed{number}").write_bytes(data)

    def change(data: bytes, most: int, seed: int) -> bytes:
        if seed % 2:
            return bytes(atheris.Mutate(data, most))
        random = Random(seed)
        return mutated(random, [data, random.choice(inputs)], target.words, most)

    arguments = [
        *("fuzz", str(corpus), f"-seed={seed + 1}", f"-max_len={target.longest}"),
        f"-artifact_prefix={corpus}-",  # beside the corpus: what matters is kept in found/
        *(f"-timeout={_DAY}", "-rss_limit_mb=0", "-verbosity=0", "-len_control=0"),
    ]
    atheris.Setup(arguments, give, custom_mutator=change)
    atheris.Fuzz()


def main(folder: Path, module: str, name: str, end: float, seed: int) -> None:
    """Fuzz one target until its time is over."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    guided = find_spec("atheris") is not None
    measured = contextlib.nullcontext()
    if guided:
        import atheris

        measured = atheris.instrument_imports(include=["quantclaims"])
    with measured:
        targets: tuple[Target, ...] = importlib.import_module(module).TARGETS
    target = next(one for one in targets if one.name == name)
    inputs = [*target.seeds(), *(path.read_bytes() for path in found(target))]
    corpus = Path(tempfile.gettempdir(), "fuzz-corpus", name)
    corpus.mkdir(parents=True, exist_ok=True)
    log = Log(folder, target, end)
    (_guided if guided else _blindly)(target, log.give, inputs, seed, corpus)


if __name__ == "__main__":
    place, module, name, end, seed = sys.argv[1:]
    main(Path(place), module, name, float(end), int(seed))
