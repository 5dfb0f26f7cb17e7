"""Numbers that say when: dates, durations that frame something, parts of a year."""

import re

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.roles.site import Site, words

__all__ = ["calendar_part", "frame", "framed", "half_more", "half_of_year", "label", "part_of_year"]

_FRAME_BEFORE = words(
    r"\b(?:(?<!\bto\s)(?<!will\s)(?<!would\s)(?<!should\s)(?<!can\s)last|past|next|coming|previous|recent|following|preceding|first|these|those|final|same"
    r"|upcoming|initial|remaining|latest|succeeding|subsequent|entire|whole)\s"
    r"(?:(?:about|more\sthan|over|nearly|almost|few|some)\s)?$"
)
_FRAME_AFTER = words(
    r"\s(?:and\sa\shalf\s)?(?:ago|earlier|later|since|hence|before\sthat|after\sthat|prior"
    r"|from\snow|ahead(?!\sof)|(?:ending|ended)\s(?:in|on|with))\b(?!\sthan\b)"
    r"|\sof\s(?:(?:this|last|next)\syear|(?:19|20)\d\d)\b"
    r"|(?:,?\s(?:or|and|to)\s(?:\w+\s)?(?:\w+|\d+)\s(?:year|month|week|day)s?){1,4}\sago\b"
    r"|\sthat\s(?:have|has|had)\s(?:passed|elapsed|gone\sby)\b"
)
_LIST_GAP = re.compile(r",\s|,?\s(?:and|or)\s(?:even\s)?")
_MARKED = words(r"\b(?:mark|celebrat)(?:s|e|es|ed|ing)?\s$")
_AT = words(r"\b(?:at|by|till|until)\s(?:about\s|around\s)?$")
_OF_THE_DAY = words(r"\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b")
_THROUGHOUT = words(
    r"\b(?:(?:in|within|over|during)\s(?:its|their|our|his|her|my|your|the)|(?<!for\s)over|during"
    r"|throughout|across|course\sof|period\sof|space\sof|through(?:out)?\sthe)\s$",
    r"\b(?:over|during|in)\sthe\s(?:course|space)\sof\s(?:about|almost|nearly|over|some)\s$",
)
_HEDGED = (
    r"(?:(?:a\slittle|just|slightly|well)\s)?(?:(?:about|around|over|more\sthan|nearly|almost|only"
    r"|just|some|less\sthan|under|as\slittle\sas|at\sleast|[a-z]{3,}ly)\s)?$"
)
_IN = words(rf"\b(?:in|every)\s{_HEDGED}")
_MORE_THAN = words(
    r"\b(?:last(?:s|ed|ing)?|tak(?:es?|en|ing)|took|need(?:s|ed)?|requir(?:es?|ed|ing)|span(?:s|ned"
    r"|ning)?|spen[dt]|wait(?:s|ed|ing)?|(?<!in\s)(?:a\slittle|just|slightly|well))\sover\s$"
)
_QUICK = frozenset({"min", "h", "s"})
_BUILT_IN = words(
    rf"\b(?:built|(?:construct|complet|finish|erect|assembl|register|deliver|restor|creat|produc"
    rf"|develop|issu|prepar|execut)(?:ed|ing))\b[^.;]*\bin\s{_HEDGED}"
)
_CAN_IN = words(rf"\b(?:can|able\sto|capable\sof)\b[^.;,]*\bin\s{_HEDGED}")
_LASTING = words(
    r"\b(?:life|lifespan|lifetime|duration|delay|term|guarantee|warranty|maturity|experience|tenure)"
    rf"\sof\s{_HEDGED}"
)
_TO_COME = words(r"\b(?:will|shall|would|should|could|going\sto|plan\w*)\b|[’']ll\b")
_LATER = words(r"[’']?\s(?:time|from\snow)\b")
_FIRST_TIME = words(
    rf"\b(?:first\stime|(?:long|low|high|larg|great|small|fast|few)est|best|worst)(?:\s\w+){{0,4}}"
    rf"\sin\s{_HEDGED}"
)
_FRONTED_IN = words(rf"^\W*(?:(?:and|but|so|then)\s)?in\s{_HEDGED}")
_RECORD_IN = words(
    r"\b(?:first|last|best|worst|most|record|(?:bigg|larg|high|low|long|fast|small|great|strong|deep"
    rf"|sharp|steep|weak|cheap)est)\b[^.;]{{0,60}}\bin\s{_HEDGED}"
)
_FOR = words(rf"\b(?:for|within|of|these|the|every)\s{_HEDGED}")
_AFTER = words(rf"(?<!\bright\s)\bafter\s{_HEDGED}")
_PASSED = words(r"\s(?:have|has|had)\s(?:already\s|now\s)?(?:passed|gone|elapsed)\b")
_OLD = words(r"[\s-](?:old|of\sage)\b")
_LIMIT = words(r"\s(?:at\smost|at\sthe\s(?:most|latest|maximum)|maximum|max)\b")
_FOR_ALONE = words(rf"\bfor\s{_HEDGED}")
_FRONTED_FOR = words(rf"^\W*(?:(?:and|but|so)\s)?for\s(?:as\slong\sas\s)?{_HEDGED}")
_FRONTED_AFTER = words(
    r"(?:,\s|\s)(?:we|I|you|he|she|it|they|there|the|our|this|no(?:body|thing)?)\b"
)
_COMPARED = words(
    r"(?:%|\b(?:percent|per\scent|points?|times|twice|[a-z]{2,}er))\s(?:(?:more|less)\s)?than\s$"
)
"""What opens a comparison with a time: "1.6 percent more than a YEAR before"."""
_DENIED = words(r"\b(?:no|not|nothing|nobody|never|none|no\sone|without|\w+n[’']t)\b[^.;,]*$")
_GRANTED = words(
    r"\b(?:extend(?:s|ed|ing)?|prolong\w*|(?:re)?pa(?:y|ys|id|ying)|payments?|entitled|valid)\b"
    r"(?:[^.;,]{0,70}\s)?(?:for|over)\s(?:a\speriod\sof\s|another\s)?$"
)
_REPORTED = words(r"\b(?:figures?|data|statistics|results?|indicators?)\b[^.;]{0,60}$")
_HALF_MORE = words(r"\b(?:year|month|week|day|hour|decade|century)\sand\s$")
_NOW = words(r"\s(?:now|already)\b")
_YEARS_AFTER = words(r"\s(?:after|following)\s")
_BEFORE = words(r"\s(?:before|earlier|previously|ago)\b")
_ATTRIBUTE = re.compile(r"[-‑]")
_STATED_ATTRIBUTE = re.compile(
    r"[-‑\s]*(?:year|month|week|day|hour|minute|decade)s?[-‑\s](?:old|delay|break|pause|wait)\b"
)
_PERIOD_NOUN = re.compile(r"[-‑\s]*(?:year|month|week|day|hour)s?[-‑\s](?:period|span|stretch)\b")
_FRAMING = words(r"\b(?:over|during|within|in|for|throughout|after)\s(?:an?|the|this|that)\s$")
_PART_OF_YEAR = words(
    r"[\s-]+(?!year\s(?:in\sa\srow|running|straight))"
    r"(?:half|quarter|(?:\w+\s)?(?:months?|weeks?|days?|years?|quarters?|decades?)"
    r"\s(?:of|this|last|in)|century|centuries|millennium"
    r"|(?:and|or)\s\w+\s(?:century|centuries|quarters?)"
    r"|(?:five|six|nine|ten|three|four|eight|two|seven|eleven|\d+)[\s-]"
    r"(?:months?|weeks?|days?|years?|quarters?))\b"
)
_HALF_BEFORE = words(r"\b(?:first|second|last|other|third|fourth|latter|this|next|previous)\s$")
_THE_OTHER = words(r"\bthe\sother\s$")
_OF_A_YEAR = words(r"\sof\s(?:(?:this|last|the|next|that)\syear|(?:19|20)\d\d)\b")
_LONG_UNITS = frozenset({"decade", "century", "quarter", "season", "five-year plan"})


