"""Rules for years and decades: what the other rules hang their months and quarters on."""

from collections.abc import Callable

from quantclaims.timex.interval import Interval, year, years
from quantclaims.timex.rule import Rule, Scene
from quantclaims.timex.words import (
    DASH,
    DAY,
    DURATION,
    MONTH,
    SEASON,
    YEAR,
    is_open,
    number_of,
    unit_of,
)

_NOT_COUNTED = (
    r"(?! (?:people|persons|rubles|roubles|dollars|euros|tonnes|tons|km|kilomet\w+|hectares"
    r"|percent|per cent|million|billion|times|units|seats|words|metres|meters|men|women|children"
    r"|of them)\b)"
)
"""A number of the size of a year that counts something is none."""

_BEFORE = (
    rf"(?:in|since|until|till|by|during|before|after|through|throughout|early|late|mid|end|years?"
    rf"|from|for|of|as|{MONTH},?|{SEASON}|{MONTH} {DAY},?|Q[1-4]|half|quarter)"
    r"[-\s](?:early |late |mid-|about |around |approximately |roughly )?"
)
_AFTER = (
    r"(?=\s*$|\s?[.,;:?!)\]–—]|[’']s\b| (?:and|or|to|in|the|we|our|they|it|this|there|was|were|is"
    r"|has|have|had|will|by|for|at|on|as|with|when|which|that|but|than|compared|alone|onwards?"
    r"|figures?|levels?|results?|budget|year)\b)"
)
_KIND = r"(?:(?: (?:financial|fiscal|calendar|reporting|academic))? year)?"


def _years(scene: Scene) -> Interval | None:
    first, last = int(scene["a"]), scene["b"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return years(first, end) if first < end else None


def _year(scene: Scene) -> Interval:
    return year(int(scene["y"]))


def _decade(scene: Scene) -> Interval:
    first = int(scene["y"])
    first += 0 if first > 99 else 1900 if first > 20 else 2000
    return years(first, first + 9)


def _from_now(count: int) -> Callable[[Scene], Interval]:
    return lambda scene: year(scene.anchor.year + count)


def _listed(scene: Scene) -> Interval | None:
    """Return the years of a list as one time, where it leaves none out and pairs them not."""
    first, last = int(scene["a"]), int(scene["b"])
    whole = last - first == scene.match[0].count(",") + (", and" not in scene.match[0])
    return years(first, last) if whole and "respectively" not in scene.match.string else None


def _preceding(scene: Scene) -> Interval | None:
    if unit_of(scene["unit"]) != "year" or is_open(scene["n"]):
        return None
    return years(int(scene["y"]) - round(number_of(scene["n"])), int(scene["y"]) - 1)


_DIGITS = ("18", "19", "20")
RULES = (
    Rule(
        "years",
        rf"(?P<a>{YEAR}){DASH}(?P<b>(?:19|20)?\d\d)(?![.,]?\d|%){_NOT_COUNTED}",
        _years,
        "arrears for 2000–2002",
        cue=_DIGITS,
    ),
    Rule(
        "years",
        rf"(?:from|between) (?P<a>{YEAR}) (?:to|and|until|till|through) (?P<b>{YEAR})"
        rf"{_NOT_COUNTED}",
        _years,
        "those who served there from 1962 to 1964 are remembered",
        cue=_DIGITS,
    ),
    Rule(
        "years",
        rf"(?P<a>{YEAR})(?:, {YEAR})+,? and (?P<b>{YEAR}){_NOT_COUNTED}",
        _listed,
        "in 2015, 2016 and 2017",
        cue=_DIGITS,
    ),
    Rule(
        "preceding",
        rf"(?:in |over |during )?the {DURATION} (?:before|preceding|prior to) (?P<y>{YEAR})",
        _preceding,
        "in the three years preceding 2017",
        cue=_DIGITS,
    ),
    Rule(
        "year",
        rf"{_BEFORE}(?P<at>(?P<y>{YEAR}){_KIND}){_NOT_COUNTED}",
        _year,
        "in 2012",
        cue=_DIGITS,
    ),
    Rule(
        "year",
        rf"(?:^|[,;:(–—-]\s?|\b(?:to|than|and|or|over|on|with|between|around|about|approximately"
        rf"|only|is|was) )"
        rf"(?P<at>(?P<y>{YEAR}){_KIND}){_NOT_COUNTED}{_AFTER}",
        _year,
        "and 2012 was worse",
        cue=_DIGITS,
    ),
    Rule(
        "year_of",
        rf"(?:the|our|their|its|this|[’']s) (?P<at>(?P<y>{YEAR}){_KIND}){_NOT_COUNTED}"
        r"(?= (?-i:[a-z]+)|[,.;)])",
        _year,
        "the 2003 budget",
        cue=_DIGITS,
    ),
    Rule(
        "decade",
        r"(?:the )?(?:early |late |mid-)?"
        r"(?P<y>(?:1[89]|20)\d0|(?<=the\s)\d0|(?<=the\s[‘’'])\d0)[’']?s",
        _decade,
        "in the 1990s",
        cue=("0",),
    ),
    Rule(
        "this_year",
        r"(?:this|the current|the present|the outgoing) (?:calendar |current )?(?-i:year)",
        _from_now(0),
        "this year",
        cue=("year",),
    ),
    Rule(
        "this_year",
        r"(?:the )?year[’']s end",
        _from_now(0),
        "at year’s end",
        cue=("year",),
    ),
    Rule(
        "year_before_last",
        "the year before last",
        _from_now(-2),
        "the year before last",
        cue=("year",),
    ),
    Rule(
        "last_year",
        r"(?<!\bthe\s)last (?:calendar )?year(?! and a half)|(?:the |our )?previous year",
        _from_now(-1),
        "last year",
        cue=("year",),
    ),
    Rule(
        "next_year",
        r"(?<!\bthe\s)(?:next|coming) year",
        _from_now(1),
        "early next year",
        cue=("year",),
    ),
)
