"""The bar that the commands draw while transcripts are read."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["progress_over"]

Result = TypeVar("Result")


@contextmanager
def progress_over(
    inputs: Sequence[str],
) -> Iterator[Callable[[Iterable[Result]], Iterable[Result]]]:
    """Draw a bar on standard error where that is a terminal; keep quiet elsewhere."""
    if not sys.stderr.isatty():
        yield lambda results: results
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    from quantclaims.read import expand

    total = sum(1 for _ in expand(inputs))
    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield lambda results: bar.track(results, total, description="Transcripts")
