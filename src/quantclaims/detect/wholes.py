"""Parts of a total: "76 of 93 regions", "24 ships, including 5 tankers", "two here, one there".

The total becomes a ``whole`` where it stands for nothing else, and fills ``whole`` of its parts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from quantclaims.detect.figure import Figure

__all__ = ["with_wholes"]

_OF_TOTAL = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|our|their|all|these|those|a\stotal\sof|big|top|largest|biggest|main|major|remaining|original|[A-Z][\w-]*['’]s?)\s){0,4}"
)
_OF_THE = re.compile(
    r"(?:^|[^\w\s,]\s?|\n)\s*Of\s(?:the|these|those|our|all|its)\s(?:[a-z]+\s){0,2}$"
)
_AMONG = re.compile(r"\s(?:among|out\sof|of|in)\s(?:the\s|its\s|our\s)?")
_OF_WHICH_AFTER = re.compile(r"\sof\s(which|whom|whose|who|them|these|those)\b")
_OF_WHICH_BEFORE = re.compile(r"\bof\s(?:which|whom|them)(?:\s[\w-]+){0,3},?\s$")
_INCLUDING = re.compile(r"\b(?:including|among\sthem|includes?)\s(?:[\w-]+\s){0,3}$")
_AND_ONE_MORE = re.compile(r"(?:[^.;:(]{0,80})(?:,|\sand|\splus)\s(?:[\w-]+\s){0,2}")
_THE_OTHER = re.compile(r"\s[^.;]{1,80}\bthe\s(?:other|second)\b")
_OPENS_PARTS = re.compile(r"(?:[:,–—]\s|\s-{1,2}\s)$")
_NEAR = 12
_ONLY = re.compile(r"\bonly\s$")
_VERB_AFTER = re.compile(r"\s(?:was|were|is|are|has|have|had|remain\w*|survived)\b")


def with_wholes(
    text: str, figures: Sequence[Figure], earlier: Sequence[Figure], start: int, end: int
) -> list[Figure]:
    """Return the figures of a sentence, totals and parts marked; ``earlier`` may be totals too."""
    found = list(figures)
    _fronted(text, found)
    _out_of(text, found)
    for index, figure in enumerate(found):
        if figure.whole is None and _may_be_part(figure):
            found[index] = _part(text, found, index, earlier, start, end)
    _sums(found)
    return found


def _may_be_part(figure: Figure) -> bool:
    return figure.number.form == "cardinal" and not figure.calendar and figure.value is not None


def _fronted(text: str, found: list[Figure]) -> None:
    """Mark "of these seven wells, two are dry"."""
    for index in range(len(found) - 1):
        total, part = found[index], found[index + 1]
        before = text[max(0, total.start - 24) : total.start]
        if _OF_THE.search(before) and _may_hold(total, part):
            found[index] = replace(total, role="whole", rules=(*total.rules, "whole:of_the"))
            found[index + 1] = _of(part, [total], (), "whole:of_the")


def _out_of(text: str, found: list[Figure]) -> None:
    """Mark "76 of Russia's 93 regions", "four points out of five", "10th among 85 regions"."""
    for index in range(len(found) - 1):
        part, total = found[index], found[index + 1]
        if total.value is None or total.calendar or total.number.form != "cardinal":
            continue
        gap = text[part.end : total.start]
        if len(gap) > 40:
            continue
        if part.number.form == "ordinal":
            if part.number.digits and _AMONG.fullmatch(gap) and total.kind == "count":
                found[index] = replace(part, whole=total.value, rules=(*part.rules, "whole:among"))
                found[index + 1] = replace(total, role="whole")
            continue
        if not _OF_TOTAL.fullmatch(gap) or part.number.form not in ("cardinal", "fraction"):
            continue
        if part.kind == "percent":
            found[index] = replace(part, whole=total.value, rules=(*part.rules, "whole:of"))
        elif _is_part_of(text, part, total) or " out " in gap:
            found[index], found[index + 1] = _pair(part, total)


def _is_part_of(text: str, part: Figure, total: Figure) -> bool:
    """Tell a part from "one of the five", which says nothing.

    "One of two medicines" and "not one of the five" do.
    """
    if part.value is None or total.value is None or part.value > total.value:
        return False
    plain = text[part.end : total.start] == " of "
    return plain or part.value > 1 or text[: part.start].endswith(("not ", "Not "))


def _pair(part: Figure, total: Figure) -> tuple[Figure, Figure]:
    """Return part and total, the one without a unit in that of the other."""
    part = replace(part, whole=total.value, rules=(*part.rules, "whole:out_of"))
    total = replace(total, role="whole", rules=(*total.rules, "whole:out_of"))
    if not part.unit:
        part = replace(part, kind=total.kind, unit=total.unit)
    if not total.unit:
        total = replace(total, kind=part.kind, unit=part.unit)
    return part, total


def _part(
    text: str, found: Sequence[Figure], index: int, earlier: Sequence[Figure], start: int, end: int
) -> Figure:
    """Mark "113 of which", "of which 72 billion", "including 23", "only two were used"."""
    figure, near = found[index], found[max(0, index - _NEAR) : index]
    before = text[max(start, figure.start - 48) : figure.start]
    pronoun = _OF_WHICH_AFTER.match(text, figure.last.end, end)
    if pronoun and (figure.value != 1 or pronoun[1] in ("which", "whom", "whose", "who")):
        return _of(figure, near, earlier, "whole:of_which")
    fronted = _OF_WHICH_BEFORE.search(before)
    if fronted and not _taken(found, index, figure.start - len(before) + fronted.start()):
        return _of(figure, near, (), "whole:of_which")
    if _INCLUDING.search(before):
        return _of(figure, near, (), "whole:including")
    previous = found[index - 1] if index else None
    if (
        previous is not None
        and "whole:including" in previous.rules
        and _AND_ONE_MORE.fullmatch(text[previous.end : figure.start])
    ):
        return _of(figure, near, (), "whole:including", previous.whole)
    if figure.value == 1 and not figure.unit and _OPENS_PARTS.search(before):
        pair = [other for other in near if other.value == 2 and other.kind == "count"]
        if pair and _THE_OTHER.match(text, figure.last.end, end):
            return _of(figure, pair, (), "whole:one_and_the_other")
    if not figure.unit and _ONLY.search(before) and _VERB_AFTER.match(text, figure.end, end):
        return _of(figure, near, earlier, "whole:only")
    return figure


def _taken(found: Sequence[Figure], index: int, start: int) -> bool:
    """Tell whether "of them" belongs to the figure before: "ONE of them worked for one of us"."""
    return index > 0 and found[index - 1].last.end + 1 >= start


def _of(
    figure: Figure,
    before: Sequence[Figure],
    earlier: Sequence[Figure],
    rule: str,
    value: Decimal | None = None,
) -> Figure:
    """Return a part of the nearest figure before that is large enough and counts alike."""
    for other in (*reversed(before), *earlier):
        if _may_hold(other, figure) and (value is None or other.value == value):
            part = replace(figure, whole=other.value, rules=(*figure.rules, rule))
            if figure.unit or (figure.number.scale != other.number.scale and other.kind == "money"):
                return part
            return replace(part, kind=other.kind, unit=other.unit)
    return figure


def _may_hold(total: Figure, part: Figure) -> bool:
    if total.value is None or part.value is None or not _may_be_part(total):
        return False
    if total.kind not in ("count", "money", "measure"):
        return False
    if part.unit and total.kind != part.kind:
        return False
    if not part.unit and not part.number.scale and total.kind != "count":
        return False
    return total.value >= part.value or bool(total.number.scale and not part.unit)


def _sums(found: list[Figure]) -> None:
    """Mark parts that follow a count and add up to it: "three plants, two here and one there"."""
    for index, total in enumerate(found):
        if total.kind != "count" or not total.unit or not _may_be_part(total):
            continue
        added, parts = Decimal(0), []
        for place in range(index + 1, min(index + 8, len(found))):
            part = found[place]
            if not _may_be_part(part) or part.kind != "count":
                continue
            if part.unit and part.unit.split()[-1] != total.unit.split()[-1]:
                continue
            assert part.value is not None
            added += part.value
            parts.append(place)
            if total.value is None or added >= total.value:
                break
        if added == total.value and len(parts) > 1:
            for place in parts:
                part = found[place]
                unit = part.unit or total.unit
                found[place] = replace(
                    part, unit=unit, whole=total.value, rules=(*part.rules, "whole:sum")
                )
