"""What part a number plays: claim, whole, period, name, ordinal or incidental.

An ordered table of named rules; the first that holds decides. A number that none of them
claims for another part is the value of a stated figure.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.figures import Figure
from quantclaims.types import Role

__all__ = ["RULES", "RoleRule", "Site", "role_of"]

_WINDOW = 48


@dataclass(frozen=True, slots=True)
class Site:
    """A figure in its sentence; ``before`` and ``after`` are what stands around the numeral."""

    text: str
    figures: Sequence[Figure]
    index: int
    start: int
    end: int
    before: str
    after: str
    after_quote: str

    @property
    def figure(self) -> Figure:
        return self.figures[self.index]

    @property
    def printed(self) -> str:
        return self.text[self.figure.number.start : self.figure.number.end]


def site(text: str, figures: Sequence[Figure], index: int, start: int, end: int) -> Site:
    """Return the site of the figure at ``index`` of a sentence."""
    figure = figures[index]
    first, last = figure.number.start, figure.last.end
    return Site(
        text,
        figures,
        index,
        start,
        end,
        text[max(start, first - _WINDOW) : first],
        text[last : min(end, last + _WINDOW)],
        text[figure.end : min(end, figure.end + _WINDOW)],
    )


Test = Callable[[Site], bool]


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A named rule: the role it gives, when it holds, and a sentence in which it does."""

    name: str
    role: Role
    holds: Test
    example: str


def role_of(site: Site) -> tuple[Role, str]:
    """Return the role of a figure and the name of the rule that decided."""
    for rule in RULES:
        if rule.holds(site):
            return rule.role, f"role:{rule.name}"
    return "claim", "role:stated"


def _words(*pattern: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern), re.IGNORECASE)


# ---- names ---------------------------------------------------------------------------------

_CLASSIFIER = _words(
    r"\b(?:article|articles|chapter|paragraph|page|pages|game|line|block|group|class|type|types"
    r"|generation|level|channel|room|route|version|item|round|protocol|volume|form|point|section"
    r"|part|stage|phase|step|unit|reactor|gate|platform|track|bus|flight|apartment|building|house"
    r"|school|hospital|resolution|decree|law|order|act|model|series|appendix|annex|part|title"
    r"|zone|sector|area|district|hall|pavilion|no\.|no|nos\.?|number|№|formula|plan|agenda|vision"
    r"|apollo|lot|grade|category|clause|question)\s#?$"
)
_CAPITALISED_BEFORE = re.compile(r"(?<![.!?:…”\"]\s)(?<!^)\b[A-ZА-Я][\w’'-]*\s$")
_MONTHLIKE = re.compile(
    r"\b(?:Mr|Mrs|Ms|In|By|Since|Until|Over|About|Around|Some|Almost|Nearly|More|Than|From|To|Of|At"
    r"|On|For|And|The|All|With|Only|Another|Up|Under|These|Those|Our|First|We|I|You|They|Or|But|As"
    r"|Minus|Plus|Nearly|Including|Roughly|Approximately|Exactly|Between|Today|Yes|No|Now|Then"
    r"|These|This|That|There|Here|Every|Each|Both|Its|Their|After|Before|During|Within|Through)\s$"
)
_CAPITAL_AFTER = re.compile(r"[\s-][A-ZА-Я][\w’'-]+")
_CAPITAL_WORD = re.compile(r"^[A-Z]")
_NAME_HEADS = re.compile(
    r"\s{1,2}(?:(?:[A-Z][\w’'.-]*|of|the|on|and|for|in)\s){0,5}?(?:[A-Z][\w’'-]*)", re.UNICODE
)
_YEAR_FREE = re.compile(
    r"\b(?:in|since|by|until|till|before|after|during|from|through|to|of|and|,)[\s(]$",
    re.IGNORECASE,
)


def _code(site: Site) -> bool:
    return site.figure.number.form in ("name", "code")


