"""Years: the period of something else, or the figure itself.

A year is stated only when it dates an event: "the plant opens in 2023". It is a period beside
another figure, as the year of a noun ("the 2017 budget"), and in a review ("results for 2015").
"""

import re

from quantclaims.detect.roles.site import Site, words
from quantclaims.types import Role

__all__ = [
    "year_asked",
    "year_beside",
    "year_framed",
    "year_listed",
    "year_of",
    "year_reviewed",
    "year_since",
]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_POINT_OF = words(
    r"\b(?:start|end|beginning|middle|close|outset|eve|spring|summer|autumn|winter|quarter|half)\sof\s$"
)
_PART_OF_NOUN = words(r"\b(?:for|of)\sthe\s\w+\s(?:quarter|half)\sof\s$")
_PLANNED = words(r"\b(?:will|plan(?:s|ned)?|set|expect(?:s|ed)?|going|due|scheduled|want|hope)\b")
_OF_NOUN = words(
    r"\b(?:for|of|to|than|on|vs\.?|over|versus|against|between|compared\s(?:to|with)|with)\s"
    r"(?:the\s)?$",
    r"\bperiod\s(?:from\s|of\s)?$",
    r"\bas\s\w+\sas\s(?:it|they|we)\s(?:was|were|had\sbeen)\s(?:back\s)?in\s$",
    r"\b(?:this|current|next|last)\syear,?\sand\s(?:in\s)?$",
    rf"\b(?!{_MONTH}\s)\w+\s(?:for|of)\sthe\syear\s$",
    r"(?:['’]s|s['’]|\b(?:the|our|this|its|their|his|her|your|my|that|a))\s$",
    r"\b(?:than|as|like|level|levels|figure|figures|high|peak)\s(?:in|of)\s$",
    r"\b(?:outgoing|current|past|previous|(?:up)?coming)\s$",
    rf"\b(?:the|a|its|their|our)\s(?:[\w-]+\s)?{_MONTH}\s$",
)
_DATES_FROM = words(
    r"\b(?:go|goes|going|dat(?:e|es|ed|ing)|trac(?:e|es|ed|ing))\s(?:all\sthe\sway\s)?back\sto\s$",
    r"\b(?:scheduled|planned|slated|due|timed)\sfor\s$",
)
_JOINED = re.compile(
    rf"\s?[-–—−/]\s?|,?\s(?:and|or|to|through|until|but\salso)\s(?:in\s)?(?:{_MONTH}\s)?|,\s"
)
_FRONTED = re.compile(
    r"^\W*(?:(?:and|but|so|thus|then|also|only)\s)?(?:already\s|back\s)?in\s$", re.IGNORECASE
)
_REVIEW = words(
    r"\b(?:results?|performance|indicators?|situation|dynamics|outcomes?|achievements?|summed\sup"
    r"|goals?|targets?|objectives?|reviewed|progressed|level|levels|rates?|growth|grow|expand"
    r"|outlook|forecast|statistics|figures|outlined)\b"
)
_PLAN = words(
    r"\b(?:strateg(?:y|ies)|programmes?|plans?|priorities|activities|policy|policies|concept|doctrine|roadmap|guidelines|development)\b"
)
_BEGINS = words(r"\b(?:begin|start)s?\s\w+ing\b[^.;,]*\b(?:in|by)\s$")
_UNTIL = words(r"\b(?:until|through|till|to|for|up\sto)\s$")
_UNCHANGED_SINCE = words(r"\b(?:not|never|no)\b[^.;,]{0,40}\ssince\s$")
_RECORD_SINCE = words(
    r"\b(?:\w+est|most|best|worst|first|record|time|maximum|minimum)\b[^.;,]{0,40}\s(?:since|after)\s$"
)
_RUNS = words(
    r"\b(?:run|runs|last|lasts|valid|extend(?:ed|s)?|continue|operate|work|remain)\s(?:until|through|till|to)\s$"
)
_IN_OR_OF = words(r"\b(?:in|of|for|by|through|until|to|before|(?:end|start|beginning)\sof)\s$")
_IN_MONTH = words(rf"\bin\s{_MONTH}\s$")
_DAY_BEFORE = rf"(?:{_MONTH}\s(?:\d\d?,\s)?)?"
_FROM = words(rf"\bfrom\s{_DAY_BEFORE}$")
_TO_YEAR = words(rf",?\s(?:to|through|until|till)\s{_DAY_BEFORE}\d{{4}}\b")
_RUNS_THROUGH = words(
    r"\b(?:throughout|all\sthrough|during|(?:period|decade|years)(?:,|\sup)?\s(?:until|till|to))\s$",
    r"\b(?:finish|end|clos|start|enter|beg[ia]n)(?:e?d|s|ing|ning)?\s(?:the\syear\s)?$",
    r"(?:['’]s|\b(?:the|its|our|their|your))\s(?:\w+\s)?(?:work|progress|fulfilment|efforts)"
    r"\s(?:(?:of|by)\s[^.;,]{1,40}\s)?in\s$",
    r"\b(?:will|shall|must|to)\s(?:continue|operate|proceed)\b[^.;,]{0,40}\sin\s$",
    r"\b(?:recall|remember|tak)(?:s|e|ed|ing)?\s(?:the\syear\s)?$",
    r"\b(?:development|cooperation|interaction|activit(?:y|ies))\s(?:of\s[^.;,]{1,40}\s)?in\s$",
    rf"\bas\sof\s(?:{_MONTH}\s(?:\d+,\s)?)?$",
    r"\b(?:figures|data|results|statistics)\sfrom\s$",
    rf"\bfrom\s{_DAY_BEFORE}\d{{4}},?\s(?:to|through|until|till)\s{_DAY_BEFORE}$",
    r"\bhead\s?start\sin\s$",
    r"\b(?:first|last|final)\s(?:[\w-]+\s){0,2}(?:meeting|session|sitting)\s(?:[^.;,\d]{0,60}\s)?in\s$",
)
_NOW_IS = words(r"\b(?:now|it|this|today)(?:[’']s|\sis)(?:\salready|\snow)?\s(?:the\syear\s)?$")
_OPENING = words(r"^\W*(?:(?:and|but|so|thus|then|also)\s)?(?:already\s|back\s)?in\s$")
_RESULTS = words(r"\b(?:results?|performance|progress|growth)\b")
_ASKS = words(r"\W*(?:and|but|so)?\s?(?:which|what|how)\b")


