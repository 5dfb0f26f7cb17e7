"""How two claims about one thing stand to each other, and by which rules.

===========  ====================================================================================
repeats      the same number for the same period
agrees       another number that the wording allows: rounding, "about", "more than", ranges
conflicts    the same period and the same day, another value ("8 percent" and "8.5 percent")
revises      the same period, said on a later day, another value than the wording implies
continues    the next period of a series
===========  ====================================================================================

Claims without a period are compared only where that means something: repeated and agreeing
figures, two speakers at one event, a date that moves, and states of affairs "as of" their day.
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quantclaims.compare.allowed import Allowed, agreement, allowed
from quantclaims.compare.context import alike, denies, is_anchored, is_bare, is_restricted
from quantclaims.compare.phrase import subject_words
from quantclaims.types import Claim

Relation = Literal["conflicts", "revises", "agrees", "repeats", "continues"]

WIDEST_ANSWER = 3.0
"""How many times more or less an answer may say than its question."""

WIDEST_SLIP = 1.25
"""Figures of one day that differ by more are taken to be about different things."""

WIDEST_REVISION = {"level": 1.5, "growth": 2.5}
"""How many times more or less a later figure may be; for other aspects as for levels."""

_NEAR_ANSWER = 400
_NEAR_ECHO = 250
_FEWEST_TO_RECUR = 10
_WORDS_OF_A_PLAN = 3
"""Words that a plan's name must have: there are many programmes."""
_SAME_FIGURE = ("value:equal", "value:rounding", "value:hedge")
_STATED = ("asserted", "asked")
_UNRELATED = ("negated", "conditional")
_STATES = ("level", "share", "rank")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in the table's ``row``, the values that it allows, and its magnitude."""

    row: int
    claim: Claim
    allowed: Allowed
    size: float

    @property
    def order(self) -> tuple[datetime.date, str, str, int, str]:
        """When it was said: by day, time, source and place in the text."""
        claim = self.claim
        day = claim.event_date or datetime.date.min
        return day, claim.event_time, claim.source, claim.start, claim.claim_id


@dataclass(frozen=True, slots=True)
class Found:
    """Rows ``a`` and, later, ``b`` stand in a relation, by the named ``rules``."""

    relation: Relation
    rules: tuple[str, ...]
    a: int
    b: int


def said(row: int, claim: Claim) -> Said | None:
    """Return a claim ready to compare; ``None`` where it states no number or denies it."""
    values = allowed(claim)
    if values is None or claim.modality in _UNRELATED:
        return None
    middle = (values.low + values.high) / 2 if values.point is None else values.point
    return Said(row, claim, values, abs(middle))


def relate(claims: Sequence[Said], anywhere: bool = True) -> Iterator[Found]:
    """Yield the relations among claims about one thing.

    Each claim is related to one earlier claim for the same period: the last with the same number,
    else the last that it agrees with, else the last of all. Each period is related to the one
    before it. With ``anywhere`` false, the phrase is too general to mean one thing at two events,
    and only claims made at one event are related.
    """
    if not anywhere:
        for one_event in _grouped_by_event(claims):
            yield from relate(one_event)
        return
    periods: defaultdict[tuple[datetime.date | None, datetime.date | None], list[Said]]
    periods = defaultdict(list)
    for one in sorted(claims, key=lambda one: one.order):
        periods[one.claim.period_start, one.claim.period_end].append(one)
    for period, cell in periods.items():
        dated = period != (None, None)
        yield from _within(cell, "period:equal" if dated else "period:none")
    yield from _series(periods.pop((None, None), []), list(periods.values()))


def compare_two(a: Said, b: Said, period: str) -> Found | None:
    """Return how ``b``, said after ``a`` about the same thing and period, stands to it."""
    time = _time_rule(a.claim, b.claim)
    agreed = agreement(a.allowed, b.allowed)
    if agreed in _SAME_FIGURE:
        if period == "period:none" and time == "time:later" and not _is_telling(a.claim, b.claim):
            return None
        relation: Relation = "repeats" if agreed == "value:equal" else "agrees"
        return Found(relation, (period, time, agreed), a.row, b.row)
    modality = _modality_rule(a.claim, b.claim)
    if modality is None:
        return None
    occasion = _occasion_rule(a, b, period, time, bool(agreed))
    if occasion is None:
        return None
    rules = (period, time, *modality, occasion, agreed or "value:differs")
    relation = "revises" if time == "time:later" else "agrees" if agreed else "conflicts"
    return Found(relation, rules, a.row, b.row)


def _is_telling(a: Claim, b: Claim) -> bool:
    """Whether equal figures without a period, said at two events, are more than a coincidence."""
    if "vague" in (a.bound, b.bound) or "projected" in {a.modality} ^ {b.modality}:
        return False
    small = a.kind == "count" and (a.value or 0) < _FEWEST_TO_RECUR
    return not small or bool(a.indicator_code) or len(subject_words(a)) > 2