def _bare(site: Site) -> bool:
    figure = site.figure
    return figure.number.form == "cardinal" and not figure.unit and not figure.number.scale


def _classified(site: Site) -> bool:
    """A bare number behind what it numbers: "article 5", "game six"."""
    if not _bare(site) or site.figure.bound != "exact":
        return False
    return _CLASSIFIER.search(site.before) is not None


def _after_name(site: Site) -> bool:
    """A bare number behind a capitalised name: "Sakhalin 2 project", "Forum 2019"."""
    figure = site.figure
    if not (_bare(site) or figure.calendar == "year"):
        return False
    if figure.bound != "exact" or not figure.number.digits:
        return False
    found = _CAPITALISED_BEFORE.search(site.before)
    return found is not None and not _MONTHLIKE.search(site.before) and not _month(site.before)


def _month(before: str) -> bool:
    return (
        re.search(
            r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
            r"|December|Spring|Summer|Autumn|Winter|Fall)\s$",
            before,
        )
        is not None
    )


def _titled(site: Site) -> bool:
    """A year or a digit ordinal that opens a capitalised name: "2018 World Cup", "10th Forum"."""
    figure = site.figure
    if not _CAPITAL_AFTER.match(site.after):
        return False
    if figure.calendar == "year" and figure.bound == "exact":
        return _YEAR_FREE.search(site.before) is None
    return figure.number.form == "ordinal" and figure.number.digits and figure.kind == "rank"


def _capital_numeral(site: Site) -> bool:
    """A number word with a capital inside a sentence: "the Big Three", "First Lady"."""
    if not _CAPITAL_WORD.match(site.printed) or site.figure.number.digits:
        return False
    if not site.before.strip() or re.search(r"[.!?:;…–—“\"(*-]\s*$", site.before):
        return False
    if site.figure.number.form == "ordinal":
        return _CAPITAL_AFTER.match(site.after) is not None
    return _CAPITALISED_BEFORE.search(site.before) is not None or bool(
        _CAPITAL_AFTER.match(site.after)
    )


def _programme(site: Site) -> bool:
    """A cardinal that opens a capitalised name: "600 Days programme"."""
    figure = site.figure
    if figure.number.form != "cardinal" or figure.calendar or figure.number.scale:
        return False
    if figure.kind not in ("count", "measure") or site.before.endswith(("$", "€")):
        return False
    match = re.match(r"\s([A-Z][a-z]+)", site.after)
    if not match:
        return False
    if figure.kind == "measure":
        return True
    return not figure.unit


# ---- periods -------------------------------------------------------------------------------

_FRAME_BEFORE = _words(
    r"\b(?:last|past|next|coming|previous|recent|following|preceding|first|these|those|final"
    r"|upcoming|initial|remaining)\s(?:(?:about|more\sthan|over|nearly|almost|almost|few|some)\s)?$"
)
_FRAME_AFTER = _words(
    r"(?:\s(?:and\sa\shalf\s)?(?:ago|earlier|later|since|hence|before\sthat|after\sthat|prior)\b)"
    r"|\s(?:in\sa\srow|running)\b"
)
_OVER_BEFORE = _words(
    r"\b(?:in\s(?:its|their|our|his|her|my|your)|over|during|throughout|across|in\sthe\scourse\sof|over\sthe\scourse\sof"
    r"|(?:a|the)\speriod\sof|through(?:out)?\sthe|in\sthe|after|within\sthe|every)\s$"
)
_FOR_BEFORE = _words(
    r"\b(?:for|in|within|after|of|these|the)\s(?:(?:about|around|over|more\sthan|nearly|almost|only|just"
    r"|some|less\sthan|under|almost|as\slittle\sas|at\sleast)\s)?$"
)


def _calendar_part(site: Site) -> bool:
    return site.figure.calendar in ("day", "time", "date", "decade")