def year_listed(site: Site) -> bool:
    """Hold for a year joined to one that is a period: "in 2017 and 2018"."""
    return site.figure.calendar == "year" and _joined_to(site, "period")


def _joined_to(site: Site, role: Role) -> bool:
    other = site.previous
    if other is None or other.calendar != "year" or other.role != role:
        return False
    between = site.text[other.last.end : min(site.figure.number.start, other.last.end + 20)]
    return _JOINED.fullmatch(between) is not None


def year_beside(site: Site) -> bool:
    """Hold for a year in the clause of another figure, or at the head of its sentence."""
    if site.figure.calendar != "year":
        return False
    at = site.figure.number.start
    if site.clauses.stated_at(at):
        return True
    head = site.text[site.clauses.start : min(at, site.clauses.start + 24)]
    fronted = at - site.clauses.start < 24 and _FRONTED.match(head) is not None
    return fronted and bool(site.clauses.stating)


def year_of(site: Site) -> bool:
    """Hold for the year of a noun: "the 2017 budget", "plans for 2020", "our 2019 results"."""
    if site.figure.calendar != "year" or _at_a_point(site) or _DATES_FROM.search(site.before):
        return False
    if _joined_to(site, "claim"):
        return False
    if not site.before.strip() and re.match(
        r"\s(?:can|will|was|is|has|may|must|should)\b", site.after
    ):
        return True
    return _OF_NOUN.search(site.before) is not None


def _at_a_point(site: Site) -> bool:
    """Tell whether a part of the year dates an event, as in "opens at the end of 2031"."""
    part = _POINT_OF.search(site.before)
    if part is None or _PART_OF_NOUN.search(site.before):
        return False
    if not part[0].startswith("half"):
        return True
    at = site.figure.number.start
    return _PLANNED.search(site.text, site.clauses.around(at)[0], at) is not None


def year_since(site: Site) -> bool:
    """Hold for the year that a record or a first is counted from: "the highest since 2012"."""
    if site.figure.calendar != "year":
        return False
    return bool(_RECORD_SINCE.search(site.before) or _UNCHANGED_SINCE.search(site.before))


def year_reviewed(site: Site) -> bool:
    """Hold for a year whose results, level or growth are spoken of: "performance in 2019"."""
    if site.figure.calendar != "year":
        return False
    at = site.figure.number.start
    low, high = site.clauses.around(at)
    if not _IN_OR_OF.search(site.before):
        month = _IN_MONTH.search(site.before) is not None
        return month and _RESULTS.search(site.text, max(low, at - 40), at) is not None
    if _RUNS.search(site.text, max(low, at - 24), at):
        return False
    if _BEGINS.search(site.text, max(low, at - 120), at):
        return False
    if _UNTIL.search(site.before) and _PLAN.search(site.text, max(low, at - 90), at):
        return True
    return _REVIEW.search(site.text, max(low, at - 60), min(high, at + 40)) is not None


def year_framed(site: Site) -> bool:
    """Hold for a year that a process or state fills: "throughout 2017", "we finished 2015 well"."""
    if site.figure.calendar != "year":
        return False
    if _RUNS_THROUGH.search(site.before) or _NOW_IS.search(site.before):
        return True
    if _FROM.search(site.before) and _TO_YEAR.match(site.after):
        return True
    at = site.figure.number.start
    opening = site.text[site.clauses.start : min(at, site.clauses.start + 24)]
    opens = at - site.clauses.start < 24 and _OPENING.match(opening) is not None
    return opens and _RESULTS.search(site.text, at, site.clauses.end) is not None


def year_asked(site: Site) -> bool:
    """Hold for the year that a question is about: "Which roads were built in 2019?"."""
    if site.figure.calendar != "year" or not _IN_OR_OF.search(site.before):
        return False
    clauses = site.clauses
    asks = _ASKS.match(site.text, clauses.start, clauses.end)
    return asks is not None and site.text[clauses.start : clauses.end].rstrip().endswith("?")
