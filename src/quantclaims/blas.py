"""The parser's matrix products by the OpenBLAS that comes with numpy, on one thread.

spaCy multiplies by BLIS, which knows few processors and is slow on all others; on an EPYC of the
fourth generation OpenBLAS takes half of its time, and a sixth of all our time is saved. But
OpenBLAS wakes a thread on each core for products as small as a page's, which costs twice the
processor's time, gains none by the clock, and takes the cores from the processes beside.
"""

import functools
from collections.abc import Iterator
from contextlib import contextmanager

from spacy.language import Language
from threadpoolctl import ThreadpoolController

__all__ = ["one_thread", "use_openblas"]


def use_openblas(language: Language) -> None:
    """Let a pipeline multiply by OpenBLAS, if numpy has it."""
    if not _openblas().lib_controllers:
        return
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if getattr(node.ops, "use_blis", False):
                node.ops.use_blis = False


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold OpenBLAS to one thread for a while, whatever the process does otherwise."""
    with _openblas().limit(limits=1):
        yield


@functools.cache
def _openblas() -> ThreadpoolController:
    """Return what holds the OpenBLAS that is loaded: numpy's, for spaCy loads numpy."""
    return ThreadpoolController().select(internal_api="openblas")
