"""Ordinals and ranks, and numbers that say nothing."""

import re

from quantclaims.detect.roles.site import Site, words

__all__ = [
    "compound",
    "definite",
    "denominator",
    "fixed_double",
    "half_compound",
    "list_number",
    "lone_one",
    "or_two",
    "ordinal",
    "ordinal_idiom",
    "rank",
    "scale_end",
    "sure",
    "zero",
]

_SUPERLATIVE = words(
    r"[\s-](?:largest|biggest|highest|lowest|longest|fastest|smallest|greatest|strongest|richest"
    r"|most|least|best|worst|oldest|youngest|busiest|tallest|deepest|poorest|cheapest|leading)\b"
)
_PLACE_AFTER = words(
    r"[\s-](?:place|position|rank|spot|ranking|result(?=\s(?:in|among)\s))\b(?!\sto\b)"
)
_RANK_BEFORE = words(
    r"\b(?:rank(?:s|ed|ing)?|placed|plac(?:es|ing)|finish(?:ed|es|ing)?|came|comes|come|coming|stands?)\s"
    r"(?:(?:in|at|only|now|as|the)\s){0,2}$"
)
_RANK_AFTER = words(
    r"\s(?:among|out\sof|in\sthe\s(?:world|country|rankings?|rating|list)|globally|worldwide)\b"
)
_IS_BEFORE = words(r"\b(?:is|are|was|were|be|been|becom(?:e|es|ing)|became)\s$")
_RANKING = words(r"\b(?:rank(?:s|ed|ings?)?|ratings?|places?|positions?|league|table|index)\b")
_FROM = words(r"\bfrom\s(?:the\s)?$")
_TO_ORDINAL = words(r"\s(?:place\s|position\s)?to\s(?:the\s)?\d+(?:st|nd|rd|th)\b")
_FROM_ORDINAL = words(
    r"\bfrom\s(?:the\s)?\d+(?:st|nd|rd|th)\s(?:place\s|position\s)?to\s(?:the\s)?$"
)
_IDIOM_AFTER = words(
    r"\s(?:of\sall|and\sforemost|hand|glance|sight|things\sfirst|nature|thoughts?|to\snone|aid)\b"
)
_IDIOM_BEFORE = words(r"\b(?:at|from\sthe)\s$")
_CLOSED = re.compile(r"[\s?.,!;]*(?:$|[?.,!;])")
_THIRD_PARTIES = words(r"[\s-](?:countr(?:y|ies)|part(?:y|ies)|states?|persons?|nations?)\b")
_PER = words(r"\b(?:per|for\s(?:each|every))\s$")
_IN_THE = words(r"\bin\sthe\s$")

