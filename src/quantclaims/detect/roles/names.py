"""Numbers that are part of a name: bombers, articles, forums, programmes."""

import re

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.roles.site import Site, words

__all__ = [
    "after_name",
    "capital_numeral",
    "code",
    "dated_document",
    "numbered",
    "programme",
    "round_the_clock",
    "titled",
]

_CLASSIFIER = words(
    r"\b(?:article|articles|grades|forms|rooms|chapters|paragraphs|items|clauses|channels|chapter|paragraph|page|pages|game|line|block|group|class|type|types"
    r"|generation|level|channel|room|route|version|item|round|protocol|volume|form|point|section"
    r"|part|stage|phase|step|unit|reactor|gate|platform|track|bus|flight|apartment|building|house"
    r"|school|hospital|resolution|decree|law|order|act|model|series|appendix|annex|title|factory"
    r"|zone|sector|area|district|hall|slides|figures|tables|phases|stages|steps|blocks|routes|reactors|lots|pavilion|nos?\.|number|№|formula|plan|agenda|vision"
    r"|highway|exit|interstate|lot|grade|category|clause|question|plant|shop|slide|figure|table|option|scenario)\s#?$"
)
_NUMBER_SIGN = words(r"(?:\bno\.|№|(?<=\w\s)(?-i:No))\s?$")
_STANDARD = re.compile(r"\bEuro\s$")
_NAME_BEFORE = re.compile(r"(?<![.!?:…”\"]\s)(?<!^)(?<!\n)\b(\w{0,3}[A-ZА-Я][\w’'-]*)\s$")
_CAPITALISED_BEFORE = re.compile(r"\b[A-ZА-Я][\w’'-]*\s$")
_NO_NAME = frozenset(
    "mr mrs ms in by since until over about around some almost nearly more than from to of at on"
    " for and the all with only another up under these those our first we i you they or but as"
    " minus plus including roughly approximately exactly between today yes no now then this that"
    " there here every each both its their after before during within through january february"
    " march april may june july august september october november december spring summer autumn"
    " winter fall sunday monday tuesday wednesday thursday friday saturday".split()
)
_CAPITAL_AFTER = re.compile(r"[\s-]{1,2}[A-ZА-Я][\w’'-]+")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DOCUMENTS = (
    r"(?:orders?|agreements?|decrees?|resolutions?|laws?|treat(?:y|ies)|address(?:es)?|statements?"
    r"|instructions?|memorandums?|protocols?|declarations?|conventions?|contracts?)"
)
_DATED = words(
    rf"\b{_DOCUMENTS}\s(?:(?:no\.\s?)?\d+\s)?(?:of|dated)\s{_MONTHS}\s(?:\d+,?\s)?$",
    rf"\bdated\s{_MONTHS}\s\d+,?\s$",
)
_MONTH_BEFORE = words(rf"(?<!\bin\s){_MONTHS}\s(?:\d+,?\s)?$")
_DOCUMENT = words(rf"\s(?:presidential\s)?(?:executive\s)?{_DOCUMENTS}\b")
_YEAR_STANDS_FREE = words(
    rf"\b(?:in|since|by|until|till|before|after|during|from|through|to|and|of)[\s(]"
    rf"(?:(?:early|late|mid)[\s-])?(?:{_MONTHS}\s)?$",
    rf"\bon\s{_MONTHS}\s\d{{1,2}},?\s$",
)
_AND_ON = re.compile(r",?\s(?:and|or|to|through)\s|,\s|\s?[-–—]\s?")
_OPENS = re.compile(r"[.!?:;…–—“\"(*\n-]\s*$")
_PLUS_BEFORE = re.compile(r"\b\d{1,2}\+$")
_PLUS_AFTER = re.compile(r"\+\d{1,2}\b(?!\s?=)")
_BIG = words(r"\bthe\s(?:so-called\s)?[“‘'\"]?big\s$")
_CAPITALISED_WORD = re.compile(r"\s[A-Z][a-z]+")


def code(site: Site) -> bool:
    """Hold for "Su-34" and for the numbers of a format: "the 2+2 talks"."""
    if site.figure.number.form in ("name", "code"):
        return True
    return bool(_PLUS_BEFORE.search(site.before) or _PLUS_AFTER.match(site.after))


def dated_document(site: Site) -> bool:
    """Hold for the year of a document's date: "the order of May 7, 2018"."""
    if site.figure.calendar != "year":
        return False
    return _DATED.search(site.before) is not None or (
        _MONTH_BEFORE.search(site.before) is not None and _DOCUMENT.match(site.after) is not None
    )


def round_the_clock(site: Site) -> bool:
    return site.printed == "24/7"


def numbered(site: Site) -> bool:
    """Hold for a bare number behind what it numbers: "article 5", "No. 5 Ann", "Euro 5"."""
    number = site.figure.number
    if number.digits and _NUMBER_SIGN.search(site.before):
        return True
    if number.digits and number.mantissa < 10 and _STANDARD.search(site.before):
        return not number.scale
    if not site.bare or site.figure.bound not in ("exact", "at_least", "range"):
        return False
    if site.printed.lower() == "one" or site.figure.kind == "rank":
        return False
    return _CLASSIFIER.search(site.before) is not None or _numbered_on(site)


def _numbered_on(site: Site) -> bool:
    """Tell whether a number goes on a numbered series: "slides 8 and 9"."""
    other = site.previous
    if other is None or "role:numbered" not in other.rules or not site.figure.number.digits:
        return False
    gap = site.text[other.last.end : site.figure.number.start]
    return len(gap) < 12 and _AND_ON.fullmatch(gap) is not None


def after_name(site: Site) -> bool:
    """Hold for a bare number behind a capitalised name: "Sakhalin 2", "Forum 2019"."""
    figure = site.figure
    one = figure.kind == "count" and figure.number.digits and figure.value == 1
    if not (site.bare or figure.calendar == "year" or one):
        return False
    spans = figure.bound == "exact" or (figure.calendar == "year" and figure.bound == "range")
    if not spans or not figure.number.digits or figure.whole is not None:
        return False
    found = _NAME_BEFORE.search(site.before)
    if found is None or found[1].lower() in _NO_NAME:
        return False
    return not found[1].endswith(("’s", "'s", "s’", "s'"))


def titled(site: Site) -> bool:
    """Hold for a year or digits that open a capitalised name: "2018 World Cup", "10th Forum"."""
    figure = site.figure
    if not _CAPITAL_AFTER.match(site.after):
        return False
    if figure.calendar == "year" and figure.bound != "range":
        return _YEAR_STANDS_FREE.search(site.before) is None
    return figure.number.form == "ordinal" and figure.number.digits and not figure.calendar


def capital_numeral(site: Site) -> bool:
    """Hold for a number word with a capital inside a sentence: "the Big Three", "First Lady"."""
    if _BIG.search(site.before) and site.figure.number.form == "cardinal" and not site.figure.unit:
        return True
    if not site.printed[0].isupper() or site.figure.number.digits:
        return False
    if not site.before.strip() or _OPENS.search(site.before):
        return False
    if _CAPITAL_AFTER.match(site.after):
        return True
    return site.figure.number.form != "ordinal" and bool(_CAPITALISED_BEFORE.search(site.before))


def programme(site: Site) -> bool:
    """Hold for a cardinal that opens a capitalised name: "600 Days programme"."""
    figure = site.figure
    if figure.number.form != "cardinal" or figure.calendar or figure.number.scale:
        return False
    if not _CAPITALISED_WORD.match(site.after):
        return False
    return figure.unit in DURATIONS or (figure.kind == "count" and not figure.unit)
