"""One call, several engines: this process or several, the same results in the same order.

An engine is a ``map`` that keeps the order and takes from its input only a little ahead of what
it has given back, so that a corpus of any size passes through bounded memory.
"""

import functools
import itertools
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from quantclaims.detect import detect
from quantclaims.errors import EngineError, ReadError
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.segment import segment
from quantclaims.types import Document, Extraction

__all__ = ["extract_document", "extract_each"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_load = functools.cache(load_language)

_AHEAD = 4
"""Documents handed out for each process beyond the one whose result is awaited."""

_CHARACTERS_WORTH_A_PROCESS = 400_000
"""A process takes some two seconds to start, in which one reads about so much."""


def extract_document(document: Document, model: str = "") -> Extraction:
    """Return what one document gives; the pipeline is loaded once in a process."""
    transcript = segment(document)
    language = _load(model)
    with language.memory_zone():
        claims = link(transcript, detect(transcript), language.pipe)
    return Extraction(
        source=document.source,
        events=transcript.events,
        speakers=tuple(sorted({turn.speaker for turn in transcript.turns if turn.speaker})),
        sentences=len(transcript.sentences),
        claims=claims,
        warnings=document.warnings,
    )


def extract_each(
    documents: Iterable[Document | ReadError], model: str = "", jobs: int = 1
) -> Iterator[Extraction | ReadError]:
    """Yield what each document gives, in turn; an error passes through in its place.

    ``jobs`` of 0 takes a process for each core, if there is enough to do. Results do not depend
    on ``jobs``: a document is worked on alone, whatever stands beside it. Raises
    :class:`~quantclaims.errors.EngineError` where a process is killed.
    """
    work = functools.partial(_extract_or_pass, model=model)
    if not jobs:
        jobs, documents = _worth_starting(documents)
    if jobs == 1:
        yield from map(work, documents)
        return
    try:
        yield from _map_in_processes(work, documents, jobs)
    except BrokenProcessPool as error:
        raise EngineError(f"one of {jobs} processes was killed; try fewer") from error


def _extract_or_pass(document: Document | ReadError, model: str) -> Extraction | ReadError:
    return document if isinstance(document, ReadError) else extract_document(document, model)


def _map_in_processes(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[Result]:
    """Map in order over processes; ``Executor.map`` would take in all items at once."""
    waiting: deque[Future[Result]] = deque()
    # Fresh processes: a fork of a program with threads, a notebook say, can stand still for ever.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts_to_parent) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _worth_starting(
    documents: Iterable[Document | ReadError],
) -> tuple[int, Iterable[Document | ReadError]]:
    """Return a number of processes that fits, and the documents, the first few looked at."""
    cores = os.cpu_count() or 1
    rest = iter(documents)
    head: list[Document | ReadError] = []
    characters = 0
    for document in rest:
        head.append(document)
        characters += 0 if isinstance(document, ReadError) else len(document.text)
        if characters >= cores * _CHARACTERS_WORTH_A_PROCESS:
            break
    fitting = max(1, min(cores, characters // _CHARACTERS_WORTH_A_PROCESS, len(head)))
    return fitting, itertools.chain(head, rest)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