_DEFINITE = words(
    r"\b(?:the|these|those|our|both|their|its|his|her|my|your|between|other)\s"
    r"(?:(?:last|first|next|previous|other|past|same|remaining|following)\s)?$",
    r"(?:['’]s|s['’])\s$",
    r"\b(?:in|of|for|by|to|with|from|between|among|across)\sall\s(?:the\s)?$",
)
_FIRST_FEW = words(
    r"\bthe\sfirst\s$", r"(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bto\s)\ball\sthe\s$"
)
_ALL = words(r"\ball\s$")
_OF_THEM = words(r"\sof\s(?:us|you|them|those|these)\b")
_POINTED_AT = words(r"(?<!\bof\s)\b(?:these|those)\s$")
_SCALE = words(r"\bscale\s(?:from|of)\s(?:[\w-]+\s(?:to|through)\s)?$")
_SURE = words(
    r"[\s-](?:guarantee\w*|sure|certain\w*|confident|right|true|agree|convinced|ready"
    r"|correct|in\sfavou?r|behind|aware)\b"
)
_POINT = re.compile(r"[.)](?:\s|$)")
_IN_LIST = re.compile(r"\)\s[a-z]")
_LIST_OPENS = re.compile(r"(?:^|[:;,])\s$")
_OR_TWO = words(r"\b(?:an?|one|next|last|past|coming)\s[\w-]+\sor\s$")
_COMPOUND_BEFORE = re.compile(r"[a-z][-‑]$")
_HYPHEN = re.compile(r"[-‑][A-Za-z]")
_NOT_DOUBLED = words(
    r"[\s-](?:digits?|deck\w*|degrees?|tracks?|taxation|standards?|check\w*|agents?|role|citizenship|room"
    r"|meaning|burden|edged|sided|jumps?|glaz\w*|entry|life|blow|click|jeopardy|helix|counting|down(?!\sto)(?:\s(?:on|in|with))?)\b"
)
_ADJECTIVAL = words(
    r"\b(?:an?|the|of|in|on|this|that|avoid\w*|any|our|their|its|with|no)\s$",
    r"\b(?:double|dual)\s(?:or|and)\s(?:even\s)?$",
)
_HALF_COMPOUND = re.compile(r"[-‑](?!year|hour|month|day|century|a\b|of\b)[a-z]")
_THINGS_SAID = frozenset({"word", "question", "thing", "remark", "example", "point", "comment"})
_HALF_OF_A_SCALE = words(r"\bthe\s(?:lower|upper|top|bottom|left|right)\s$")
_ONE_AFTER = words(
    r"\s(?:of|another|hand|should|can|could|must|would|day|more|time|way|or|thing|by|such)\b|[-‑]"
)
_INFORMING_ONE = words(
    r"\bthere(?:['’]s|\s(?:is|was|has\sbeen))\s(?:only|just)\s$",
    r"\b(?:equal|equivalent|amount\w*)\sto\s$",
)
_ABSTRACT = frozenset(
    {"problem", "motive", "reason", "answer", "way", "solution", "condition", "option", "goal"}
)
_WITHIN = words(r"\bwithin\s(?:just\s|only\s)?$")
_ONE_BEFORE = words(
    r"\b(?:each|every|no|any|the|this|that|which|first|second|third|last|biggest|another|number|at"
    r"|as|on|new|next|other|good|only\sthe)\s$"
)
_LEVEL_OF_ZERO = words(
    r"\b(?:at|is|was|were|are|be|equals?|reach(?:ed|es)?|near(?:ly)?|almost|practically|virtually)\s$",
    r"\b(?:reduc|fall|fell|drop|declin|decreas|cut|bring|brought|los|clos)\w*\s(?:[^.;,]{0,30}\s)?to\s$",
)
_CLOSES = re.compile(r"\s?(?:[.,;:!?)–—]|$)|\s(?:in|by|for|at|and|but|only|as|this|last|over)\b")
_LISTED = re.compile(r"(?:\band|,|\bbut(?:\sonly)?|\bplus|;)\s(?:[\w-]+\s)?$")


def ordinal(site: Site) -> bool:
    return site.figure.number.form == "ordinal" and site.figure.kind == "rank"


def rank(site: Site) -> bool:
    """Hold for a place in an order: "fifth biggest", "31st place", "ranks 20th"."""
    if not ordinal(site):
        return False
    if site.figure.whole is not None:
        return True
    if _SUPERLATIVE.match(site.after) or _RANK_BEFORE.search(site.before):
        return True
    if _PLACE_AFTER.match(site.after):
        return site.printed.lower() != "first" or not _IN_THE.search(site.before)
    if site.figure.number.digits and _moves(site):
        return True
    is_so = site.figure.number.digits or _IS_BEFORE.search(site.before) is not None
    return is_so and _RANK_AFTER.match(site.after) is not None


def _moves(site: Site) -> bool:
    """Tell whether a place is left for another in a ranking: "from 53rd to 29th"."""
    low, high = site.clauses.around(site.figure.number.start)
    if not _RANKING.search(site.text, low, high):
        return False
    left = _FROM.search(site.before) and _TO_ORDINAL.match(site.after)
    return bool(left or _FROM_ORDINAL.search(site.before))


def ordinal_idiom(site: Site) -> bool:
    """Hold for "first of all", "at first", "third countries"."""
    if not ordinal(site):
        return False
    if _IDIOM_AFTER.match(site.after):
        return True
    if _IDIOM_BEFORE.search(site.before) and _CLOSED.match(site.after):
        return True
    return site.printed.lower() == "third" and _THIRD_PARTIES.match(site.after) is not None


def _small(site: Site) -> bool:
    number = site.figure.number
    return (
        number.form == "cardinal"
        and not number.scale
        and number.mantissa < 10
        and site.figure.kind == "count"
    )


def definite(site: Site) -> bool:
    """Hold for a small number of things already known: "our two countries"."""
    if site.figure.role == "whole":
        return False
    if _small(site) and site.figure.value != 1 and _counts_anew(site):
        return False
    if _small(site):
        all_of = _ALL.search(site.before) and _OF_THEM.match(site.after)
        return bool(all_of) or _DEFINITE.search(site.before) is not None
    figure = site.figure
    counts = figure.kind == "count" and figure.number.form == "cardinal" and not figure.number.scale
    return counts and _POINTED_AT.search(site.before) is not None


