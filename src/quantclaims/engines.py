"""One call, several engines: this process or several, the same results in the same order.

An engine is a ``map`` that keeps the order and takes from its input only a little ahead of what
it has given back, so that a corpus of any size passes through bounded memory.
"""

import contextlib
import functools
import itertools
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from quantclaims.batches import batched
from quantclaims.errors import EngineError, ReadError
from quantclaims.types import Claim, Document, Extraction
from quantclaims.versions import source_hash

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract_document", "extract_each"]

Item = TypeVar("Item")
Result = TypeVar("Result")
Given = TypeVar("Given", covariant=True)

_AHEAD = 16
"""Documents handed out for each process beyond the one whose result is awaited: half a second of
work, for as long as the parent may be busy with the table and hand out nothing."""

_DEATHS = 10
"""How many workers may die with a task before Dask gives it up; it would be three."""

_HANDFUL = 16
"""Documents in one task of Dask, which takes some milliseconds to pass on whatever is in it."""

_HANDFULS_AHEAD = 4

_WORDS = 20_000
"""Words that a process knows for good, some megabytes; more would go on growing with the corpus."""

_CHARACTERS_WORTH_A_PROCESS = 400_000
"""A process takes some two seconds to start, in which one reads about so much."""


def extract_document(document: Document, model: str = "", longest: int = 0) -> Extraction:
    """Return what one document gives; the pipeline is loaded once in a process.

    A sentence of more than ``longest`` characters is not linked, 0 takes the usual limit; see
    :mod:`quantclaims.link.skipped`.
    """
    # Here, for a process that only hands documents to others does without spaCy.
    from quantclaims.blas import one_thread
    from quantclaims.detect import detect
    from quantclaims.link import link
    from quantclaims.link.skipped import LONGEST, Skipped, told
    from quantclaims.segment import segment

    longest = longest or LONGEST
    transcript = segment(document)
    language = _load(model)
    skipped: list[Skipped] = []
    with _words_of(language), one_thread():
        claims = link(transcript, detect(transcript), language.pipe, longest, skipped.append)
    claims = tuple(_placed(claim, document.offset) for claim in claims)
    return Extraction(
        source=document.source,
        events=transcript.events,
        speakers=tuple(sorted({turn.speaker for turn in transcript.turns if turn.speaker})),
        sentences=len(transcript.sentences),
        claims=claims,
        warnings=(*document.warnings, *told(skipped, longest, document.offset)),
    )


def _words_of(language: "Language") -> contextlib.AbstractContextManager[Any]:
    """Forget the words of a document after it, once the commonest are known.

    To forget from the first document on costs a twentieth of all time, to find anew what is known
    of words that each page has.
    """
    known = len(language.vocab) >= _WORDS
    return language.memory_zone() if known else contextlib.nullcontext()


@functools.cache
def _load(model: str) -> "Language":
    from quantclaims.blas import use_openblas
    from quantclaims.hasten import hasten
    from quantclaims.language import load_language

    language = load_language(model)
    hasten(language)
    use_openblas(language)
    return language


def _placed(claim: Claim, offset: int) -> Claim:
    """A claim with its place in the text of the whole source, of which a document is a part."""
    return replace(claim, start=claim.start + offset, end=claim.end + offset) if offset else claim


def extract_each(
    documents: Iterable[Document | ReadError],
    model: str = "",
    jobs: int = 1,
    scheduler: str = "",
    longest: int = 0,
) -> Iterator[Extraction | ReadError]:
    """Yield what each document gives, in turn; an error passes through in its place.

    ``jobs`` of 0 takes a process for each core, if there is enough to do. ``scheduler`` is the
    address of a Dask scheduler whose workers do it instead, or ``local`` for a Dask cluster of
    ``jobs`` processes here. Results do not depend on either: a document is worked on alone,
    whatever stands beside it. Raises :class:`~quantclaims.errors.EngineError` where a process is
    killed, or Dask is wanted and not there.
    """
    work = functools.partial(_extract_or_pass, model=model, longest=longest)
    if scheduler:
        yield from _map_with_dask(work, documents, jobs, scheduler)
        return
    if not jobs:
        jobs, documents = _worth_starting(documents)
    if jobs == 1:
        yield from map(work, documents)
        return
    try:
        yield from _map_in_processes(work, documents, jobs)
    except BrokenProcessPool as error:
        raise EngineError(f"one of {jobs} processes was killed; try fewer") from error


def _extract_or_pass(
    document: Document | ReadError, model: str, longest: int
) -> Extraction | ReadError:
    if isinstance(document, ReadError):
        return document
    return extract_document(document, model, longest)


def _map_in_processes(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[Result]:
    """Map in order over processes of this machine."""
    # Fresh processes: a fork of a program with threads, a notebook say, can stand still for ever.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _serve_parent) as pool:

        def submit(item: Item) -> "Future[Result]":
            with _uninterrupted():  # the first one starts the processes
                return pool.submit(work, item)

        yield from _in_order(submit, items, jobs * _AHEAD)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold interrupts back, also from processes that start meanwhile, for as long as they live."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _map_with_dask(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, scheduler: str
) -> Iterator[Result]:
    """Map in order over a Dask cluster, which gives a dead worker's items to another."""
    try:
        from dask import config
        from distributed import Client, KilledWorker, LocalCluster
    except ImportError as error:
        raise EngineError("Dask is not installed: pip install quantclaims[dask]") from error
    with contextlib.ExitStack() as stack:
        stack.enter_context(config.set({"distributed.scheduler.allowed-failures": _DEATHS}))
        try:
            if scheduler == "local":
                workers = jobs or os.cpu_count()
                cluster = LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None
                )
                client = stack.enter_context(Client(stack.enter_context(cluster)))
            else:
                client = stack.enter_context(Client(scheduler, timeout="30s"))
        except (OSError, ValueError) as error:
            raise EngineError(f"no Dask scheduler at {scheduler!r}: {error}") from error
        _check_workers(client.run)
        ahead = max(1, len(client.nthreads())) * _HANDFULS_AHEAD
        handful = functools.partial(_each, work)
        submit = functools.partial(client.submit, handful, pure=False)
        try:
            for results in _in_order(submit, batched(items, _HANDFUL), ahead):
                yield from results
        except KilledWorker as error:
            raise EngineError(f"a document killed every worker that took it: {error}") from error


def _each(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]


def _check_workers(run: Callable[[Callable[[], str]], dict[str, str]]) -> None:
    """Refuse workers with other rules than ours, whose rows would not be ours either."""
    try:
        others = set(run(source_hash).values()) - {source_hash()}
    except ModuleNotFoundError as error:
        raise EngineError(f"a Dask worker lacks a package: {error}") from error
    if others:
        raise EngineError("a Dask worker has another quantclaims than this one; install the same")


class _Awaited(Protocol[Given]):
    """What the futures of both engines can do."""

    def result(self) -> Given: ...
    def cancel(self) -> object: ...


def _in_order(
    submit: Callable[[Item], _Awaited[Result]], items: Iterable[Item], ahead: int
) -> Iterator[Result]:
    """Submit items, at most ``ahead`` beyond the one awaited, and yield results in their order.

    ``Executor.map`` would take in all items at once.
    """
    waiting: deque[_Awaited[Result]] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            if len(waiting) > ahead:
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


def _serve_parent() -> None:
    """Make this process leave interrupts to its parent, and end when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A pool's process holds both ends of its queue, and would wait there for ever.
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
