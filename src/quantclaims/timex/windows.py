"""Rules for times told by their distance from now: windows, "ago", "so far", and plain "now"."""

import re
from collections.abc import Callable

from quantclaims.timex.interval import Interval, Unit, around, shift, year
from quantclaims.timex.rule import Rule, Scene
from quantclaims.timex.words import (
    COUNT,
    DURATION,
    HELD,
    NUMBER,
    SUPERLATIVE,
    UNIT,
    UNIT_CUE,
    VAGUE,
    WORD,
    YEAR_HELD,
    is_open,
    number_of,
    unit_of,
)

_CALENDAR = r"(?P<unit>month|quarter|week|decade)"
_AT_AN_END = r"(?=\s*(?:[.,;:)–—]|$|(?:and|but|we|it|they)\b))"
_NO_BOUND = r"(?! (?:before|preceding|of|since|after)\b)"
_LASTING = re.compile(
    r"(?:\b(?:has|have|had|been)\b(?! (?:to|an?|the)\b)|[’']ve\b)[^.;]*$", re.IGNORECASE
)
_GRANTED = re.compile(
    r"\b(?:appointed|approved|budgeted|designed|elected|envisaged|extended|planned|scheduled|signed)"
    r"\s*$"
)
"""What lasts from its own beginning: "a budget has been approved for three years"."""
_DAYTIME = r"(?: (?:morning|afternoon|evening|night))?"


def _count(scene: Scene) -> float:
    return number_of(scene["n"]) + 0.5 * bool(scene["half"] or scene["more"])


def _ago(scene: Scene) -> Interval:
    """Return the calendar unit so long ago: "a year ago" is a calendar year."""
    unit, count = unit_of(scene["unit"]), _count(scene)
    holds: Unit = "month" if count % 1 else "year" if unit == "decade" else unit
    return around(shift(scene.anchor, -count, unit), holds)


def _earlier(scene: Scene) -> Interval | None:
    """Return the year so long before the year in focus."""
    if scene["unit"] and unit_of(scene["unit"]) != "year":
        return Interval()
    focus = scene.focus
    base = focus.first.year if focus and focus.first else scene.anchor.year
    return year(base - (round(_count(scene)) if scene["unit"] else 1))


def _past(scene: Scene) -> Interval:
    if is_open(scene["n"]):
        return Interval()
    return Interval(shift(scene.anchor, -_count(scene), unit_of(scene["unit"])), scene.anchor)


def _coming(scene: Scene) -> Interval:
    if is_open(scene["n"]):
        return Interval()
    return Interval(scene.anchor, shift(scene.anchor, _count(scene), unit_of(scene["unit"])))


def _either(scene: Scene) -> Interval:
    """Return a window that only the tense of its clause places before or after the anchor."""
    if not scene.is_future():
        return _past(scene)
    if scene["in"] and _count(scene) == 1:
        return around(shift(scene.anchor, 1, unit_of(scene["unit"])), unit_of(scene["unit"]))
    return _coming(scene)


def _lasted(scene: Scene) -> Interval:
    """Return a window up to the anchor where what it tells of still lasts, or one from there."""
    head = scene.match.string[: scene.match.start()]
    if scene["now"] or (_LASTING.search(head) and not _GRANTED.search(head)):
        return _past(scene)
    return _coming(scene) if scene.is_future() else Interval()


def _calendar(count: int) -> Callable[[Scene], Interval]:
    def resolve(scene: Scene) -> Interval:
        unit = unit_of(scene["unit"])
        return around(shift(scene.anchor, count, unit), unit)

    return resolve


def _days_away(count: int) -> Callable[[Scene], Interval]:
    return lambda scene: around(shift(scene.anchor, count, "day"), "day")


def _taken_up(scene: Scene) -> Interval:
    return scene.focus or Interval()


def _since_then(scene: Scene) -> Interval:
    focus = scene.focus
    begun = focus and focus.first and focus.first <= scene.anchor
    return Interval(focus.first, scene.anchor) if focus and begun else Interval()


def _these_units(scene: Scene) -> Interval | None:
    """Return the stretch said last where it is as long, else the window up to the anchor.

    A hyphen only labels what follows: "for the seven-year programme".
    """
    if "-" in scene.match[0]:
        return None
    focus, unit = scene.focus, unit_of(scene["unit"])
    if focus and focus.first and focus.last:
        end = shift(focus.first, _count(scene), unit)
        if abs((end - focus.last).days) <= 31:
            return focus
    return _past(scene)


