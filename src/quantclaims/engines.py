"""One call, several engines: this process or several, the same claims in the same order."""

import functools
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from quantclaims.detect import detect
from quantclaims.errors import EngineError
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.types import Claim, Transcript

__all__ = ["claims_of", "claims_of_each"]

_load = functools.cache(load_language)


def claims_of(transcript: Transcript, model: str = "") -> tuple[Claim, ...]:
    """Return the claims of one transcript; the pipeline is loaded once in a process."""
    return link(transcript, detect(transcript), _load(model).pipe)


def claims_of_each(
    transcripts: Sequence[Transcript], model: str = "", jobs: int = 1
) -> Iterator[tuple[Claim, ...]]:
    """Yield the claims of each transcript in turn, worked out by ``jobs`` processes.

    ``jobs`` of 0 takes a process for each core, as long as each has enough to do. Claims do not
    depend on ``jobs``: a transcript is parsed alone, whatever stands beside it.
    Raises :class:`~quantclaims.errors.EngineError` where a process is killed.
    """
    jobs = min(jobs, len(transcripts)) if jobs else _worth_starting(transcripts)
    task = functools.partial(claims_of, model=model)
    if jobs <= 1:
        yield from map(task, transcripts)
        return
    # Fresh processes: a fork of a program with threads, a notebook say, can stand still for ever.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts_to_parent) as pool:
        try:
            yield from pool.map(task, transcripts)
        except BrokenProcessPool as error:
            raise EngineError(f"one of {jobs} processes was killed; try fewer") from error


_CHARACTERS_WORTH_A_PROCESS = 400_000
"""A process takes some two seconds to start, in which one reads about so much."""


def _worth_starting(transcripts: Sequence[Transcript]) -> int:
    characters = sum(len(t.document.text) for t in transcripts)
    return min(os.cpu_count() or 1, characters // _CHARACTERS_WORTH_A_PROCESS, len(transcripts))


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
