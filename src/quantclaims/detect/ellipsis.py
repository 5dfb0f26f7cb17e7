"""Figures that leave out their unit, or their scale, and take it from another figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.figures import Figure
from quantclaims.detect.units import singular
from quantclaims.detect.units.nouns import noun_after

__all__ = ["Memory", "remember", "share"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences leave for a bare number: the figures last named, newest first."""

    figures: tuple[Figure, ...] = ()
    currency: str = ""


_KEPT = 4
_LINK = re.compile(
    r"[,\s–—-]*(?:(?:and|or|to|plus|then|preferably|by|from|over|about|nearly|almost|up|more|than"
    r"|around|only|just|some|but|instead|of|rather|against|as|even|also|another|a|further|at|least"
    r"|[a-z]+ed)[,\s–—-]+){0,5}(?:US)?[$€£₽]?"
)
_MONEY_CUE = re.compile(
    r"\b(?:cost\w*|spen[dt]\w*|worth|budget\w*|invest\w*|revenue\w*|profit\w*|asset\w*|loan\w*|debt\w*"
    r"|price\w*|wage\w*|salar\w*|export\w*|import\w*|turnover|trade|fund\w*|fine[sd]?|tax\w*|capital\w*"
    r"|money|pay\w*|paid|allocat\w*|earn\w*|income\w*|deposit\w*|credit\w*|financ\w*|funding|subsid\w*"
    r"|surplus|deficit|barrier|contract\w*|dividend\w*|purchas\w*|rubles?|dollars?|euros?)\b",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"[\s’'”\"]*(?:$|[.,;:!?()\[\]–—…]|--|-\s)|[’']s\sworth\b"
    r"|\s(?:of|in|a|on|at|by|for|to|from|with|last|this|next|as|was|were|is|are|have|has|had|will"
    r"|would|could|can|may|while|and|but|or|than|now|today|compared|instead|per|under|over|during"
    r"|since|more|less|each|every|who|whom|that|which|mark|bar|level|threshold|people|earlier|before"
    r"|after|when|if|because|so|annually|already|currently|back|only|also|between|among|plus|worth)\b"
    r"|-(?:mark|strong)\b|\s[–—-]"
)
_WHO = re.compile(r"\s(?:who|whom)\b")
_NUMBER_OF = re.compile(
    r"\b(?:number|amount|total|majority|quantity)s?\sof\s(?:our\s|the\s|such\s|these\s|those\s|all\s)?",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:age|aged|ages)\b[^.;]{0,24}$", re.IGNORECASE)
_PEOPLE_OVER = re.compile(
    r"\b(?:people|children|men|women|everyone|those|youth|[a-z]+(?:ers|ists|ens|ees|ents|ors|ants|als))"
    r"\s(?:are\s)?(?:under|over|above|below|older\sthan|younger\sthan|aged)\s$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\s(?:[\w-]+\s){0,2}\w+s[’'](?=\s)")
_PERSON_VERB = re.compile(
    r"\s(?:were|was|have\sbeen|are)\s(?:deported|killed|injured|wounded|arrested|detained|hired"
    r"|employed|trained|evacuated|hospitali[sz]ed|infected|vaccinated|rescued|born|elected)\b"
)


def share(
    text: str, figures: Sequence[Figure], memory: Memory, start: int, end: int
) -> list[Figure]:
    """Return the figures of a sentence, each bare one with the unit it leaves out."""
    found = list(figures)
    for index in range(len(found) - 1, -1, -1):
        if _bare(found[index]) and index + 1 < len(found):
            found[index] = _from_next(text, found[index], found[index + 1])
    for index, figure in enumerate(found):
        if _bare(figure):
            found[index] = _resolved(text, found, index, memory, start, end)
        elif figure.unit == "" and figure.kind == "count" and figure.number.form != "name":
            found[index] = _ones(found, index, memory)
    return found


def _bare(figure: Figure) -> bool:
    """Tell whether a figure has left out its unit."""
    return (
        figure.number.form in ("cardinal", "vague")
        and not figure.unit
        and not figure.calendar
        and figure.end == figure.last.end
    )


def _from_next(text: str, figure: Figure, after: Figure) -> Figure:
    """Share the unit of the next in a list: "8 and 13 percent", "from 1 to 6 million"."""
    if not after.unit or after.calendar or after.number.form not in ("cardinal", "vague"):
        return figure
    gap = text[figure.end : after.start]
    if len(gap) > 40 or not _LINK.fullmatch(gap):
        return figure
    if after.unit == "time" or (after.kind == "measure" and figure.value == 1):
        return figure
    scaled = figure
    number, other = figure.number, after.number
    if other.scale and not number.scale and number.mantissa <= 1000 and " to " in f" {gap} ":
        scaled = _scaled(figure, other.scale)
    return _with_unit_of(scaled, after, "ellipsis:list")


def _scaled(figure: Figure, scale: int) -> Figure:
    def up(value: Decimal | None) -> Decimal | None:
        return None if value is None else value.scaleb(scale)

    return replace(
        figure,
        value=up(figure.value),
        low=up(figure.low),
        high=up(figure.high),
        rules=(*figure.rules, "shared_scale"),
    )


