"""Rules for parts of a year: days, months, seasons, quarters, halves, "the first nine months"."""

from quantclaims.timex.interval import Interval, around, day, months, part, season, shift, year
from quantclaims.timex.rule import Rule, Scene
from quantclaims.timex.words import (
    DASH,
    DAY,
    FOUND,
    HELD,
    MONTH,
    MONTH_CUE,
    NUMBER,
    ORDINAL,
    SEASON,
    SEASON_CUE,
    UNIT,
    YEAR_HELD,
    month_of,
    number_of,
    ordinal_of,
    unit_of,
)

_OF_YEAR = rf"(?:(?:,| of| in)? (?P<x>{YEAR_HELD}))?"
_OF_ANY = rf"(?: (?:of|in) (?P<x>{HELD}))?"
_NO_GAMES = r"(?! (?:olympics?|paralympics?|games|sports?|universiade)\b)"
_NOT_OF = r"(?! of\b)"
_BEFORE_MONTH = (
    r"(?:in|since|until|till|by|from|to|and|or|early|late|mid|of|during|before|after|through"
    r"|for|as|around|throughout)[-\s](?:early |late |mid-)?"
)


def _days(scene: Scene) -> Interval:
    month = month_of(scene["m"])
    first = int(scene["a"].rstrip("stndrh"))
    last = max(first, int((scene["b"] or scene["a"]).rstrip("stndrh")))
    return scene.recurring(
        lambda number: Interval(day(number, month, first).first, day(number, month, last).last)
    )


def _months(scene: Scene) -> Interval:
    first, last = month_of(scene["a"]), month_of(scene["b"] or scene["a"])
    return scene.recurring(lambda number: months(number, first, last + 12 * (last < first)))


def _season(scene: Scene) -> Interval:
    return scene.recurring(lambda number: season(number, scene["s"].lower()))


def _near(scene: Scene) -> Interval:
    """Return the last, this or the next month or season of a name."""

    def of_year(number: int) -> Interval:
        if scene["s"]:
            return season(number, scene["s"].lower())
        return months(number, month_of(scene["m"]), month_of(scene["m"]))

    now, anchor, which = of_year(scene.anchor.year), scene.anchor, scene["which"].lower()
    assert now.first is not None
    assert now.last is not None
    if which in ("last", "past"):
        return now if now.last < anchor else of_year(anchor.year - 1)
    if which in ("next", "coming"):
        return now if now.first > anchor else of_year(anchor.year + 1)
    return now


def _quarter(scene: Scene) -> Interval:
    index = ordinal_of(scene["n"]) % 5  # the last is the fourth
    return scene.recurring(lambda number: months(number, 3 * index - 2, 3 * index))


def _the_year(scene: Scene) -> Interval:
    """Return the event's year; of results looked back on in the first quarter, the one before."""
    number = scene.year()
    return year(number - (bool(scene["review"]) and scene.anchor.month < 4))


