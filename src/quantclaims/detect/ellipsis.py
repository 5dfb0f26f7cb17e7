"""Figures that leave out their unit, or their scale, and take it from another figure.

Within a sentence a list shares its unit and scale. Otherwise a bare number is asked, in this
order: what word beside it tells the unit, what question it answers, which figure it continues.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quantclaims.detect.dates import DURATIONS
from quantclaims.detect.figure import Figure
from quantclaims.detect.told import asked_in, counted_before, told
from quantclaims.detect.units import singular

__all__ = ["Memory", "remember", "share"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences leave for a bare number.

    ``recent`` holds the figures of the last sentences, newest first; ``asked`` the noun of a
    "how many" that still waits for its answer; ``currencies`` those named so far, newest first;
    ``home`` the currency that goes without saying.
    """

    recent: tuple[tuple[Figure, ...], ...] = ()
    currencies: tuple[str, ...] = ()
    asked: str = ""
    home: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for said in self.recent for figure in said)

    @property
    def currency(self) -> str:
        """The currency named most often, the newest of equals; one lone mention is no habit."""
        if self.home and len(self.currencies) < 2:
            return self.home
        return max(self.currencies, key=self.currencies.count, default=self.home)


_SENTENCES_KEPT = 4
_LENDERS = 12
_CURRENCIES_KEPT = 24
_MONEY_WINDOW = 160
_LINK = re.compile(
    r"[,\s–—-]*(?:(?:and|or|to|plus|then|preferably|by|from|over|about|nearly|almost|sometimes|up|more|than"
    r"|around|only|just|some|but|perhaps|maybe|probably|precisely|exactly|say|if|not|instead|of|rather|against|as|even|also|another|a|further|at|least"
    r"|[a-z]+ed)[,\s–—-]+){0,5}(?:US)?[$€£₽]?"
)
_MODIFIED = re.compile(r"\s(?!of\b)[A-Za-z][\w-]{2,}(?:\s(?:and|or)|,(?:\sand)?)\s(?:another\s)?")
_SCALE_LINK = re.compile(r"\b(?:to|or)\b|^\s?[-–—]\s?$")
_MONEY_CUE = re.compile(
    r"\b(?:cost\w*|spen[dt]\w*|worth|budget\w*|invest\w*|revenue\w*|profit\w*|asset\w*|loan\w*|debt\w*"
    r"|price\w*|wage\w*|salar\w*|export\w*|import(?:s|ed|ing|ers?)?|turnover|trade|fund\w*|fine[sd]?|tax(?:es|ed|ation)?|capital\w*"
    r"|money|pay\w*|paid|allocat\w*|earn\w*|income\w*|deposit\w*|credit\w*|financ\w*|subsid\w*|purchas\w*"
    r"|surplus|deficit|barrier|contract\w*|dividend\w*|rubles?|dollars?|euros?|expens\w*|grants?)\b",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"[\s’'”\"]*(?:$|[.,;:!?()\[\]–—…]|--|-\s)|[’']s\sworth\b|\s[–—-]"
    r"|\s(?:of|in|a|on|at|by|for|to|from|with|last|this|next|as|was|were|is|are|have|has|had|will"
    r"|would|could|can|may|while|and|but|or|than|now|today|compared|instead|per|under|over|during"
    r"|since|more|less|each|every|who|whom|that|which|earlier|before|others?"
    r"|after|when|if|because|so|annually|already|currently|back|only|also|between|among|plus|though|too)\b"
)
_NAME_AFTER = re.compile(r"\s(?!I\b)[A-Z][\w’'-]*\b")
_POSSESSIVE = re.compile(r"\s(?:[\w-]+\s){0,2}\w+s[’'](?=\s)")
_OTHERS = re.compile(r"\s(?:more\s|new\s)?(?:others?|ones|more)\b")
_SAME_FIGURE = re.compile(
    r"\b(?:th(?:e|is|at)|our|their|its) (?:same )?(?:figure|number|indicator)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""What goes on about the figure before: "the number stood at 15 million"."""
_PER_BEFORE = re.compile(r"\bper\s$")
_PER = re.compile(r"\sper\s\d")
_RATE = re.compile(r"\b([a-z]+)\srates?\b[^.;]*$", re.IGNORECASE)
_RATED = {"mortality": "death", "fatality": "death", "fertility": "birth"}
_LISTED = re.compile(r"[^.;:(]{0,60}(?:\band|,|\bbut(?:\sonly)?|\bplus|;)\s")


def share(
    text: str, figures: Sequence[Figure], memory: Memory, start: int, end: int
) -> list[Figure]:
    """Return the figures of a sentence, each bare one with the unit it leaves out."""
    found = list(figures)
    for index in range(len(found) - 1, -1, -1):
        if _bare(found[index]):
            found[index] = told(text, found[index], start, end)
        if _bare(found[index]) and index + 1 < len(found):
            found[index] = _from_next(text, found[index], found[index + 1])
    for index, figure in enumerate(found):
        if _bare(figure) and _stands_alone(text, found, index, end):
            found[index] = _resolved(text, found, index, memory, start, end)
    return found


def _bare(figure: Figure) -> bool:
    return figure.number.form in ("cardinal", "vague") and not figure.unit and not figure.calendar


def _from_next(text: str, figure: Figure, after: Figure) -> Figure:
    """Share the unit of the next in a list: "8 and 13 percent", "from 1 to 6 million"."""
    if not after.unit or after.calendar or after.number.form not in ("cardinal", "vague"):
        return figure
    gap = text[figure.end : after.start]
    number, other = figure.number, after.number
    if after.kind == "count" and not other.scale and _MODIFIED.fullmatch(gap):
        noun = replace(after, unit=after.unit.rpartition(" ")[2])
        return _lent(figure, noun, "ellipsis:same_noun")
    if len(gap) > 40 or not _LINK.fullmatch(gap) or after.unit == "time":
        return figure
    if number.scale >= 6 and after.kind == "percent":
        return figure
    scale = other.scale or after.last.scale
    joined = _SCALE_LINK.search(gap) or (after.bound == "range" and gap == ", ")
    if scale and not number.scale and number.mantissa <= 1000 and joined:
        figure = _scaled(figure, scale)
    return _lent(figure, after, "ellipsis:list")


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


def _lent(figure: Figure, other: Figure, rule: str) -> Figure:
    per = figure.unit_per or other.unit_per
    return replace(
        figure, kind=other.kind, unit=other.unit, unit_per=per, rules=(*figure.rules, rule)
    )


def _stands_alone(text: str, figures: Sequence[Figure], index: int, end: int) -> bool:
    """Tell whether nothing that the number counts follows it."""
    figure = figures[index]
    if _NAME_AFTER.match(text, figure.end, end):
        return False
    if figure.number.digits or figure.number.scale or figure.number.form == "vague":
        return not _POSSESSIVE.match(text, figure.end, end)
    if not _STANDS_ALONE.match(text, figure.end, end):
        return False
    if figure.number.mantissa != 1 or figure.whole is not None:
        return True
    listed = index > 0 and _LISTED.fullmatch(text, figures[index - 1].end, figure.start)
    return bool(listed) and figures[index - 1].kind == "count"


def _resolved(
    text: str, figures: Sequence[Figure], index: int, memory: Memory, start: int, end: int
) -> Figure:
    figure = figures[index]
    if _is_frost(figure, figures):
        return replace(figure, kind="measure", unit="Cel", rules=(*figure.rules, "ellipsis:frost"))
    if _PER.match(text, figure.end, end):
        return _rated(text, figure, (*figures[:index], *memory.figures), start)
    if noun := counted_before(text, figure, start):
        return replace(figure, unit=noun, rules=(*figure.rules, "ellipsis:number_of"))
    if memory.asked and figure.value is not None and not _decimal(figure):
        return replace(figure, unit=memory.asked, rules=(*figure.rules, "ellipsis:answer"))
    large = figure.number.scale >= 6
    low, high = max(start, figure.start - _MONEY_WINDOW), min(end, figure.end + _MONEY_WINDOW)
    goes_on = _SAME_FIGURE.search(text, low, figure.start) is not None
    money = large and not goes_on and _MONEY_CUE.search(text, low, high) is not None
    for lender, rule in _lenders(text, figures, index, memory):
        if (not money or lender.kind == "money") and _may_take(text, figure, lender, start, end):
            taken = _scaled(figure, lender.number.scale) if _wants_scale(figure, lender) else figure
            return _lent(taken, lender, rule)
    if money or figure.number.scale >= 9:
        return replace(
            figure, kind="money", unit=memory.currency, rules=(*figure.rules, "ellipsis:currency")
        )
    return figure


def _is_frost(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether "minus 25" without a unit is a temperature: a rate would be told in percent."""
    cold = figure.value is not None and 10 <= abs(figure.value) <= 70 and not _decimal(figure)
    others = {other.kind for other in figures} & {"percent", "money"}
    return "minus" in figure.rules and cold and not others


def _rated(text: str, figure: Figure, others: Sequence[Figure], start: int) -> Figure:
    """Take the noun of a rate: "a death rate of 19 per 100,000" counts deaths."""
    figure = replace(figure, rules=(*figure.rules, "ellipsis:rate"))
    rate = _RATE.search(text, max(start, figure.start - 80), figure.start)
    if rate is not None:
        noun = _RATED.get(rate[1].lower(), rate[1].lower())
        return replace(figure, unit=singular(noun))
    earlier = next((f for f in others if "ellipsis:rate" in f.rules), None)
    return figure if earlier is None else replace(figure, unit=earlier.unit)


def _lenders(
    text: str, figures: Sequence[Figure], index: int, memory: Memory
) -> Iterator[tuple[Figure, str]]:
    """Yield the figures that may be continued, nearest first, those of a like scale before."""
    near = [
        (figure, "ellipsis:sentence")
        for figure in reversed(figures[max(0, index - _LENDERS) : index])
    ]
    scale = figures[index].number.scale
    near += [
        (f, "ellipsis:later")
        for f in figures[index + 1 : index + 1 + _LENDERS]
        if scale and (f.number.scale == scale or min(scale, f.number.scale) >= 6)
    ]
    far = [(figure, "ellipsis:before") for figure in memory.figures[:_LENDERS]]
    large = figures[index].number.scale >= 6
    thousands = not scale and figures[index].number.mantissa >= 1000
    yield from sorted(
        (pair for pair in (*near, *far) if _lends(pair[0])),
        key=lambda pair: (
            pair[0].number.scale < 6 if large else thousands and _scaled_money(pair[0])
        ),
    )


def _scaled_money(figure: Figure) -> bool:
    return figure.kind == "money" and figure.number.scale >= 6


def _lends(figure: Figure) -> bool:
    return (
        bool(figure.unit)
        and not figure.calendar
        and figure.kind in ("money", "percent", "count", "measure")
        and figure.number.form in ("cardinal", "vague")
    )


def _may_take(text: str, figure: Figure, lender: Figure, start: int, end: int) -> bool:
    if _PER_BEFORE.search(text, max(0, lender.start - 8), lender.start):
        return False
    if _decimal(figure) and lender.kind == "count" and not lender.number.scale:
        return False
    alike = figure.number.scale == lender.number.scale and figure.number.mantissa < 100
    if lender.unit in DURATIONS and not alike:
        return False
    if lender.kind == "percent" and figure.number.mantissa > 500:
        return False
    if lender.kind != "count" and _OTHERS.match(text, figure.end, end):
        return False
    if figure.number.scale and lender.kind == "percent":
        return False
    if figure.number.scale >= 6 and lender.kind == "count" and lender.number.scale < 6:
        return False
    return start > lender.start or not _in_brackets(text, lender, figure)


def _decimal(figure: Figure) -> bool:
    return figure.value is not None and figure.value != int(figure.value)


def _in_brackets(text: str, lender: Figure, figure: Figure) -> bool:
    """Tell whether brackets that close before the figure hold the lender."""
    before = text[max(0, lender.start - 24) : lender.start]
    opened = max(before.rfind("("), before.rfind("["))
    closed = max(before.rfind(")"), before.rfind("]"))
    between = text[lender.end : min(figure.start, lender.end + 48)]
    return opened > closed and (")" in between or "]" in between)


def _wants_scale(figure: Figure, lender: Figure) -> bool:
    """Tell whether a small number after billions is billions too: "from 125 billion to 250"."""
    return (
        lender.number.scale > 0
        and not figure.number.scale
        and figure.number.mantissa < 1000
        and lender.kind in ("money", "measure")
        and figure.number.mantissa * 200 > lender.number.mantissa
    )


def remember(memory: Memory, text: str, figures: Sequence[Figure], start: int, end: int) -> Memory:
    """Return the memory after the sentence ``text[start:end]``."""
    said = tuple(f for f in reversed(figures) if f.role in ("claim", "whole") and _lends(f))
    said = said[:_LENDERS]
    named = tuple(f.unit for f in said if f.kind == "money")
    currencies = (*named, *memory.currencies)[:_CURRENCIES_KEPT]
    asked = asked_in(text, start, end)
    if asked is None:
        asked = "" if said else memory.asked
    recent = (said, *memory.recent)[:_SENTENCES_KEPT]
    return replace(memory, recent=recent, currencies=currencies, asked=asked)
