"""From a figure up its dependency tree to what it measures.

A climb starts at the figure's token, the *site*. Each rule of :mod:`.rules` knows one
configuration: it names the measured noun (or the verb whose event is measured), or moves the site
up to the word that the figure describes ("a 40 percent INCREASE"), or does not apply.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.tree import PREMODIFIERS, child, is_noun, prepositions

_DEFINITE = frozenset("the this that these those its their our his her your my such".split())
_PERSONS = frozenset("i we you he she us me him her who whom everyone everybody one those".split())
NOT_MEASURED = frozenset(
    "total terms case average comparison cost plan line accordance addition full cash advance "
    "return place fact particular general course them which whom".split()
)
"""Objects of "of" and "in" that say nothing of what is measured ("in total", "of the cost")."""

DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min"})
"""The units of time."""

_SPANS = frozenset("time period term season run".split())
"""Nouns of time that a duration measures."""

_WHERE = frozenset("region country world city sector state republic nation district area".split())

_RELATIONAL = frozenset("economic industrial agricultural demographic natural".split())
"""Adjectives that say what a light noun is of: "ECONOMIC growth"."""

_MISREAD = frozenset({"amount", "stand", "total"})
"""Verbs that the tagger takes for nouns after a noun ("arrears STAND at")."""

_QUANTIFIERS = frozenset("enough more less much many some most lot lots little bit".split())


@dataclass(frozen=True, slots=True)
class Found:
    """Where a climb ended: at a noun, at the verb of an event, or (with neither) nowhere.

    A noun may be a pronoun, a light noun or another figure; then what it stands for is measured.
    """

    rule: str
    noun: Token | None = None
    verb: Token | None = None


Step = Found | Token | None
"""An answer, the token to climb on from, or "this rule does not apply"."""

Rule = Callable[[Token, Inquiry], Step]


def climb(inquiry: Inquiry, rules: Sequence[Rule]) -> Found:
    """Return what a figure measures, as far as its own sentence tells."""
    site = inquiry.site
    seen: set[int] = set()
    while site.i not in seen:
        seen.add(site.i)
        step = next((s for rule in rules if (s := rule(site, inquiry)) is not None), None)
        if isinstance(step, Found):
            return step
        if step is None:
            break
        site = step
    return Found("elliptical")


def name(noun: Token, rule: str, inquiry: Inquiry, *, anaphoric: bool = False) -> Step:
    """Accept a noun as what is measured; look past a light one, and past times and places.

    ``anaphoric`` tells that a light noun without a complement points back ("the figure rose").
    """
    if inquiry.is_quantity(noun):
        return Found("same_as", noun)
    if noun.lower_ == "those" and child(noun, "relcl", "acl") is not None:
        return Found(rule, noun)
    if noun.lower_ in _PERSONS | _QUANTIFIERS:
        return Found("elliptical")
    if noun.pos_ in ("PRON", "DET") and noun.lower_ != "half":
        return Found("pronoun", noun)
    if is_light(noun):
        return _past_light(noun, rule, inquiry, anaphoric)
    if inquiry.is_time(noun):
        if inquiry.mention.unit in DURATIONS and noun.lemma_.lower() in _SPANS:
            return Found(rule, noun)
        return noun if noun.dep_ in PREMODIFIERS else Found("elliptical")
    if is_name(noun) and rule != "of_phrase":
        return Found("elliptical")
    return Found(rule, noun)


def _past_light(noun: Token, rule: str, inquiry: Inquiry, anaphoric: bool) -> Step:
    if any(c.lower_ in _RELATIONAL for c in noun.lefts):
        return Found(rule, noun)
    if next(prepositions(noun, {"between"}), None) is not None:
        return Found(rule, noun)
    inner = compound(noun, inquiry)
    if inner is not None:
        return Found(rule, inner if noun.lower_ in _MISREAD else noun)
    inner = complement(noun, inquiry)
    if inner is not None:
        return name(inner, rule, inquiry, anaphoric=anaphoric)
    definite = any(c.lower_ in _DEFINITE for c in noun.lefts)
    return Found("light_noun", noun) if anaphoric and definite else noun


def compound(noun: Token, inquiry: Inquiry) -> Token | None:
    """Return the noun before a light noun that says what it is of: TRADE volume, GDP growth."""
    for c in noun.lefts:
        thing = c.dep_ in ("compound", "nmod") and is_noun(c)
        light = is_light(c) and compound(c, inquiry) is None
        if thing and not (inquiry.is_quantity(c) or inquiry.is_time(c) or light):
            return c
    return None


def complement(noun: Token, inquiry: Inquiry) -> Token | None:
    """Return what a light noun is the amount of: volume of TRADE, drop in SALES."""
    for word in ("of", "in", "for", "on"):
        for target in prepositions(noun, {word}):
            place = word != "of" and is_place(target)
            if not (place or inquiry.is_quantity(target) or inquiry.is_time(target)):
                return target if target.lower_ not in NOT_MEASURED else None
    return None


def is_place(noun: Token) -> bool:
    """Whether a noun says where rather than what: a bare name, "the region"."""
    bare = not any(c.dep_ in ("compound", "amod", "nmod") for c in noun.lefts)
    return is_name(noun) or (bare and noun.lemma_.lower() in _WHERE)