def _duration(site: Site) -> bool:
    figure = site.figure
    return (
        figure.kind == "measure" and figure.unit in DURATIONS and figure.number.form != "multiple"
    )


def _framed(site: Site) -> bool:
    """A duration with a time before or after it: "the last 8 months", "30 years ago"."""
    figure = site.figure
    if not (_duration(site) or figure.unit in ("decade", "century", "quarter", "season", "week")):
        return False
    if _FRAME_AFTER.match(site.after_quote):
        return True
    return _FRAME_BEFORE.search(site.before) is not None


def _labels(site: Site) -> bool:
    """A duration that labels a thing: "a five-year strategy"."""
    return (
        _duration(site)
        and re.match(r"[-‑]", site.after) is not None
        and not re.match(
            r"[-‑\s]*(?:year|month|week|day|hour|minute)s?[-‑\s](?:old|period|delay|break|pause)",
            site.after,
        )
    )


def _spans(site: Site) -> bool:
    """A duration that frames other figures: "over three years, 500 plants were built"."""
    if not _duration(site):
        return False
    if _OVER_BEFORE.search(site.before):
        return True
    return _FOR_BEFORE.search(site.before) is not None and _has_other_claim(site)


def _has_other_claim(site: Site) -> bool:
    return any(
        other.kind in ("money", "percent", "multiple")
        or (other.kind in ("count", "measure") and other.unit and other.unit not in DURATIONS)
        for place, other in enumerate(site.figures)
        if place != site.index and not other.calendar and other.number.form != "ordinal"
    )


_CALENDAR_PART_AFTER = _words(
    r"[\s-]+(?!year\s(?:in\sa\srow|running))(?:half|quarter|(?:\w+\s)?(?:months?|weeks?|days?|years?|quarters?|decades?)\s(?:of|this|last|in)"
    r"|century|centuries|millennium|(?:and|or)\s\w+\s(?:century|centuries|quarters?)"
    r"|(?:five|six|nine|ten|three|four|eight|two|seven|eleven|\d+)[\s-](?:months?|weeks?|days?|years?))\b"
)


def _part_of_year(site: Site) -> bool:
    """An ordinal that names a part of a calendar: "the fourth quarter", "the 19th century"."""
    return (
        site.figure.number.form == "ordinal" and _CALENDAR_PART_AFTER.match(site.after) is not None
    )


def _first_half(site: Site) -> bool:
    return (
        re.match(r"(?:half|quarter|quarters|halves)", site.printed, re.IGNORECASE) is not None
        and re.search(
            r"\b(?:first|second|last|other|third|fourth|latter|this)\s$", site.before, re.IGNORECASE
        )
        is not None
    )


# ---- years ---------------------------------------------------------------------------------

_YEAR_OF_NOUN = _words(
    r"\b(?:for|of|to|than|on|vs\.?|over|versus|against|between|compared\s(?:to|with)|and)\s(?:the\s)?$",
    r"(?:['’]s|s['’]|\b(?:the|our|this|its|their|his|her|your|my|that|a))\s$",
)
_YEAR_ADJECTIVE_AFTER = re.compile(
    r"\s(?!and\b|or\b|to\b|as\b|at\b|with\b|in\b|when\b|we\b|the\b)[a-z]"
)


def _year_period(site: Site) -> bool:
    """A year that says when beside a figure, or of what: "the 2017 budget", "results of 2018"."""
    if site.figure.calendar != "year":
        return False
    if _has_other_claim(site):
        return True
    return _YEAR_OF_NOUN.search(site.before) is not None


# ---- ordinals ------------------------------------------------------------------------------

