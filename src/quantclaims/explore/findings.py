"""What comparing and checking a selection gives, a list of findings for a page."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pandas as pd

from quantclaims.compare.areas import area_name
from quantclaims.explore.index import ClaimIndex
from quantclaims.explore.state import State

__all__ = ["MOST", "RANKS", "Finding", "Findings"]

MOST = 25_000
"""The most claims that are compared while somebody waits."""

RANKS: Mapping[str, tuple[str, ...]] = {
    "compare": ("conflicts", "revises", "agrees", "repeats", "continues"),
    "check": ("inconsistent", "cannot tell", "consistent"),
}
"""The sorts of findings, those first that want a look."""

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """What some claims are to each other: the verdict, its subject, arithmetic, rules, claims."""

    verdict: str
    about: str
    steps: tuple[str, ...]
    rules: tuple[str, ...]
    claim_ids: tuple[str, ...]


class Findings:
    """The findings on selections of an index; the last few are kept."""

    def __init__(self, index: ClaimIndex) -> None:
        self._index = index
        self._kept: OrderedDict[tuple[str, State], list[Finding]] = OrderedDict()
        self._lock = Lock()

    def of(self, view: str, state: State) -> list[Finding]:
        """Return the findings of a view, ``compare`` or ``check``, on what a state lets through."""
        key = (view, state.selection)
        with self._lock:
            if key not in self._kept:
                claims = self._index.frame(self._index.unordered(state.selection))
                found = _FINDERS[view](claims)
                self._kept[key] = sorted(found, key=lambda one: RANKS[view].index(one.verdict))
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def counts(self, view: str, state: State) -> list[tuple[str, int]]:
        """Return how many findings there are of each sort that has some."""
        counted = Counter(finding.verdict for finding in self.of(view, state))
        return [(verdict, counted[verdict]) for verdict in RANKS[view] if counted[verdict]]


def _compared(claims: pd.DataFrame) -> Iterator[Finding]:
    from quantclaims.compare import compare

    for row in compare(claims).to_dict("records"):
        ids = (row["claim_a"], row["claim_b"])
        about = _about(row["indicator_b"], row)
        yield Finding(row["relation"], about, (), tuple(row["rule"].split(";")), ids)


def _checked(claims: pd.DataFrame) -> Iterator[Finding]:
    from quantclaims.check import check

    for row in check(claims).to_dict("records"):
        ids = tuple(dict.fromkeys(row["claim_ids"].split("; ")))
        steps = tuple(row["arithmetic"].split("; "))
        yield Finding(row["verdict"], _about(row["indicator"], row), steps, (row["rule"],), ids)


def _about(indicator: str, row: Mapping[Any, Any]) -> str:
    sides = (
        ", ".join(map(area_name, filter(None, str(row[side]).split(";"))))
        for side in ("area", "counterpart")
    )
    return ", ".join(filter(None, (indicator, " – ".join(filter(None, sides)))))


_FINDERS: Mapping[str, Callable[[pd.DataFrame], Iterator[Finding]]] = {
    "compare": _compared,
    "check": _checked,
}
