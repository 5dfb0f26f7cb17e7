"""Rules that frame a time found before them: ends, spans, since, until, by, and comparisons."""

import re
from datetime import timedelta

from quantclaims.timex.interval import Interval, shift
from quantclaims.timex.rule import Rule, Scene
from quantclaims.timex.words import DASH, FOUND, HELD, SUPERLATIVE, WORD, YEAR_HELD

_X = rf"(?P<x>{HELD})"
_CHANGE = (
    r"(?:increase|rise|growth|gain|improvement|decrease|decline|drop|fall|reduction|jump|more|up"
    r"|down|higher|lower|less|percent|per cent|%|times|fold)"
)
_MOVING = re.compile(
    r"\b(?:by|up|down|gr[eo]w\w*|increas\w*|r[io]se|rising|decreas\w*|f[ae]ll\w*|declin\w*|drop\w*"
    r"|gain\w*|ahead|surge\w*|shr[iau]nk\w*|jump\w*|los[et]\w*|add\w*|reduc\w*|rise|more|less|higher|lower)\b",
    re.IGNORECASE,
)
_COMPARED = (
    r"(?:(?:compared|comparing|in comparison|relative) (?:to|with)|as against|against|versus|vs\.?"
    r"|than(?: (?:in|for|during|over|at|on|it was in|they were in))?"
    r"|as (?:much|many|high|low|large|big|good|often) as)"
)
_OF_SERIES = r"(?:(?:figures?|levels?|results?|numbers?|indicators?) (?:of|for|in|from) )?"
_SERIES = r"(?: (?:figures?|levels?|results?|numbers?|indicators?|volumes?))?"


def _same(scene: Scene) -> Interval | None:
    return scene.inner()


def _moved_over(scene: Scene) -> Interval | None:
    """Return the year that a percent is a change over: "rose 9 percent", not "was 9 percent"."""
    if scene["move"].lower() in ("percent", "per cent", "%"):
        head = scene.match.string[: scene.match.start("x")]
        if not _MOVING.search(head):
            return None
    return scene.inner()


def _span(scene: Scene) -> Interval | None:
    first, last = scene.inner("x"), scene.inner("y")
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return Interval(first.first, last.last) if first.first <= last.last else None


def _ending(scene: Scene) -> Interval | None:
    """Return as many months as the first time lasts, ending with the second."""
    span, until = scene.inner("x"), scene.inner("y")
    if not span or not span.first or not span.last or not until or not until.last:
        return None
    months = round((span.last - span.first).days / 30.44)
    return Interval(shift(until.last + timedelta(days=1), -months, "month"), until.last)


def _adjoining(scene: Scene) -> Interval | None:
    """Return two months, or two years, that follow each other as one time."""
    whole, first, last = _span(scene), scene.inner("x"), scene.inner("y")
    if whole is None or first is None or last is None or first.last is None or last.first is None:
        return None
    assert whole.first is not None
    assert whole.last is not None
    days = (whole.last - whole.first).days
    years = 729 < days + 1 < 732 and "respectively" not in scene.match.string
    follow = first.last + timedelta(days=1) == last.first
    return whole if follow and (years or 58 < days < 62) else None


def _up_to_now(scene: Scene) -> Interval | None:
    """Return a window that ends with the words: what is the best of it is not about all of it."""
    inner = scene.inner()
    return inner if inner and inner.first and inner.last == scene.anchor else None


def _since(scene: Scene) -> Interval:
    inner = scene.inner() or Interval()
    begun = inner.first is not None and inner.first <= scene.anchor
    return Interval(inner.first, scene.anchor if begun else None)


def _onwards(scene: Scene) -> Interval:
    inner = scene.inner() or Interval()
    ended = inner.last is not None and inner.last < scene.anchor
    return Interval(inner.first, scene.anchor if ended else None)


def _from_day(scene: Scene) -> Interval | None:
    """Return what begins on a day; "a rise from 2019" only compares."""
    inner = scene.inner()
    return _onwards(scene) if inner and inner.first and inner.first == inner.last else None


def _until(scene: Scene) -> Interval:
    inner = scene.inner() or Interval()
    if inner.last is None:
        return Interval()
    return Interval(scene.anchor if scene.anchor <= inner.last else None, inner.last)


def _before(scene: Scene) -> Interval:
    inner = scene.inner() or Interval()
    return Interval(None, inner.first - timedelta(days=1) if inner.first else None)


def _same_period(scene: Scene) -> Interval:
    """Return the months in focus, moved into the year named."""
    inner, focus = scene.inner() or scene.inner("y"), scene.focus
    if not inner or not inner.first or not focus or not focus.first or not focus.last:
        return inner or Interval()
    away = inner.first.year - focus.first.year
    return Interval(shift(focus.first, away, "year"), shift(focus.last, away, "year"))


