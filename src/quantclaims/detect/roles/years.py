"""Years: the period of something else, or the figure itself.

A year is stated only when it dates an event: "the plant opens in 2023". It is a period beside
another figure, as the year of a noun ("the 2017 budget"), and in a review ("results for 2015").
"""

import re

from quantclaims.detect.roles.site import Site, words
from quantclaims.types import Role

__all__ = ["year_beside", "year_listed", "year_of", "year_reviewed", "year_since"]

_POINT_OF = words(
    r"\b(?:start|end|beginning|middle|close|outset|eve|spring|summer|autumn|winter)\sof\s$"
)
_OF_NOUN = words(
    r"\b(?:for|of|to|than|on|vs\.?|over|versus|against|between|compared\s(?:to|with)|with)\s"
    r"(?:the\s)?$",
    r"\bperiod\s(?:from\s|of\s)?$",
    r"(?:['’]s|s['’]|\b(?:the|our|this|its|their|his|her|your|my|that|a))\s$",
    r"\b(?:than|as|like|level|levels|figure|figures|high|peak)\s(?:in|of)\s$",
    r"\b(?:outgoing|current|past|previous|coming)\s$",
)
_JOINED = re.compile(r"\s?[-–—−/]\s?|,?\s(?:and|or|to|through|until)\s(?:in\s)?|,\s")
_FRONTED = re.compile(
    r"^\W*(?:(?:and|but|so|thus|then|also|only)\s)?(?:already\s|back\s)?in\s$", re.IGNORECASE
)
_REVIEW = words(
    r"\b(?:results?|performance|indicators?|situation|dynamics|outcomes?|achievements?|summed\sup"
    r"|goals?|targets?|objectives?|reviewed|progressed|maximum|minimum|level|levels|rates?|growth|grow|expand"
    r"|outlook|forecast|statistics|figures|outlined)\b"
)
_PLAN = words(
    r"\b(?:strateg(?:y|ies)|programmes?|plans?|priorities|activities|policy|policies|concept|doctrine|roadmap|guidelines|development)\b"
)
_UNTIL = words(r"\b(?:until|through|till|to|for|up\sto)\s$")
_RECORD_SINCE = words(
    r"\b(?:\w+est|most|best|worst|first|record|time|maximum|minimum)\b[^.;,]{0,40}\s(?:since|after)\s$"
)
_IN_OR_OF = words(r"\b(?:in|of|for|by|through|until|to|(?:end|start|beginning)\sof)\s$")


def year_listed(site: Site) -> bool:
    """Hold for a year joined to one that is a period: "in 2017 and 2018"."""
    return site.figure.calendar == "year" and _joined_to(site, "period")


def _joined_to(site: Site, role: Role) -> bool:
    other = site.previous
    if other is None or other.calendar != "year" or other.role != role:
        return False
    between = site.text[other.last.end : min(site.figure.number.start, other.last.end + 12)]
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
    if site.figure.calendar != "year" or _POINT_OF.search(site.before):
        return False
    if _joined_to(site, "claim"):
        return False
    if not site.before.strip() and re.match(
        r"\s(?:can|will|was|is|has|may|must|should)\b", site.after
    ):
        return True
    return _OF_NOUN.search(site.before) is not None


def year_since(site: Site) -> bool:
    """Hold for the year that a record or a first is counted from: "the highest since 2012"."""
    return site.figure.calendar == "year" and _RECORD_SINCE.search(site.before) is not None


def year_reviewed(site: Site) -> bool:
    """Hold for a year whose results, level or growth are spoken of: "performance in 2019"."""
    if site.figure.calendar != "year":
        return False
    if not _IN_OR_OF.search(site.before):
        return False
    at = site.figure.number.start
    low, high = site.clauses.around(at)
    if _UNTIL.search(site.before) and _PLAN.search(site.text, max(low, at - 90), at):
        return True
    return _REVIEW.search(site.text, max(low, at - 60), min(high, at + 40)) is not None
