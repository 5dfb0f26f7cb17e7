"""The parser's matrix products by the OpenBLAS that comes with numpy, on one thread.

spaCy multiplies by BLIS, which knows few processors and is slow on all others; on an EPYC of the
fourth generation OpenBLAS takes half of its time, and a sixth of all our time is saved. But
OpenBLAS wakes a thread on each core for products as small as a page's, which costs twice the
processor's time, gains none by the clock, and takes the cores from the processes beside.
"""

import contextlib
import ctypes
import functools
import importlib.util
import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.language import Language

__all__ = ["one_thread", "use_openblas"]


class _Threads(NamedTuple):
    """OpenBLAS's own functions, to tell and to set how many threads it takes."""

    get: Callable[[], int]
    set: Callable[[int], object]


def use_openblas(language: Language) -> None:
    """Let a pipeline multiply by OpenBLAS, if numpy has it and its threads can be held."""
    if _threads() is None:
        return
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if getattr(node.ops, "use_blis", False):
                node.ops.use_blis = False


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Hold OpenBLAS to one thread for a while, whatever the process does otherwise."""
    threads = _threads()
    if threads is None:
        yield
        return
    before = threads.get()
    threads.set(1)
    try:
        yield
    finally:
        threads.set(before)


@functools.cache
def _threads() -> _Threads | None:
    """Return the functions of the OpenBLAS behind numpy, whose builds name them variously."""
    module = importlib.util.find_spec("numpy.linalg._umath_linalg")
    if module is None or module.origin is None:
        return None
    library = ctypes.CDLL(module.origin)  # finds what it is linked with too
    for name, integers in itertools.product(("scipy_openblas", "openblas"), ("64_", "")):
        with contextlib.suppress(AttributeError):
            return _Threads(
                library[f"{name}_get_num_threads{integers}"],
                library[f"{name}_set_num_threads{integers}"],
            )
    return None