def _half(scene: Scene) -> Interval:
    index = 1 if ordinal_of(scene["n"]) == 1 else 2
    inner = scene.inner()
    if inner is None or inner.is_year:
        return scene.recurring(lambda number: months(number, 6 * index - 5, 6 * index))
    if inner.first is None or inner.last is None:
        return Interval()
    middle = shift(inner.first, ((inner.last - inner.first).days + 1) // 2, "day")
    if index == 1:
        return Interval(inner.first, shift(middle, -1, "day"))
    return Interval(middle, inner.last)


def _first_units(scene: Scene) -> Interval | None:
    """Return the first, or last, so many units of a year or of another stretch."""
    count, unit = round(number_of(scene["n"])), unit_of(scene["unit"])
    local = scene.local
    whole = scene.inner() or (local if local and local.is_year else None)
    if whole is None:
        whole = year(scene.anchor.year)
        found = part(whole, 1, count, unit)
        over = (
            found
            and found.last
            and found.last <= (around(scene.anchor, "month").last or found.last)
        )
        if not over and not scene.is_future():
            whole = year(scene.anchor.year - 1)
    if scene["which"].lower() in ("last", "final") and whole.last:
        return Interval(shift(shift(whole.last, 1, "day"), -count, unit), whole.last)
    return part(whole, 1, count, unit)


RULES = (
    Rule(
        "days",
        rf"(?P<m>{MONTH}) (?P<a>{DAY})(?:{DASH}| and | to )(?P<b>{DAY}){_OF_YEAR}",
        _days,
        "on July 8–11",
        cue=MONTH_CUE,
    ),
    Rule("day", rf"(?P<m>{MONTH}) (?P<a>{DAY}){_OF_YEAR}", _days, "as of May 26", cue=MONTH_CUE),
    Rule(
        "day",
        rf"(?P<a>{DAY})(?: of)? (?P<m>{MONTH}){_OF_YEAR}",
        _days,
        "on 9 May 2015",
        cue=MONTH_CUE,
    ),
    Rule(
        "months",
        rf"(?:the )?(?P<a>{MONTH})(?:{DASH}| to | through )(?P<b>{MONTH})(?: period)?{_OF_YEAR}",
        _months,
        "the January-August period",
        cue=MONTH_CUE,
    ),
    Rule(
        "months",
        rf"\((?P<at>(?P<a>{MONTH})(?: and |, )(?P<b>{MONTH}))\)",
        _months,
        "the first two months (January and February)",
        cue=MONTH_CUE,
    ),
    Rule(
        "near_month",
        rf"(?:this )?(?P<which>last|past|this|next) (?P<m>{MONTH})",
        _near,
        "last June",
        cue=MONTH_CUE,
    ),
    Rule(
        "month",
        rf"(?P<a>{MONTH})(?:,| of| in)? (?P<x>{YEAR_HELD})",
        _months,
        "October last year",
        cue=MONTH_CUE,
    ),
    Rule("month", rf"{_BEFORE_MONTH}(?P<at>(?P<a>{MONTH}))", _months, "in March", cue=MONTH_CUE),
    Rule(
        "month",
        rf"the (?P<at>(?P<a>{MONTH}))(?= (?:\w+ ){{0,2}}"
        r"(?:reports?|data|figures?|readings?|numbers|statistics)\b)",
        _months,
        "the May jobs report",
        cue=MONTH_CUE,
    ),
    Rule(
        "the_year",
        r"(?:(?P<review>results|performance|outcomes?) )?"
        r"(?:of|for|in|over|during|throughout|within|all) (?P<at>the (?:whole |entire |full )?year)"
        r"(?! (?:of|when|that|before|in which)\b)",
        _the_year,
        "during the year",
        cue=("year",),
    ),
    Rule(
        "near_season",
        rf"(?P<which>last|past|this|next|coming) (?P<s>{SEASON}){_NO_GAMES}",
        _near,
        "this summer",
        cue=SEASON_CUE,
    ),
    Rule(
        "season",
        rf"(?:the )?(?P<s>{SEASON})(?: holiday)?(?: season| period)?(?:,| of| in)?"
        rf" (?P<x>{YEAR_HELD})",
        _season,
        "during the summer holiday season this year",
        cue=SEASON_CUE,
    ),
    Rule(
        "purpose",
        rf"for (?:the )?(?:coming |upcoming )?{SEASON}(?: season| period)?"
        rf"(?! (?:of|in) ){_NO_GAMES}",
        lambda scene: Interval(),
        "ready for the winter",
        cue=SEASON_CUE,
        kind="aside",
    ),
    Rule(
        "season",
        rf"(?:in|during|over|by|since|until) (?P<at>(?:the )?(?P<s>{SEASON})"
        rf"(?:(?: [a-z]+)? (?:season|period|months))?){_NO_GAMES}",
        _season,
        "over the summer holiday period",
        cue=SEASON_CUE,
    ),
    Rule(
        "quarter",
        rf"(?:the )?(?P<n>{ORDINAL}) quarter{_OF_YEAR}{_NOT_OF}",
        _quarter,
        "in the first quarter of 2015",
        cue=("quarter",),
    ),
    Rule(
        "quarter",
        rf"(?:the )?(?P<n>last) quarter of (?P<x>{YEAR_HELD})",
        _quarter,
        "in the last quarter of 2015",
        cue=("quarter",),
    ),
    Rule(
        "quarter",
        rf"Q(?P<n>[1-4]),? (?P<x>{YEAR_HELD})",
        _quarter,
        "Q3 2015",
        cue=("q1", "q2", "q3", "q4"),
    ),
    Rule(
        "half",
        rf"(?:the )?(?P<n>first|second|last|1st|2nd) half(?:[-\s]year)?{_OF_ANY}{_NOT_OF}",
        _half,
        "over the first half of this year",
        cue=("half",),
    ),
    Rule(
        "first_months",
        rf"(?:the )?(?:(?P<which>first|last|final) )?(?P<n>{NUMBER}) (?P<unit>{UNIT})s?"
        rf" (?:of|in) (?P<x>{HELD})",
        _first_units,
        "nine months of this year",
        cue=FOUND,
    ),
    Rule(
        "first_months",
        rf"(?:the )?(?P<which>first) (?P<n>{NUMBER}) (?P<unit>month|quarter|week)s?{_NOT_OF}",
        _first_units,
        "in the first nine months",
        cue=("first",),
    ),
)