def _past_hours(scene: Scene) -> Interval:
    """Return the days that the last hours reach back over: 24 of them begin yesterday."""
    return Interval(shift(scene.anchor, -max(1, number_of(scene["n"]) // 24), "day"), scene.anchor)


def _undated(scene: Scene) -> Interval:
    return Interval()


RULES = (
    Rule("ago", rf"{DURATION} ago", _ago, "seven years ago", cue=("ago",)),
    Rule(
        "earlier",
        rf"(?:(?<!percent\s)(?<!%\s)(?<!times\s){DURATION}|the year)"
        rf" (?:earlier|before{_AT_AN_END})",
        _earlier,
        "a year earlier",
        cue=("earlier", "before"),
    ),
    Rule(
        "past_window",
        rf"(?:(?:the|these|this|our) )?(?:last|past|previous|preceding|recent|latest) {DURATION}",
        _past,
        "over the past three years",
        cue=UNIT_CUE,
    ),
    Rule(
        "past_window",
        rf"(?:the last|(?:the |this )?past) (?P<unit>{UNIT})(?! (?:of a )?century)",
        lambda scene: Interval(shift(scene.anchor, -1, unit_of(scene["unit"])), scene.anchor),
        "in the past year",
        cue=("past", "last"),
    ),
    Rule(
        "past_window",
        r"(?:the )?(?:last|past) quarter (?:of a )?century",
        lambda scene: Interval(shift(scene.anchor, -25, "year"), scene.anchor),
        "in the past quarter of a century",
        cue=("century",),
    ),
    Rule(
        "past_window",
        rf"(?:the )?(?:last|past) {COUNT}(?P<n>{NUMBER}) hours",
        _past_hours,
        "in the past 24 hours",
        cue=("hours",),
    ),
    Rule(
        "next_window",
        rf"(?:the |these )?(?:next|coming|following|upcoming|subsequent) {DURATION}",
        _coming,
        "over the next ten years",
        cue=UNIT_CUE,
    ),
    Rule(
        "these_months",
        rf"(?:over|in|during|for) (?:these|those|the) {DURATION}{_NO_BOUND}",
        _these_units,
        "over these six months",
        cue=UNIT_CUE,
    ),
    Rule(
        "first_in",
        rf"{SUPERLATIVE} {WORD}{{0,5}}?(?P<at>in {DURATION})",
        _undated,
        "the first new plant in nearly three decades",
        cue=UNIT_CUE,
        kind="aside",
    ),
    Rule(
        "duration",
        rf"(?:(?P<in>in|within)|over|during|throughout|across)"
        rf"(?: the (?:course|space) of| a period of)? {DURATION}",
        _either,
        "in seven years",
        cue=UNIT_CUE,
    ),
    Rule(
        "for_years",
        rf"for {DURATION}(?P<now> (?:now|already))?",
        _lasted,
        "for two years now",
        cue=UNIT_CUE,
    ),
    Rule(
        "this_unit",
        rf"(?:this|the current) {_CALENDAR}",
        _calendar(0),
        "this quarter",
        cue=UNIT_CUE,
    ),
    Rule("last_unit", rf"(?:last|previous) {_CALENDAR}", _calendar(-1), "last month", cue=UNIT_CUE),
    Rule(
        "next_window",
        r"(?:the )?(?:next|coming) (?P<unit>decade)",
        lambda scene: Interval(scene.anchor, shift(scene.anchor, 1, "decade")),
        "in the coming decade",
        cue=("decade",),
    ),
    Rule("next_unit", rf"(?:next|coming) {_CALENDAR}", _calendar(1), "next week", cue=UNIT_CUE),
    Rule(
        "yesterday",
        rf"yesterday{_DAYTIME}(?![’']s)|last night",
        _days_away(-1),
        "yesterday",
        cue=("yesterday", "night"),
    ),
    Rule("tomorrow", rf"tomorrow{_DAYTIME}", _days_away(1), "tomorrow morning", cue=("tomorrow",)),
    Rule(
        "as_of_today",
        "as of (?:today|this day|this morning|this evening)",
        _days_away(0),
        "as of today",
        cue=("as of",),
    ),
    Rule(
        "so_far",
        rf"(?:so far|to date) (?:in )?(?P<x>{YEAR_HELD})|(?P<y>{YEAR_HELD}) (?:so far|to date)",
        lambda scene: Interval(
            (scene.inner("x") or scene.inner("y") or Interval()).first, scene.anchor
        ),
        "so far this year",
        cue=("so far", "to date"),
    ),
    Rule(
        "now",
        r"(?:right |just )?now(?! that\b)|today(?![’']s)|currently|at (?:the )?present|presently"
        r"|at (?:the|this) moment|at this (?:point|stage|time)"
        r"|nowadays|these days|so far|to date|up to now|(?:for|by|as of) now|for today"
        r"|as things stand",
        _undated,
        "currently",
        kind="now",
    ),
    Rule(
        "since_then",
        "since then|since that time|ever since",
        _since_then,
        "since then",
        cue=("since",),
    ),
    Rule(
        "that_time",
        r"(?:in|over|during|for|within) (?:this|that|the same) (?:period|time|year)"
        rf"(?! (?:of|in|for|{HELD}))|at that time",
        _taken_up,
        "in this period",
        cue=("period", "time", "year"),
    ),
    Rule(
        "vague",
        rf"(?:(?:over|in|during|for|within) )?(?:the |these |those )?"
        rf"(?:(?:last|past|recent|previous|next|coming|following) (?:{VAGUE} )?|{VAGUE} ){UNIT}s"
        rf"(?: ago)?",
        _undated,
        "in recent years",
        cue=UNIT_CUE,
    ),
    Rule(
        "vague",
        rf"(?:over|in|during|throughout) (?:the|all) (?:entire |whole |full )?{DURATION} of \w+",
        _undated,
        "over the entire 70 years of Soviet power",
        cue=UNIT_CUE,
    ),
    Rule(
        "vague",
        r"(?<!as\s)(?<!than\s)before(?=\s?(?:[.,;:)–—]|$))",
        _undated,
        "it was six million before",
        cue=("before",),
    ),
    Rule(
        "vague",
        r"(?:over|for) (?:the )?(?:years|decades|months)(?! (?:to|of)\b)"
        r"|in the (?:near |foreseeable )?future|(?:this|last|next) season|in the past"
        r"|in the (?:long|short) (?:term|run)"
        r"|(?:over|in|during|for) (?:the )?(?:latest|last|previous|current) (?:reporting )?period",
        _undated,
        "over the years",
    ),
)