def _occasion_rule(a: Said, b: Said, period: str, time: str, open_bound: bool) -> str | None:
    """Say what makes two differing figures be about one thing; ``None`` where nothing does."""
    x, y = a.claim, b.claim
    if x.event_id == y.event_id and x.sentence == y.sentence:
        return None
    small, large = sorted((a.size, b.size))
    apart = large / small if small else math.inf
    if apart > WIDEST_ANSWER and x.kind != "year":
        return None
    near = y.start - x.start if time == "time:same_event" and x.source == y.source else math.inf
    answers = x.speaker != y.speaker and near <= _NEAR_ANSWER and is_anchored(y)
    if answers and (x.modality == "asked" or denies(y)) and apart <= WIDEST_ANSWER:
        return "occasion:answer" if x.direction == y.direction else None
    if x.speaker != y.speaker and near <= _NEAR_ECHO and is_bare(y) and apart <= WIDEST_SLIP:
        return "occasion:echo"
    if x.kind == "year":
        named = len(subject_words(x)) >= _WORDS_OF_A_PLAN
        moved = named and time == "time:later" and x.modality == y.modality == "projected"
        return "occasion:moved" if moved else None
    two_voices = time == "time:same_event" and x.speaker != y.speaker
    widest = WIDEST_ANSWER if open_bound else WIDEST_SLIP
    if time == "time:later" and not open_bound:
        widest = WIDEST_REVISION.get(x.aspect, WIDEST_REVISION["level"])
    if (period == "period:none" and not two_voices) or apart > widest:
        return None
    return "occasion:restated" if _is_restated(x, y) else None


def _is_restated(a: Claim, b: Claim) -> bool:
    """Whether two sentences name one thing; counts and shares of one word must say the same."""
    if a.direction != b.direction or not (is_anchored(a) and is_anchored(b)):
        return False
    if is_restricted(a) != is_restricted(b):
        return False
    named = len(subject_words(a)) > 1
    loose = (a.aspect == "share" and not named) or (a.kind == "count" and not a.indicator_code)
    return not loose or alike(a, b)


def _within(cell: Sequence[Said], period: str) -> Iterator[Found]:
    """Relate each claim of one period to an earlier one."""
    numbers: dict[tuple[float, float], Said] = {}
    for i, later in enumerate(cell):
        key = (later.allowed.low, later.allowed.high)
        same = numbers.get(key)
        earlier = [same] if same else [one for one in numbers.values() if _in_reach(one, later)]
        pairs = (compare_two(one, later, period) for one in reversed(earlier))
        found = [pair for pair in pairs if pair]
        best = min(found, key=lambda pair: _PREFERENCE.index(pair.relation), default=None)
        if best and i:
            yield best
        numbers.pop(key, None)
        numbers[key] = later


def _in_reach(a: Said, b: Said) -> bool:
    """Whether figures touch or are near enough for any rule; cheap, for most pairs fail here."""
    x, y = a.allowed, b.allowed
    if (x.low <= y.high and y.low <= x.high) or a.claim.kind == "year":
        return True
    return a.size <= WIDEST_ANSWER * b.size and b.size <= WIDEST_ANSWER * a.size


_PREFERENCE: tuple[Relation, ...] = ("repeats", "agrees", "conflicts", "revises", "continues")


def _series(undated: Sequence[Said], cells: Sequence[Sequence[Said]]) -> Iterator[Found]:
    """Link each period to the one before it of the same length, and states to earlier states."""
    lengths: defaultdict[int, list[Sequence[Said]]] = defaultdict(list)
    for cell in cells:
        claim = cell[0].claim
        if claim.period_start and claim.period_end and claim.kind != "year":
            months = round((claim.period_end - claim.period_start).days / 30.44)
            lengths[months].append(cell)
    for same_length in lengths.values():
        ordered = sorted(same_length, key=lambda cell: cell[0].claim.period_start or _NEVER)
        for before, after in pairwise(ordered):
            a, b = _speaks_for(before), _speaks_for(after)
            if (a.claim.period_end or _NEVER) < (b.claim.period_start or _NEVER):
                yield Found("continues", ("period:next", *_projected(a, b)), a.row, b.row)
    states = [one for one in undated if _is_state(one.claim)]
    for a, b in pairwise(states):
        agreed = agreement(a.allowed, b.allowed) in _SAME_FIGURE
        if a.claim.event_date != b.claim.event_date and not agreed:
            yield Found("continues", ("period:as_of_event",), a.row, b.row)


_NEVER = datetime.date.max


def _speaks_for(cell: Sequence[Said]) -> Said:
    """The claim that stands for a period: the last asserted, else the last."""
    asserted = [one for one in cell if one.claim.modality == "asserted"]
    return (asserted or list(cell))[-1]


def _projected(a: Said, b: Said) -> tuple[str, ...]:
    return ("modality:projected",) if "projected" in (a.claim.modality, b.claim.modality) else ()


def _is_state(claim: Claim) -> bool:
    return (
        claim.aspect in _STATES
        and claim.modality == "asserted"
        and claim.period_basis == "as_of_event"
        and claim.kind != "year"
    )


def _time_rule(a: Claim, b: Claim) -> str:
    if a.event_id == b.event_id:
        return "time:same_event"
    return "time:same_day" if a.event_date == b.event_date else "time:later"


def _modality_rule(a: Claim, b: Claim) -> tuple[str, ...] | None:
    """Say how the two are put forward, or ``None`` where they do not exclude each other."""
    if a.modality in _STATED and b.modality in _STATED:
        return ()
    if a.modality == b.modality == "projected":
        return ("modality:projected",)
    ended = b.period_end is not None and b.event_date is not None and b.period_end < b.event_date
    if a.modality == "projected" and b.modality in _STATED and ended:
        return ("modality:outturn",)
    return None


def _grouped_by_event(claims: Sequence[Said]) -> Iterator[list[Said]]:
    events: defaultdict[str, list[Said]] = defaultdict(list)
    for one in claims:
        events[one.claim.event_id].append(one)
    yield from events.values()