_SUPERLATIVE_AFTER = _words(
    r"[\s-](?:largest|biggest|highest|lowest|longest|fastest|smallest|greatest|strongest|richest"
    r"|most|least|best|worst|oldest|youngest|busiest|tallest|deepest|poorest|cheapest|leading)\b"
)
_PLACE_AFTER = _words(r"[\s-](?:place|position|rank|spot|ranking|ranked)\b")
_RANK_BEFORE = _words(
    r"\b(?:rank(?:s|ed|ing)?|placed|finish(?:ed|es)?|came|comes|come|stands?|number)\s(?:in\s|at\s|only\s)?$",
)
_RANK_AFTER = _words(
    r"\s(?:among|out\sof|in\sthe\s(?:world|country|rankings?|rating)|globally|worldwide)\b"
)
_IDIOM_ORDINAL = _words(
    r"\s(?:of\sall|and\sforemost|hand|glance|sight|things\sfirst|nature|thoughts?|to\snone|aid)\b"
)
_THIRD_PARTIES = _words(r"[\s-](?:countr(?:y|ies)|part(?:y|ies)|states?|persons?|nations?)\b")


def _ordinal(site: Site) -> bool:
    return site.figure.number.form == "ordinal"


def _rank(site: Site) -> bool:
    if not _ordinal(site):
        return False
    if _SUPERLATIVE_AFTER.match(site.after) or _RANK_BEFORE.search(site.before):
        return True
    if _PLACE_AFTER.match(site.after):
        return not re.search(r"\bin\sthe\s$", site.before) or site.printed.lower() != "first"
    return _RANK_AFTER.match(site.after) is not None and site.figure.number.digits


def _ordinal_idiom(site: Site) -> bool:
    if not _ordinal(site):
        return False
    if _IDIOM_ORDINAL.match(site.after):
        return True
    if re.search(r"\b(?:at|from\sthe|the\svery)\s$", site.before, re.IGNORECASE) and re.match(
        r"[\s?.,!]*(?:$|[?.,!])", site.after
    ):
        return True
    return site.printed.lower() == "third" and _THIRD_PARTIES.match(site.after) is not None


# ---- incidental ----------------------------------------------------------------------------

_DEFINITE = _words(
    r"\b(?:the|these|those|our|both|their|its|his|her|my|your|between|other)\s$",
    r"(?:['’]s|s['’])\s$",
)
_SURE_AFTER = _words(
    r"[\s-](?:percent|per\scent)?\s?(?:guarantee\w*|sure|certain\w*|confident|right|true|agree|convinced|ready"
    r"|correct|in\sfavou?r)\b"
)
_OR_TWO = _words(r"\b(?:an?|one)\s[\w-]+\sor\s$")
_HYPHEN_WORD = re.compile(r"[-‑][A-Za-z]")


def _small(site: Site) -> bool:
    figure = site.figure
    return (
        figure.number.form == "cardinal"
        and not figure.number.scale
        and figure.value is not None
        and figure.value < 10
        and figure.kind == "count"
    )


def _definite(site: Site) -> bool:
    return _small(site) and _DEFINITE.search(site.before) is not None


def _sure(site: Site) -> bool:
    return (
        site.figure.kind == "percent"
        and site.figure.value == 100
        and _SURE_AFTER.match(site.after_quote) is not None
    )


def _or_two(site: Site) -> bool:
    return _small(site) and _OR_TWO.search(site.before) is not None


def _compound(site: Site) -> bool:
    """A small number word in a compound: "two-way", "one-off"."""
    return (
        _small(site)
        and not site.figure.number.digits
        and _HYPHEN_WORD.match(site.after) is not None
    )


_NOT_DOUBLED = _words(
    r"[\s-](?:digits?|deck\w*|tracks?|taxation|standards?|check\w*|agents?|role|citizenship|room"
    r"|meaning|burden|edged|sided|jump|glaz\w*|entry|life|blow|click|jeopardy|bottom|helix|counting)\b"
)