def _with_unit_of(figure: Figure, other: Figure, rule: str) -> Figure:
    return replace(
        figure,
        kind=other.kind,
        unit=other.unit,
        unit_per=figure.unit_per or other.unit_per,
        rules=(*figure.rules, rule),
    )


def _resolved(
    text: str, figures: Sequence[Figure], index: int, memory: Memory, start: int, end: int
) -> Figure:
    figure = figures[index]
    if not _stands_alone(text, figure, end):
        return figure
    if _WHO.match(text, figure.end, end) or _PERSON_VERB.match(text, figure.end, end):
        return replace(figure, unit="person", rules=(*figure.rules, "ellipsis:who"))
    if _is_age(text, figure, start):
        return replace(figure, kind="measure", unit="a", rules=(*figure.rules, "ellipsis:age"))
    earlier = [f for f in reversed(figures[:index]) if _lends(f)]
    if noun := _number_of(text, figure, start):
        return replace(figure, unit=noun, rules=(*figure.rules, "ellipsis:number_of"))
    money = figure.number.scale >= 6 and _MONEY_CUE.search(text, start, end) is not None
    for rule, lenders in (
        ("ellipsis:sentence", earlier),
        ("ellipsis:before", [f for f in memory.figures if _lends(f)]),
    ):
        for lender in sorted(lenders, key=lambda f: _distance(figure, f)):
            if money and lender.kind != "money":
                continue
            if _may_take(text, figure, lender):
                taken = figure
                if _wants_scale(figure, lender):
                    taken = _scaled(figure, lender.number.scale)
                return _with_unit_of(taken, lender, rule)
    if figure.number.scale >= 6 and (money or memory.currency):
        return replace(
            figure, kind="money", unit=memory.currency, rules=(*figure.rules, "ellipsis:currency")
        )
    return figure


def _stands_alone(text: str, figure: Figure, end: int) -> bool:
    """Tell whether nothing that the number counts follows it; "one" by itself counts nothing."""
    if figure.number.digits or figure.number.scale or figure.number.form == "vague":
        return not _POSSESSIVE.match(text, figure.end, end)
    one = text[figure.number.start : figure.number.end].lower() == "one"
    return not one and _STANDS_ALONE.match(text, figure.end, end) is not None


def _is_age(text: str, figure: Figure, start: int) -> bool:
    if figure.number.scale or figure.number.mantissa > 120:
        return False
    before = text[max(start, figure.start - 32) : figure.start]
    return _AGE.search(before) is not None or _PEOPLE_OVER.search(before) is not None


def _lends(figure: Figure) -> bool:
    return (
        bool(figure.unit)
        and not figure.calendar
        and figure.kind in ("money", "percent", "count", "measure")
        and figure.number.form in ("cardinal", "vague")
    )


def _distance(figure: Figure, lender: Figure) -> bool:
    """Prefer, among figures equally near, one whose scale is as large."""
    return figure.number.scale >= 6 and lender.number.scale < 6


def _may_take(text: str, figure: Figure, lender: Figure) -> bool:
    if text[max(0, lender.start - 1) : lender.start] in ("(", "["):
        return False
    whole = figure.value is None or figure.value == int(figure.value)
    if not whole and lender.kind == "count" and not lender.number.scale:
        return False
    if lender.unit in DURATIONS and (figure.number.mantissa >= 100 or figure.number.scale):
        return False
    return not (figure.number.scale and lender.kind == "percent")


def _wants_scale(figure: Figure, lender: Figure) -> bool:
    """A small number after billions is billions too: "from 125 billion to 250"."""
    return (
        lender.number.scale > 0
        and not figure.number.scale
        and figure.number.mantissa < 1000
        and lender.kind != "count"
        and figure.number.mantissa * 200 > lender.number.mantissa
    )


def _number_of(text: str, figure: Figure, start: int) -> str:
    """Return the noun of "the number of employees will grow to 4,500"."""
    opening = max(start, figure.start - 120)
    for match in reversed(list(_NUMBER_OF.finditer(text, opening, figure.start))):
        noun = noun_after(text, match.end(), figure.start)
        if noun is not None:
            return singular(noun.name)
    return ""


def _ones(figures: Sequence[Figure], index: int, memory: Memory) -> Figure:
    """Give "48 residential ones" the noun of the figure before."""
    figure = figures[index]
    for lender in (*reversed(figures[:index]), *memory.figures):
        if lender.kind == "count" and lender.unit and not lender.calendar:
            return replace(figure, unit=lender.unit, rules=(*figure.rules, "ellipsis:ones"))
    return figure


def remember(memory: Memory, figures: Sequence[Figure]) -> Memory:
    """Return the memory after a sentence."""
    said = tuple(f for f in reversed(figures) if f.role in ("claim", "whole") and _lends(f))
    currency = next((f.unit for f in said if f.kind == "money"), memory.currency)
    return Memory((*said, *memory.figures)[:_KEPT], currency)