def calendar_part(site: Site) -> bool:
    if site.figure.number.form == "cardinal" and _AT.search(site.before):
        return _OF_THE_DAY.match(site.after) is not None
    return site.figure.calendar in ("day", "time", "date", "decade")


def _duration(site: Site) -> bool:
    figure = site.figure
    if "ellipsis:age" in figure.rules or _OLD.match(site.after_quote):
        return False
    return (figure.unit in DURATIONS and figure.kind == "measure") or figure.unit in _LONG_UNITS


def framed(site: Site) -> bool:
    """Hold for a duration with a time beside it: "the last 8 months", "30 years ago"."""
    if not _duration(site):
        return False
    if _FRAME_AFTER.match(site.after_quote):
        return True
    if _FOR.search(site.before) and _NOW.match(site.after_quote):
        return True
    if _goes_on(site):
        return True
    if site.figure.bound == "exact" and _YEARS_AFTER.match(site.after_quote):
        return True
    if _COMPARED.search(site.before) and _BEFORE.match(site.after_quote):
        return True
    return bool(_FRAME_BEFORE.search(site.before) or _MARKED.search(site.before))


def _goes_on(site: Site) -> bool:
    """Tell whether a duration goes on a list that frames: "the next three, seven and TEN days"."""
    other = site.previous
    if other is None or other.role != "period" or other.unit != site.figure.unit:
        return False
    gap = site.text[other.end : site.figure.start]
    return _LIST_GAP.fullmatch(gap) is not None