def _fixed_double(site: Site) -> bool:
    figure = site.figure
    if figure.number.form != "multiple" or figure.number.rules[0] != "multiple_word":
        return False
    word = site.printed.lower()
    if _NOT_DOUBLED.match(site.after):
        return True
    return (
        word in ("double", "triple", "quadruple")
        and re.search(
            r"\b(?:an?|the|of|in|on|this|that|avoid\w*|any|our|their|its)\s$",
            site.before,
            re.IGNORECASE,
        )
        is not None
    )


def _half_idiom(site: Site) -> bool:
    return (
        site.figure.number.form in ("fraction",)
        and re.match(r"[-‑](?!year|hour|month|day|century)[a-z]", site.after) is not None
        and not re.match(r"[-‑](?:a|of)\b", site.after)
    )


def _lone_one(site: Site) -> bool:
    """A "one" that neither counts in a list nor stands for a part of a total."""
    figure = site.figure
    if site.printed.lower() != "one" or figure.kind not in ("count",) or figure.number.scale:
        return False
    return not _one_informs(site)


def _one_informs(site: Site) -> bool:
    if re.match(
        r"\s(?:of|another|hand|should|can|day|more|time|way|or|thing|by)\b|[-‑]",
        site.after,
        re.IGNORECASE,
    ):
        return False
    if re.search(
        r"\b(?:each|every|no|any|the|this|that|which|first|second|last|biggest|another|number|at|as|on)\s$",
        site.before,
        re.IGNORECASE,
    ):
        return False
    nearby = [
        other
        for place in (site.index - 1, site.index + 1)
        if 0 <= place < len(site.figures)
        for other in [site.figures[place]]
        if other.kind == "count" and other.number.form == "cardinal" and not other.calendar
    ]
    for other in nearby:
        low, high = sorted((other, site.figure), key=lambda f: f.start)
        gap = site.text[low.end : high.start]
        if len(gap) < 60 and re.search(r"(?:\band|,|\bbut(?:\sonly)?|\bplus|;)\s$", gap):
            return True
    return False


RULES: tuple[RoleRule, ...] = (
    RoleRule("code", "name", _code, "They flew the Su-34 bomber."),
    RoleRule("time", "period", _calendar_part, "We open on October 24."),
    RoleRule("part_of_year", "period", _part_of_year, "Output fell in the fourth quarter."),
    RoleRule("half_of_year", "period", _first_half, "Output fell in the first half of the year."),
    RoleRule("titled", "name", _titled, "We host the 2030 World Games."),
    RoleRule("numbered", "name", _classified, "Read article 5 of the charter."),
    RoleRule("after_name", "name", _after_name, "Work on Polar 2 goes on."),
    RoleRule("capital_numeral", "name", _capital_numeral, "The Big Three met."),
    RoleRule("programme", "name", _programme, "We approved the 600 Days programme."),
    RoleRule("framed", "period", _framed, "Trade grew over the last 8 months."),
    RoleRule("label", "period", _labels, "We adopted a five-year strategy."),
    RoleRule("frame", "period", _spans, "Over three years, 500 plants were built."),
    RoleRule("year_of", "period", _year_period, "Exports reached $5 billion in 2015."),
    RoleRule("ordinal_idiom", "incidental", _ordinal_idiom, "First of all, thank you."),
    RoleRule("rank", "claim", _rank, "We are the fifth biggest economy."),
    RoleRule("ordinal", "ordinal", _ordinal, "This is my third visit."),
    RoleRule("sure", "incidental", _sure, "I am 100 percent sure."),
    RoleRule("fixed_double", "incidental", _fixed_double, "They signed a double taxation treaty."),
    RoleRule("half_idiom", "incidental", _half_idiom, "Flags fly at half-staff."),
    RoleRule("or_two", "incidental", _or_two, "Wait an hour or two."),
    RoleRule("compound", "incidental", _compound, "It is a two-way street."),
    RoleRule("definite", "incidental", _definite, "The two presidents met."),
    RoleRule("one", "incidental", _lone_one, "It is one of the best."),
)
