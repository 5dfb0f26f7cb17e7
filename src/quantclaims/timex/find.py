"""The reader of times: applies the rules in order, each over what the ones before it found."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from quantclaims.timex import frames, parts, windows, years
from quantclaims.timex.interval import Interval
from quantclaims.timex.rule import Kind, NoAnchorError, Rule, Scene
from quantclaims.timex.words import MASK, SEALED, YEAR_MASK, compile_rule

RULES: tuple[Rule, ...] = (*years.RULES, *parts.RULES, *windows.RULES, *frames.RULES)
"""All rules in the order in which they read; a later one may hold what an earlier one found."""

_RULES_WITH_CUES = tuple((rule, frozenset(rule.cue)) for rule in RULES)
_CUES = frozenset(cue for rule in RULES for cue in rule.cue)

_TRIGGER = re.compile(
    r"\d|year|month|week|quarter|decade|half|day|now|current|present|moment|stage|date|since|far"
    r"|already|still|ago|earlier|recent|past|future|season|summer|winter|spring|autumn|period|during"
    r"|time|tomorrow|night|previous|once|term|before"
    r"|(?-i:January|February|March|April|May|June|July|August|September|October|November|December)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|(?<!as )plan\w*|expect\w*|intend\w*|should|must|need\w*|aim\w*"
    r"|hope\w*|want|target\w*|forecast\w*|project(?:ed|ion|ions)|schedul\w+|due|would|could|can(?:not)?|next|coming"
    r"|upcoming|(?:was|were|is|are) to|to be)\b|[’']ll\b",
    re.IGNORECASE,
)
_NEAR = 200
"""How many characters on either side may show the tense."""
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|been|saw|grew|rose|fell"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )\w{3,}ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeriodPhrase:
    """Words that name a time: ``text[start:end]``, and the days they mean, both inclusive.

    Both dates are empty where the words give none ("now", "in recent years"), or where they hang
    on a date that is not known; one is empty where the stretch is open ("prior to 2018").
    """

    start: int
    end: int
    first: date | None
    last: date | None
    rule: str
    kind: Kind = "period"

    @property
    def interval(self) -> Interval:
        return Interval(self.first, self.last)


def find_periods(
    text: str, anchor: date | None, focus: Interval | None = None
) -> tuple[PeriodPhrase, ...]:
    """Return the times that a sentence names, in order, none overlapping another.

    ``anchor`` is the date of the words, from which "last year" counts; without it relative
    expressions are found, but undated. ``focus`` is the time that governs from before, taken up by
    "in this period", "since then" or "a year earlier". Every date follows the rulings on periods of
    the claims table: "until 2024" runs from the anchor, "by 2025" is the calendar year.

    >>> [found] = find_periods("Trade grew over the first nine months of this year.",
    ...                        date(2013, 11, 11))
    >>> found.start, found.end, found.rule
    (11, 50, 'first_months')
    >>> found.first, found.last
    (datetime.date(2013, 1, 1), datetime.date(2013, 9, 30))
    >>> find_periods("The plant employs 2,000 people.", None)
    ()
    """
    if not _TRIGGER.search(text):
        return ()
    reading = _Reading(text, anchor, focus)
    for rule, cues in _RULES_WITH_CUES:
        if not cues or not reading.cues.isdisjoint(cues):
            reading.apply(rule)
    return tuple(reading.found[start] for start in reading.starts)


class _Reading:
    """A text on which found phrases are masked; they wait for the frames around them."""

    def __init__(self, text: str, anchor: date | None, focus: Interval | None) -> None:
        self.text = self.masked = text
        self.cues = _cues(text)
        self.anchor, self.focus = anchor, focus
        self.found: dict[int, PeriodPhrase] = {}
        self.starts: list[int] = []

    def apply(self, rule: Rule) -> None:
        pieces, end = [], 0
        for match in compile_rule(rule.pattern).finditer(self.masked):
            phrase = self.read(rule, match)
            if phrase:
                letter = _mask(phrase)
                pieces += [self.masked[end : phrase.start], letter * (phrase.end - phrase.start)]
                end = phrase.end
                self.keep(phrase)
        if pieces:
            self.masked = "".join([*pieces, self.masked[end:]])
            self.cues = _cues(self.masked)

    def read(self, rule: Rule, match: re.Match[str]) -> PeriodPhrase | None:
        start, end = match.span("at" if "at" in match.re.groupindex else 0)
        scene = Scene(
            match,
            self.anchor,
            lambda: self.before(start),
            self.focus,
            lambda at: phrase.interval if (phrase := self.found.get(at)) else None,
            lambda: _is_future(self.text, start, end),
        )
        try:
            interval = rule.resolve(scene)
        except (NoAnchorError, ValueError, OverflowError):
            interval = Interval()
        if interval is None:
            return None
        name, kind = rule.name, rule.kind
        if not name:
            inner = self.found.get(match.start("x"))
            if inner is None:
                return None
            name, kind = inner.rule, inner.kind
        return PeriodPhrase(start, end, interval.first, interval.last, name, kind)

    def before(self, start: int) -> Interval | None:
        """Return the time dated last before an offset."""
        index = bisect_left(self.starts, start)
        while index:
            index -= 1
            phrase = self.found[self.starts[index]]
            if phrase.first and phrase.kind == "period":
                return phrase.interval
        return None

    def keep(self, phrase: PeriodPhrase) -> None:
        """Take a phrase in, and drop those that it holds."""
        low, high = bisect_left(self.starts, phrase.start), bisect_left(self.starts, phrase.end)
        for at in self.starts[low:high]:
            del self.found[at]
        del self.starts[low:high]
        self.found[phrase.start] = phrase
        insort(self.starts, phrase.start)


def _cues(text: str) -> set[str]:
    """Return the cues of rules that a text holds: looked for once, for they share them."""
    lower = text.lower()
    return {cue for cue in _CUES if cue in lower}


def _mask(phrase: PeriodPhrase) -> str:
    if phrase.kind != "period":
        return SEALED
    return YEAR_MASK if phrase.interval.is_year else MASK


def _is_future(text: str, start: int, end: int) -> bool:
    """Whether the nearest word that shows a tense looks ahead."""
    low, high = max(0, start - _NEAR), end + _NEAR
    before, after = text[low:start], text[end:high]
    cues = [
        (_distance(gap), pattern)
        for pattern in (_FUTURE, _PAST)
        for gap in (
            *(before[match.end() :] for match in pattern.finditer(before)),
            *(after[: match.start()] for match in pattern.finditer(after)),
        )
    ]
    return bool(cues) and min(cues, key=itemgetter(0))[1] is _FUTURE


def _distance(gap: str) -> int:
    return len(gap) + 40 * sum(gap.count(mark) for mark in ",;:.()–—")