RULES = (
    Rule(
        "by_end",
        rf"before the end of {_X}",
        _same,
        "before the end of 2016",
        cue=FOUND,
    ),
    Rule(
        "",
        rf"(?:the )?(?:very )?(?:beginning|start|end|close|middle|outset|turn) of {_X}",
        _same,
        "at the beginning of 2016",
        cue=FOUND,
    ),
    Rule("", rf"(?:(?:early|late|mid)(?: in | |-)|end-){_X}", _same, "mid-August 2015", cue=FOUND),
    Rule(
        "same_period",
        rf"(?:the |a )?(?:same|similar|corresponding|analogous)"
        rf" (?:(?:period|timeframe|months?|quarter|date|figures?)(?: (?:of|in|for|from))?(?: {_X})?"
        rf"|(?:time|day) (?:of |in )?(?P<y>{HELD}))",
        _same_period,
        "the same period last year",
        cue=("same", "similar", "corresponding", "analogous"),
    ),
    Rule(
        "year_on_year",
        r"year[-\s](?:on|over)[-\s]year|year to year|on an annual basis",
        lambda scene: Interval(),
        "up 5 percent year on year",
        cue=("year", "annual"),
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"{_COMPARED} (?:in |for |on )?(?P<at>(?:the )?{_OF_SERIES}(?:the )?{_X}{_SERIES})",
        _same,
        "compared to the same period in 2012",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"(?P<move>{_CHANGE}) {WORD}{{0,3}}?(?:on|over|from|against)"
        rf" (?P<at>(?:the )?(?P<x>{YEAR_HELD}){_SERIES})(?! to {HELD})",
        _moved_over,
        "a 9 percent increase over 2018",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"(?:revised|(?:un)?changed|different) {WORD}{{0,2}}?from (?P<at>{_X})",
        _same,
        "the forecast is little changed from March",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"compar\w+ {WORD}{{0,3}}?(?:to|with) (?P<at>{_X})",
        _same,
        "if we compare this with last year",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"than (?:it|they|we|he|she|there) (?:\w+ ){{1,3}}?(?P<at>(?:in )?{_X})",
        _same,
        "fewer jobs than we did last month",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "baseline",
        rf"(?:on|over|from|of|to|at) (?P<at>(?:the )?(?P<x>{YEAR_HELD}) (?:figure|level)s?)",
        _same,
        "around six million people – on the 2015 figure",
        cue=FOUND,
        kind="baseline",
    ),
    Rule(
        "",
        rf"{_X}, or (?P<y>{HELD})(?: at the (?:latest|earliest|very latest))?",
        _same,
        "by the end of this year, or early next year at the latest",
        cue=FOUND,
    ),
    Rule(
        "first_since",
        rf"(?:for the first time (?:since|in)|{SUPERLATIVE} {WORD}{{0,3}}?since)"
        rf" (?:over |more than |almost )?(?:{WORD}{{0,4}}in )?{_X}",
        _same,
        "for the first time since 1992",
        cue=FOUND,
        kind="aside",
    ),
    Rule(
        "record_of",
        rf"{SUPERLATIVE} {WORD}{{0,5}}?(?P<at>(?:in|over|for|during|within) {_X})",
        _up_to_now,
        "the best result over the past ten years",
        cue=FOUND,
        kind="aside",
    ),
    Rule(
        "prices_of",
        rf"(?:in|at) (?:the )?(?:constant |comparable )?(?:prices|exchange rates?|rates?)"
        rf" (?:of|in|for|as of|at) (?P<at>{_X})",
        _same,
        "171 billion in the prices of 2019",
        cue=FOUND,
        kind="aside",
    ),
    Rule("dated", rf"dated {_X}", _same, "a law dated March 14, 2020", cue=FOUND, kind="aside"),
    Rule(
        "span",
        rf"(?:(?:over |in |during )?the period )?(?:from|between) {_X}"
        rf" (?:to|until|till|through|up to|and|and until) (?:about |around |approximately )?"
        rf"(?P<y>{HELD})",
        _span,
        "from May 2003 to 2012",
        cue=FOUND,
    ),
    Rule(
        "span",
        rf"{_X}(?:{DASH}| to | through )(?P<y>{HELD})",
        _span,
        "January 2015 to March 2016",
        cue=FOUND,
    ),
    Rule(
        "ending",
        rf"{_X},? (?:ending|ended|through)(?: in| on| with)? (?P<y>{HELD})",
        _ending,
        "over the four quarters ending in the third quarter of 2014",
        cue=FOUND,
    ),
    Rule("span", rf"{_X} and (?P<y>{HELD})", _adjoining, "in April and May", cue=FOUND),
    Rule(
        "since",
        rf"(?:ever )?since (?:as early as |as far back as |{WORD}{{1,7}}?(?:in|on) )?{_X}",
        _since,
        "since 2011",
        cue=FOUND,
    ),
    Rule(
        "onwards",
        rf"(?:starting|beginning|effective)(?: (?:in|from|with|on))?(?: the year)? {_X}",
        _onwards,
        "starting in 2019",
        cue=FOUND,
    ),
    Rule("onwards", rf"from {_X} on(?:wards?)?", _onwards, "from 2019 onwards", cue=FOUND),
    Rule(
        "onwards",
        rf"(?<!as\s)from {_X}(?=\s?(?:[.,;)]|$))",
        _from_day,
        "growth was 52 percent from January 1, 2019",
        cue=FOUND,
    ),
    Rule(
        "until",
        rf"(?:until|till|up to|through(?: to)?|up until) {_X}",
        _until,
        "until 2024",
        cue=FOUND,
    ),
    Rule("before", rf"(?:before|prior to|ahead of) {_X}", _before, "prior to 2018", cue=FOUND),
    Rule("by", rf"(?:by|no later than|not later than|towards?) {_X}", _same, "by 2025", cue=FOUND),
    Rule(
        "",
        rf"as (?:of|at|on|early as|late as|recently as) {_X}",
        _same,
        "as of October 1",
        cue=FOUND,
    ),
    Rule(
        "",
        rf"(?:(?:only|just|back|already|literally) )?(?:in|over|during|for|on|at|within|throughout)"
        rf" (?:just |only |the )*{_X}",
        _same,
        "over 2015",
        cue=FOUND,
    ),
    Rule(
        "during",
        r"during (?:the|this|that|our|its|his|their) (?:[\w’-]+ ){0,2}?[\w’-]+(?= [a-z]|[.,;:)]|$)",
        lambda scene: Interval(),
        "during the war",
        cue=("during",),
    ),
)