def _counts_anew(site: Site) -> bool:
    """Tell whether a definite number informs: "the first three deals", "all the seven plants"."""
    named = any(rule.startswith("unit:count") for rule in site.figure.rules)
    return named and _FIRST_FEW.search(site.before) is not None


def scale_end(site: Site) -> bool:
    """Hold for the ends of a scale: "on a scale from one to five"."""
    return site.figure.number.form == "cardinal" and _SCALE.search(site.before) is not None


def list_number(site: Site) -> bool:
    """Hold for the number of a point in a list, at the head of its sentence: "2. We agree"."""
    number = site.figure.number
    point = site.bare and number.digits and number.mantissa <= 30
    if point and _IN_LIST.match(site.after) and _LIST_OPENS.search(site.before):
        return True
    if site.before.strip() or not site.bare or not number.digits or number.mantissa > 30:
        return False
    return _POINT.match(site.after) is not None and (number.mantissa < 10 or len(site.after) > 3)


def zero(site: Site) -> bool:
    """Hold for a zero that counts nothing: "zero tolerance"."""
    counted = {"ellipsis:number_of", "ellipsis:list"} & set(site.figure.rules)
    if not site.bare or site.figure.number.mantissa != 0 or counted:
        return False
    return _LEVEL_OF_ZERO.search(site.before) is None or _CLOSES.match(site.after) is None


def denominator(site: Site) -> bool:
    """Hold for what a rate is reckoned on: "6 deaths per 1,000 births"."""
    return site.figure.number.form == "cardinal" and _PER.search(site.before) is not None


def sure(site: Site) -> bool:
    """Hold for "100 percent sure"."""
    figure = site.figure
    whole = figure.kind == "percent" and figure.value == 100 and figure.bound == "exact"
    return whole and bool(_SURE.match(site.after_quote))


def or_two(site: Site) -> bool:
    """Hold for "an hour or two"."""
    return site.figure.number.mantissa == 2 and _OR_TWO.search(site.before) is not None


def compound(site: Site) -> bool:
    """Hold for a small number word in a compound: "two-way", "two-plus-two"."""
    if not _small(site) or site.figure.number.digits:
        return False
    return bool(_HYPHEN.match(site.after) or _COMPOUND_BEFORE.search(site.before))


def fixed_double(site: Site) -> bool:
    """Hold for "double" as an adjective: "double taxation"."""
    number = site.figure.number
    if number.form != "multiple" or number.rules[0] != "multiple_word":
        return False
    if _NOT_DOUBLED.match(site.after):
        return True
    adjective = site.printed.lower() in ("double", "triple", "quadruple")
    return adjective and _ADJECTIVAL.search(site.before) is not None


def half_compound(site: Site) -> bool:
    """Hold for "half-staff" and "the lower half"."""
    if site.figure.number.form != "fraction":
        return False
    sided = site.printed.lower() == "half" and _HALF_OF_A_SCALE.search(site.before)
    return bool(sided or _HALF_COMPOUND.match(site.after))


def lone_one(site: Site) -> bool:
    """Hold for a "one" that neither counts in a list nor is a part of a total."""
    figure = site.figure
    if site.printed.lower() != "one" or figure.number.scale or figure.whole is not None:
        return False
    if figure.bound == "range" and figure.unit not in _THINGS_SAID:
        return not figure.unit
    if not figure.unit:
        return True
    if "ellipsis:list" in figure.rules and _ONE_BEFORE.search(site.before):
        return True
    if figure.kind == "measure":
        return figure.unit in ("d", "min", "s") and not _WITHIN.search(site.before)
    if _INFORMING_ONE.search(site.before) and figure.end > figure.number.end:
        return figure.unit in _THINGS_SAID | _ABSTRACT
    if figure.kind != "count":
        return figure.kind == "money" and not figure.end > figure.number.end
    if _ONE_AFTER.match(site.after) or _ONE_BEFORE.search(site.before):
        return True
    return not _in_list(site)


def _in_list(site: Site) -> bool:
    """Tell whether "one" stands beside another count, as in "five here and one there"."""
    for place in (site.index - 1, site.index + 1):
        if not 0 <= place < len(site.figures):
            continue
        other = site.figures[place]
        if other.kind != "count" or other.number.form != "cardinal" or other.calendar:
            continue
        first, second = sorted((other, site.figure), key=lambda figure: figure.start)
        gap = site.text[first.end : second.start]
        if len(gap) < 60 and _LISTED.search(gap):
            return True
    return False
