"""What a run has come to so far, counted as its results pass by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quantclaims.errors import ReadError
from quantclaims.types import Claim, Extraction

__all__ = ["Tally"]

FIRST = 10


@dataclass
class Tally:
    """Counts over the results of a run, the first few claims, and what went wrong."""

    files: int = 0
    events: int = 0
    sentences: int = 0
    claims: int = 0
    speakers: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    first: list[Claim] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    failures: list[ReadError] = field(default_factory=list)
    _last: str = field(default="", repr=False)

    def watch(self, results: Iterable[Extraction | ReadError]) -> Iterator[tuple[Claim, ...]]:
        """Yield the claims of each result that gave some, counting all."""
        for result in results:
            if isinstance(result, ReadError):
                self.failures.append(result)
            else:
                self._add(result)
                yield result.claims

    def _add(self, result: Extraction) -> None:
        # The documents of one file, a large table, follow each other.
        self.files += result.source != self._last
        self._last = result.source
        self.events += len(result.events)
        self.sentences += result.sentences
        self.claims += len(result.claims)
        self.speakers.update(result.speakers)
        self.kinds.update(claim.kind for claim in result.claims)
        self.first += result.claims[: FIRST - len(self.first)]
        self.warnings += (f"{result.source}: {warning}" for warning in result.warnings)
