"""A bare number's unit told by a word beside it: "aged 35", "a crew of 29", "300 who trained"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from quantclaims.detect.figure import Figure
from quantclaims.detect.numbers import number_words
from quantclaims.detect.units import singular, unit_after
from quantclaims.detect.units.inflection import is_plural
from quantclaims.detect.units.nouns import noun_after
from quantclaims.lexicon import load_rows
from quantclaims.types import Kind

__all__ = ["Collective", "asked_in", "collectives", "counted_before", "told"]


@dataclass(frozen=True, slots=True)
class Collective:
    """A row of the lexicon ``collectives``."""

    nouns: tuple[str, ...]
    unit: str
    example: str


_OF_THEM = re.compile(r"\sof\s(?:them|these|those)\b(?!\s[a-z]+s\b)")
_OF_THOSE_WHO = re.compile(r"\sof\sthose\swho\b")
_NOT_COUNTED = frozenset(
    {"others", "ones", "themselves", "ourselves", "yourselves", "terms", "things"}
)
_IN_ALL = re.compile(r"\s(?:in\s(?:total|all|fact)|altogether)\b")
_APPOSED = re.compile(r",\s(?:[a-z]+\s){0,2}$")
_OF_WHICH_THERE = re.compile(
    r"\b([a-z]+),?\sof\swhich\s(?:there\s(?:are|were)|we\shave)\s(?:[a-z]+\s){0,2}$"
)
_WORD = re.compile(
    r"(?<![\w’'-])(?<!\bthat\s)(?<!\bwho\s)(?<!\bit\s)(?<!\bhe\s)[a-z][a-z-]{2,}(?![\w’'-])"
)
_WHO = re.compile(r"\s(?:who|whom)\b")
_PERSON_VERB = re.compile(
    r"\s(?:were|was|have\sbeen|are)\s(?:deported|killed|injured|wounded|arrested|detained|hired"
    r"|employed|trained|evacuated|hospitali[sz]ed|infected|vaccinated|rescued|born|elected)\b"
)
_NUMBER_OF = re.compile(
    r"\b(?:number|total|majority|quantity)s?\sof\s(?:our\s|the\s|such\s|these\s|those\s|all\s)?",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow\smany\s(?:more\s|other\s)?", re.IGNORECASE)
_SCALE = re.compile(r"\bon\sa\s(?:[\w-]+\s)?scale\s(?:of|from)\b", re.IGNORECASE)
_COUNTED = re.compile(rf"{_NUMBER_OF.pattern}|{_HOW_MANY.pattern}", re.IGNORECASE)
_COLLECTIVE_BEFORE = re.compile(r"\b([a-z]+)\sof\s(?:[\w-]+\s){0,3}$")
_STRONG = re.compile(r"[-\s]strong\b(?:\s(?:[\w-]+\s)??([a-z]+))?")
_RATIO = re.compile(r"\bratio\s(?:of|was|is|at|to|stands\sat)\s(?:[\w-]+\s){0,2}$")
_TEMPERATURE = re.compile(r"\btemperatures?\b[^.;]{0,40}$", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:died|elected|married|retired)\sat\s$|\b(?:age|aged|ages)\b[^.;]{0,24}$"
    r"|\b(?:turn(?:s|ed|ing)?|under\sthe\sage\sof)\s(?:only\s)?$",
    re.IGNORECASE,
)
_AM = re.compile(
    r"(?:\b(?:I\sam|I[’']m|[Ss]?[Hh]e\s(?:is|was|will\sbe|turned)|who\s(?:is|was)|I\swas|you\s(?:are|were))\s(?:only\s|already\s|just\s)?"
    r"|\b(?!(?:Yes|No|Well|Right|Okay|Now|So|Today|Then|But|And|First|Please|Currently)\b)"
    r"[A-Z][a-z]+,\s)$"
)
_AGED_AFTER = re.compile(r"\s?[.,;!?]|\s(?:when|by|now|and|then|at\sthe|today)\b|$")
_YEARS_OLD = re.compile(
    r"[\s-]?y\.?o\.?(?=\s|[,;)]|$)|\sage\s(?:group|bracket|categor(?:y|ies)|brackets)\b"
)
_POPULATION = re.compile(
    r"\b(?:population|inflow|outflow|migration|turnout|audience)\b[^.;]{0,60}$", re.IGNORECASE
)
_PEOPLE_OVER = re.compile(
    r"\b(?:people|population|children|men|women|everyone|those|youth|[a-z]+(?:ers|ists|ens|ees|ents|ors|ants))"
    r"\s(?:are\s|is\s)?(?:under|over|above|below|older\sthan|younger\sthan|aged|aged\sfrom)\s$"
    r"|(?<!\bof\s)\b(?:people|men|women|they|[a-z]+(?:ers|ists|ens|oes|ors|ants))\s(?:[A-Za-z]+\s){0,6}"
    r"(?:be|are|is|were|was)\s(?:well\s)?(?:under|over)\s$"
    r"|\b(?:children|teenagers|youngsters|adolescents|boys|girls|kids)\sfrom\s$",
    re.IGNORECASE,
)
_JOBS = re.compile(
    r"\b(?:job|payroll|employment)\s(?:gains?|growth|losses|cuts|creation|openings|vacancies)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_RATE_AT = re.compile(
    r"\b(?:inflation|unemployment|GDP growth"
    r"|(?:interest|funds|jobless|participation|mortgage|key|growth) rate)s?\b[^.;,:–—]{0,30}?"
    r"\b(?:is|was|were|at|to|from|of|near|below|above|reached|hit)\s"
    r"(?:(?:about|around|nearly|almost|just|over|under|still|now|below|above)\s){0,2}$",
    re.IGNORECASE,
)
_STOPS = re.compile(r"\s?(?:[.,;:!?)–—]|to\b|in\b|or\b|and\b|last\b|this\b|$)")


def told(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Return a bare figure with the unit that a word beside it tells."""
    said = _said_beside(text, figure, start, end)
    if said is None:
        return figure
    kind, unit, rule = said
    return replace(figure, kind=kind, unit=unit, rules=(*figure.rules, rule))


