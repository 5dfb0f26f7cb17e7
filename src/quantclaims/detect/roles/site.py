"""A figure in its sentence: what the rules of :mod:`quantclaims.detect.roles` look at."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quantclaims.detect.figures import Figure
from quantclaims.types import Role

__all__ = ["RoleRule", "Site", "Test", "claims_beside", "site", "words"]

_WINDOW = 64


@dataclass(frozen=True, slots=True)
class Site:
    """A figure in its sentence.

    ``before`` and ``after`` are the text around the numeral, ``after_quote`` what follows the
    unit; ``decided`` are the figures before it, their roles already known.
    """

    text: str
    figures: Sequence[Figure]
    decided: Sequence[Figure]
    start: int
    end: int
    before: str
    after: str
    after_quote: str

    @property
    def index(self) -> int:
        return len(self.decided)

    @property
    def figure(self) -> Figure:
        return self.figures[len(self.decided)]

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


def site(
    text: str, figures: Sequence[Figure], decided: Sequence[Figure], start: int, end: int
) -> Site:
    """Return the site of the first figure of a sentence that is not yet decided."""
    figure = figures[len(decided)]
    first, last = figure.number.start, figure.last.end
    return Site(
        text,
        figures,
        decided,
        start,
        end,
        text[max(start, first - _WINDOW) : first],
        text[last : min(end, last + _WINDOW)],
        text[figure.end : min(end, figure.end + _WINDOW)],
    )


def words(*patterns: str) -> re.Pattern[str]:
    """Return a pattern of alternatives that takes no notice of capitals."""
    return re.compile("|".join(patterns), re.IGNORECASE)


def claims_beside(site: Site, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` states an amount beside the figure in question."""
    return any(
        _is_amount(other)
        for place, other in enumerate(site.figures)
        if place != site.index and start <= other.start < end
    )


def _is_amount(figure: Figure) -> bool:
    from quantclaims.detect.dates import DURATIONS

    if figure.calendar or figure.number.form in ("ordinal", "name", "code"):
        return False
    if figure.kind == "count":
        return bool(figure.unit) and figure.number.mantissa != 1
    return figure.kind in ("money", "percent", "multiple") or figure.unit not in DURATIONS
