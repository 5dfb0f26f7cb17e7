"""All fuzz targets, and those that can run with the libraries that are installed."""

from importlib.util import find_spec

from fuzz import grammars, importers, linker, readers
from fuzz.target import Target

__all__ = ["MODULES", "TARGETS", "runnable"]

MODULES = {
    target.name: module.__name__
    for module in (readers, grammars, linker, importers)
    for target in module.TARGETS
}
"""Where each target stands: a process at one target imports no other."""

TARGETS: tuple[Target, ...] = (
    *readers.TARGETS,
    *grammars.TARGETS,
    *linker.TARGETS,
    *importers.TARGETS,
)


def runnable(target: Target) -> bool:
    """Say whether the libraries that a target needs are there."""
    return all(find_spec(name) for name in target.needs)
