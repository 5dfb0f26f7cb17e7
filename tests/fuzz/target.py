"""What a fuzz target is, and one attempt at it: within a time limit, its failure named."""

import hashlib
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FOUND", "LIMIT", "Failure", "Target", "attempt", "found"]

LIMIT = 10.0
"""Seconds of the processor that one input may take, so that a busy machine finds no others."""

FOUND = Path(__file__).parent / "found"
"""Inputs that once broke something, a folder a target; the tests replay them."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function of bytes that raises where something is broken, and what to feed it.

    ``seeds`` makes sound inputs to start from, ``words`` are pieces that mean something to the
    code under test, ``needs`` are libraries without which there is nothing to test.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...] = ()
    needs: tuple[str, ...] = ()
    longest: int = 1 << 14


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, and where: failures of one kind at one place count as one defect."""

    kind: str
    place: str
    message: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{hashlib.sha256(self.place.encode()).hexdigest()[:8]}"


class TooSlow(BaseException):
    """An input took longer than its limit; no handler of ``Exception`` may swallow it."""


def attempt(target: Target, data: bytes, limit: float = LIMIT) -> Failure | None:
    """Give a target an input; return what broke, if something did."""
    try:
        with _within(limit):
            target.check(data)
    except (Exception, TooSlow) as error:
        return _failure(error)
    return None


def found(target: Target) -> list[Path]:
    """Return the inputs that are kept because they once broke a target."""
    return sorted((FOUND / target.name).glob("*"))


@contextmanager
def _within(limit: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooSlow(f"more than {limit:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _failure(error: BaseException) -> Failure:
    """Name an error by its kind and by the innermost lines that are ours."""
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f"{Path(f.filename).name}:{f.name}" for f in frames if "quantclaims" in f.filename]
    checked = [f"{Path(f.filename).name}:{f.name}:{f.lineno}" for f in frames[-1:]]
    # Where an input is slow says little: the alarm rings anywhere.
    place = ours[:1] if isinstance(error, TooSlow) else ours[-2:] or checked
    return Failure(kind, " > ".join(place), f"{error}"[:300])