def label(site: Site) -> bool:
    """Hold for a duration that labels a thing: "a five-year strategy"."""
    if not _duration(site) or not _ATTRIBUTE.match(site.after):
        return False
    if _STATED_ATTRIBUTE.match(site.after):
        return False
    return not _PERIOD_NOUN.match(site.after) or _FRAMING.search(site.before) is not None


def frame(site: Site) -> bool:
    """Hold for a duration that frames others: "over three years, 500 plants were built"."""
    if not _duration(site):
        return False
    if site.figure.unit in _LONG_UNITS:
        plain = len(site.text[site.figure.last.end : site.figure.end].split()) == 1
        return plain and _RECORD_IN.search(site.before) is not None
    if _PASSED.match(site.after_quote) or _LIMIT.match(site.after_quote):
        return False
    if any(p.search(site.before) for p in (_GRANTED, _MORE_THAN, _LASTING)) or _taken(site):
        return False
    if _lasted(site):
        return True
    if _THROUGHOUT.search(site.before) or _IN.search(site.before):
        return True
    if "unit:duration" in site.figure.rules and _AFTER.search(site.before):
        return True
    return _FOR.search(site.before) is not None and bool(site.clauses.stating)


def _lasted(site: Site) -> bool:
    """Tell whether a state fills the duration: "for two years, the shop stood empty"."""
    if not _FOR_ALONE.search(site.before):
        return False
    if _REPORTED.search(site.before):
        return True
    if site.figure.bound == "exact" and _DENIED.search(site.before):
        return True
    fronted = _FRONTED_FOR.match(site.before) is not None
    return fronted and _FRONTED_AFTER.match(site.after_quote) is not None


def _taken(site: Site) -> bool:
    """Tell whether something takes it: "built in two years", "can be there in two days"."""
    if not _IN.search(site.before) or _FIRST_TIME.search(site.before):
        return False
    if _TO_COME.search(site.before) or _LATER.match(site.after_quote):
        return False
    if site.figure.unit in _QUICK:
        return _FRONTED_IN.match(site.before) is None
    done = _BUILT_IN.search(site.before) or _CAN_IN.search(site.before)
    return not site.clauses.stating and done is not None


def half_more(site: Site) -> bool:
    """Hold for the half of "the past year and a half"."""
    return site.printed.lower() in ("half", "a half") and bool(_HALF_MORE.search(site.before))


def part_of_year(site: Site) -> bool:
    """Hold for an ordinal that names a part of a calendar: "the fourth quarter"."""
    return site.figure.number.form == "ordinal" and _PART_OF_YEAR.match(site.after) is not None


def half_of_year(site: Site) -> bool:
    """Hold for the half of "the first half", and quarters of "last quarter", "three of 2018"."""
    if "quarter" in site.figure.number.rules:
        return True
    if site.printed.lower().endswith("quarters") and _OF_A_YEAR.match(site.after_quote):
        return True
    half = site.printed.lower() == "half" and _THE_OTHER.search(site.before) is None
    return half and _HALF_BEFORE.search(site.before) is not None
