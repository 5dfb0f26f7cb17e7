"""A figure in its sentence: what the rules of :mod:`quantclaims.detect.roles` look at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.figure import Figure
from quantclaims.types import Role

__all__ = ["Clauses", "RoleRule", "Site", "Test", "clauses_of", "site", "words"]

_WINDOW = 64
_BREAK = re.compile(
    r";|\s[–—]\s|,\s(?:because|but|while|whereas|although|so)\b"
    r"|,\sand\s(?:I|we|you|he|she|it|they|the|this|that|its|our|their|then|now)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the clauses of a sentence begin, and which of them state an amount."""

    start: int
    end: int
    begins: tuple[int, ...]
    stating: frozenset[int]

    def around(self, at: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds a position."""
        number = bisect_right(self.begins, at)
        low = self.begins[number - 1] if number else self.start
        return low, self.begins[number] if number < len(self.begins) else self.end

    def stated_at(self, at: int) -> bool:
        """Tell whether the clause that holds a position states an amount."""
        return bisect_right(self.begins, at) in self.stating


def clauses_of(text: str, figures: Sequence[Figure], start: int, end: int) -> Clauses:
    """Return the clauses of a sentence; years and what plays no part in a claim do not count."""
    begins = tuple(match.end() for match in _BREAK.finditer(text, start, end))
    stating = frozenset(bisect_right(begins, f.start) for f in figures if _is_amount(f))
    return Clauses(start, end, begins, stating)


def _is_amount(figure: Figure) -> bool:
    if figure.calendar or figure.role not in ("claim", "whole"):
        return False
    if figure.number.form in ("ordinal", "name", "code"):
        return any(rule in ("role:rank", "top") for rule in figure.rules)
    if figure.kind == "count":
        number = figure.number
        bare = not (figure.unit or number.scale or figure.value is None)
        return number.mantissa % 1 != 0 if bare else number.mantissa != 1
    return figure.kind != "measure" or figure.unit not in DURATIONS


@dataclass(frozen=True, slots=True)
class Site:
    """A figure in its sentence.

    ``before`` and ``after`` are the text around the numeral, ``after_quote`` what follows the
    unit; ``figures`` carry their roles as far as they are known.
    """

    text: str
    figures: Sequence[Figure]
    index: int
    clauses: Clauses
    before: str
    after: str
    after_quote: str

    @property
    def figure(self) -> Figure:
        return self.figures[self.index]

    @property
    def previous(self) -> Figure | None:
        return self.figures[self.index - 1] if self.index else None

    @property
    def printed(self) -> str:
        return self.text[self.figure.number.start : self.figure.number.end]

    @property
    def bare(self) -> bool:
        """Whether the figure is a plain number without a unit or scale of its own."""
        figure = self.figure
        if figure.number.form != "cardinal" or figure.number.scale or figure.whole is not None:
            return False
        return not any(rule.startswith("unit:") for rule in figure.rules)


Test = Callable[[Site], bool]


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A named rule: the role it gives, when it holds, and a sentence in which it does."""

    name: str
    role: Role
    holds: Test
    example: str


def site(text: str, figures: Sequence[Figure], index: int, clauses: Clauses) -> Site:
    """Return the site of the figure at ``index`` of a sentence."""
    figure = figures[index]
    first, last = figure.number.start, figure.last.end
    return Site(
        text,
        figures,
        index,
        clauses,
        text[max(clauses.start, first - _WINDOW) : first],
        text[last : min(clauses.end, last + _WINDOW)],
        text[figure.end : min(clauses.end, figure.end + _WINDOW)],
    )


def words(*patterns: str) -> re.Pattern[str]:
    """Return a pattern of alternatives that takes no notice of capitals."""
    return re.compile("|".join(patterns), re.IGNORECASE)
