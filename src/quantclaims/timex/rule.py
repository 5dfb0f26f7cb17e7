"""What a rule of time is, and what it may look at."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from quantclaims.timex.interval import Interval

Kind = Literal["period", "now", "baseline", "aside"]
"""What a phrase does: it names a time; it says "now"; it names what a change is measured against;
or it names a time that no figure is about ("for the first time since 1992")."""


class NoAnchorError(LookupError):
    """A relative expression was asked for its dates, and no anchor is known."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a resolver sees of one match.

    ``before`` finds the time named last before it in the same text, ``given`` is the time that
    governs from an earlier sentence, ``event`` the date of the words.
    """

    match: re.Match[str]
    event: date | None
    before: Callable[[], Interval | None]
    given: Interval | None
    held: Callable[[int], Interval | None]
    is_future: Callable[[], bool]

    def __getitem__(self, group: str) -> str:
        """Return the words of a named group, empty where it took no part."""
        return self.match.groupdict().get(group) or ""

    @property
    def anchor(self) -> date:
        """The event's date; raises :class:`NoAnchorError` where it is unknown."""
        if self.event is None:
            raise NoAnchorError
        return self.event

    @property
    def local(self) -> Interval | None:
        """The time named last before the match in the same text."""
        return self.before()

    @property
    def focus(self) -> Interval | None:
        """The time said last, here or in an earlier sentence."""
        return self.local or self.given

    def inner(self, group: str = "x") -> Interval | None:
        """Return the dates of the phrase that a group holds, ``None`` where it holds none."""
        return self.held(self.match.start(group)) if self[group] else None

    def year(self) -> int:
        """Return the year said last in the same text, else the event's."""
        local = self.local
        if local and local.first and local.is_year:
            return local.first.year
        return self.anchor.year

    def recurring(self, of_year: Callable[[int], Interval]) -> Interval:
        """Return what recurs every year, in the year that the text means.

        That is the year of the phrase that group ``x`` holds, or the year said last; else the
        nearest to the anchor that fits the tense: begun by then in a past clause, not over by then
        in a future one. What lies more than eight months away would have been said with its year.
        """
        inner = self.inner() or self.local
        if inner and inner.first and inner.is_year:
            return of_year(inner.first.year)
        near = sorted(
            map(of_year, range(self.anchor.year - 1, self.anchor.year + 2)), key=self.away
        )
        future = self.is_future()
        for interval in near:
            assert interval.first is not None
            assert interval.last is not None
            fits = interval.last >= self.anchor if future else interval.first <= self.anchor
            if fits and self.away(interval) <= _FAR:
                return interval
        return near[0]

    def away(self, interval: Interval) -> int:
        """Return the days between the anchor and an interval, 0 when it is within."""
        assert interval.first is not None
        assert interval.last is not None
        return max((interval.first - self.anchor).days, (self.anchor - interval.last).days, 0)


_FAR = 240

Resolver = Callable[[Scene], Interval | None]
"""From a match to its dates; ``None`` refuses the match."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way to say a time.

    ``pattern`` is written with one space for any white space; where it has a group ``at``, that
    group alone is the phrase and the rest is its context. ``example`` is a text that the rule
    finds. With no name, the rule adds words to the phrase that group ``x`` holds, which keeps
    its name and its kind. ``cue`` lists pieces, in lower case, of which a text must hold one for
    the pattern to be worth trying; none listed means always.
    """

    name: str
    pattern: str
    resolve: Resolver
    example: str
    cue: tuple[str, ...] = ()
    kind: Kind = "period"
