"""Years: the period of something else, or the figure itself.

A year is stated only when it dates an event: "the plant opens in 2023". It is a period beside
another figure, as the year of a noun ("the 2017 budget"), and in a review ("results for 2015").
"""

import re

from quantclaims.detect.roles.site import Site, claims_beside, words

__all__ = ["year_beside", "year_listed", "year_of", "year_reviewed", "year_since"]

_POINT_OF = words(
    r"\b(?:start|end|beginning|middle|close|outset|eve|spring|summer|autumn|winter)\sof\s$"
)
_OF_NOUN = words(
    r"\b(?:for|of|to|than|on|vs\.?|over|versus|against|between|compared\s(?:to|with)|with)\s"
    r"(?:the\s)?$",
    r"\bperiod\s(?:from\s|of\s)?$",
    r"(?:['’]s|s['’]|\b(?:the|our|this|its|their|his|her|your|my|that|a))\s$",
    r"\b(?:than|level|levels|figure|figures|high|peak)\s(?:in|of)\s$",
)
_JOINED = re.compile(r"\s?[-–—−/]\s?|,?\s(?:and|or|to|through|until)\s(?:in\s)?|,\s")
_FRONTED = re.compile(
    r"^\W*(?:(?:and|but|so|thus|then|also|only)\s)?(?:already\s|back\s)?in\s$", re.IGNORECASE
)
_BREAK = words(
    r";|\s[–—]\s|,\s(?:because|but|while|whereas|although|so)\b"
    r"|,\sand\s(?:I|we|you|he|she|it|they|the|this|that|its|our|their|then|now)\b"
)
_REVIEW = words(
    r"\b(?:results?|performance|indicators?|situation|dynamics|outcomes?|achievements?|summed\sup"
    r"|goals?|targets?|objectives?|maximum|minimum|level|levels|rates?|growth|grow|expand"
    r"|outlook|forecast|statistics|figures|outlined)\b"
)
_PLAN = words(
    r"\b(?:strateg(?:y|ies)|programmes?|plans?|concept|doctrine|roadmap|guidelines|development)\b"
)
_UNTIL = words(r"\b(?:until|through|till|to|for|up\sto)\s$")
_RECORD_SINCE = words(
    r"\b(?:\w+est|most|best|worst|first|record|time|maximum|minimum)\b[^.;,]{0,40}\s(?:since|after)\s$"
)
_IN_OR_OF = words(r"\b(?:in|of|for|by|through|until|to|(?:end|start|beginning)\sof)\s$")


def year_listed(site: Site) -> bool:
    """Hold for a year joined to one that is a period: "in 2017 and 2018"."""
    if site.figure.calendar != "year" or not site.decided:
        return False
    other = site.decided[-1]
    gap = site.text[other.last.end : site.figure.number.start]
    return other.calendar == "year" and other.role == "period" and bool(_JOINED.fullmatch(gap))


def year_beside(site: Site) -> bool:
    """Hold for a year in the clause of another figure, or at the head of its sentence."""
    if site.figure.calendar != "year":
        return False
    low, high = _clause(site)
    if claims_beside(site, low, high):
        return True
    head = site.text[site.start : site.figure.number.start]
    return (
        len(head) < 24 and bool(_FRONTED.match(head)) and claims_beside(site, site.start, site.end)
    )


def _clause(site: Site) -> tuple[int, int]:
    at = site.figure.number.start
    low, high = site.start, site.end
    for match in _BREAK.finditer(site.text, site.start, site.end):
        if match.end() <= at:
            low = match.end()
        elif match.start() >= at:
            high = match.start()
            break
    return low, high


def year_of(site: Site) -> bool:
    """Hold for the year of a noun: "the 2017 budget", "plans for 2020", "our 2019 results"."""
    if site.figure.calendar != "year" or _POINT_OF.search(site.before):
        return False
    if _listed_claim(site):
        return False
    if not site.before.strip() and re.match(
        r"\s(?:can|will|was|is|has|may|must|should)\b", site.after
    ):
        return True
    return _OF_NOUN.search(site.before) is not None


def _listed_claim(site: Site) -> bool:
    if not site.decided:
        return False
    other = site.decided[-1]
    gap = site.text[other.last.end : site.figure.number.start]
    return other.calendar == "year" and other.role == "claim" and bool(_JOINED.fullmatch(gap))


def year_since(site: Site) -> bool:
    """Hold for the year that a record or a first is counted from: "the highest since 2012"."""
    return site.figure.calendar == "year" and _RECORD_SINCE.search(site.before) is not None


def year_reviewed(site: Site) -> bool:
    """Hold for a year whose results, level or growth are spoken of: "performance in 2019"."""
    if site.figure.calendar != "year":
        return False
    if not _IN_OR_OF.search(site.before):
        return False
    low, high = _clause(site)
    at = site.figure.number.start
    if _UNTIL.search(site.before) and _PLAN.search(site.text, max(low, at - 90), at):
        return True
    return _REVIEW.search(site.text, max(low, at - 60), min(high, at + 40)) is not None