_Told = tuple[Kind, str, str]


def _said_beside(text: str, figure: Figure, start: int, end: int) -> _Told | None:
    if _WHO.match(text, figure.end, end) or _PERSON_VERB.match(text, figure.end, end):
        return "count", "person", "ellipsis:who"
    before = text[max(start, figure.start - 40) : figure.start]
    if pointed := _named_before(text, figure, end, before):
        return "count", pointed, "ellipsis:of_them"
    if _YEARS_OLD.match(text, figure.end, end):
        return "measure", "a", "ellipsis:age"
    return (
        _aged(text, figure, start, end)
        or _gained(text, figure, start, end)
        or _gathered(text, figure, start, end)
    )


def _aged(text: str, figure: Figure, start: int, end: int) -> _Told | None:
    """Read "aged 35", "a ratio of 4", "a temperature of 20"."""
    if figure.number.scale or figure.number.mantissa > 120:
        return None
    before = text[max(start, figure.start - 40) : figure.start]
    if _RATIO.search(before):
        return "multiple", "times", "ellipsis:ratio"
    if figure.number.mantissa <= 1:
        return None
    aged = _AM.search(before) and _AGED_AFTER.match(text, figure.end, end)
    if aged or _AGE.search(before) or _PEOPLE_OVER.search(before):
        return "measure", "a", "ellipsis:age"
    return ("measure", "Cel", "ellipsis:temperature") if _TEMPERATURE.search(before) else None


def _gained(text: str, figure: Figure, start: int, end: int) -> _Told | None:
    """Read "job gains of 280,000" and "unemployment is at 3.6"."""
    before = text[max(start, figure.start - 80) : figure.start]
    if figure.number.digits and _is_whole(figure) and _JOBS.search(before):
        return "count", "job", "ellipsis:jobs"
    if _is_rate(figure) and _RATE_AT.search(before) and _STOPS.match(text, figure.end, end):
        return "percent", "percent", "ellipsis:percent"
    return None


def _gathered(text: str, figure: Figure, start: int, end: int) -> _Told | None:
    """Read "a crew of 29", "a population of 3,000", "300 strong"."""
    before = text[max(start, figure.start - 80) : figure.start]
    strong = _STRONG.match(text, figure.end, end)
    noun = strong or _COLLECTIVE_BEFORE.search(before[-40:])
    if noun is not None and (unit := collectives().get((noun[1] or "population").lower())):
        return "count", unit, "ellipsis:collective"
    people = strong or _POPULATION.search(before)
    if people and (figure.value is None or _is_whole(figure)):
        return "count", "person", "ellipsis:collective"
    return None


def _named_before(text: str, figure: Figure, end: int, before: str) -> str:
    """Return the noun that "of them" or "in all" points back at, in the singular."""
    if there := _OF_WHICH_THERE.search(before):
        return singular(there[1])
    if _OF_THOSE_WHO.match(text, figure.end, end):
        return "person"
    pointed = figure.value != 1 and _OF_THEM.match(text, figure.end, end)
    summed = figure.number.scale < 6 and _IN_ALL.match(text, figure.end, end)
    if not pointed and not (summed and _APPOSED.search(before)):
        return ""
    words = list(_WORD.finditer(text, max(0, figure.start - 140), figure.start))
    nouns = (word[0] for word in reversed(words) if _may_be_counted(text, word))
    return singular(next(nouns, ""))


def _may_be_counted(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word is a plural noun, and neither a number nor a unit."""
    if not is_plural(word[0]) or word[0] in _NOT_COUNTED or word[0] in number_words():
        return False
    unit = unit_after(text, word.start() - 1, word.end())
    return unit is None or unit.kind == "count"


def _is_whole(figure: Figure) -> bool:
    return figure.value is not None and figure.value == int(figure.value)


def _is_rate(figure: Figure) -> bool:
    """Tell whether a figure may be a percentage whose sign goes without saying: "3.6"."""
    return figure.number.digits and not figure.number.scale and figure.number.mantissa < 100


@cache
def collectives() -> dict[str, str]:
    """Return the unit of the members of each collective noun: a crew is of crew members."""
    rows = load_rows("collectives", Collective)
    return {noun: row.unit for row in rows for noun in row.nouns}


def counted_before(text: str, figure: Figure, start: int) -> str:
    """Return the noun of "the number of employees will grow to 4,500"."""
    opening = max(start, figure.start - 120)
    for match in reversed(list(_COUNTED.finditer(text, opening, figure.start))):
        noun = noun_after(text, match.end(), figure.start)
        if noun is not None:
            return singular(noun.name)
    return ""


def asked_in(text: str, start: int, end: int) -> str | None:
    """Return what a question in ``text[start:end]`` asks for; ``None`` where nothing is asked.

    It is the noun of a "how many", or the points of a scale.
    """
    if _SCALE.search(text, start, end):
        return "point"
    question = _HOW_MANY.search(text, start, end)
    if question is None:
        return None
    noun = noun_after(text, question.end(), end)
    return singular(noun.name) if noun is not None else ""
