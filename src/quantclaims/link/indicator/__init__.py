"""What is measured: the phrase that a figure is the value of.

    figure --climb by named rules--> noun, verb or nothing --spell or look back--> phrase --> code

Counts (:mod:`.counts`), years (:mod:`.dating`), ranks (:mod:`.ranks`) and paired lists
(:mod:`.lists`) have ways of their own; all else climbs (:mod:`.climb`, :mod:`.rules`).
"""

from dataclasses import dataclass

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import is_goal
from quantclaims.link.indicator import counts, deeds, events, gapping, lists, spans
from quantclaims.link.indicator.climb import Found, Step, climb, name
from quantclaims.link.indicator.codes import indicator_code
from quantclaims.link.indicator.dating import dated, done
from quantclaims.link.indicator.ellipsis import (
    antecedent,
    continued,
    light_antecedent,
    look_back,
    named_before,
    relocated,
    same_as,
)
from quantclaims.link.indicator.goals import goal, rate_before
from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.occasions import occasion
from quantclaims.link.indicator.phrase import Phrase, noun_phrase
from quantclaims.link.indicator.ranks import ranked
from quantclaims.link.indicator.rules import RULES, by_subject
from quantclaims.link.indicator.tree import child, is_verb
from quantclaims.link.period import Period
from quantclaims.types import Mention

__all__ = ["Indicator", "link_indicator"]

_UNSAID = frozenset({"elliptical", "light_noun", "same_as", "apposition"})
"""Rules that end at no noun of the figure's own."""

_DEGREES = frozenset({"Cel", "[degF]", "K"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """``start`` and ``end`` place the phrase in the document, -1 where it is composed."""

    text: str = ""
    code: str = ""
    start: int = -1
    end: int = -1
    rule: str = "indicator:none"


def link_indicator(
    mention: Mention, context: SentenceContext, discourse: Discourse, period: Period
) -> Indicator:
    """Return what a figure measures, with the rule that found it.

    Looks at the parse of the figure's sentence first, and at the sentences and claims before it
    only where a pronoun, an ellipsis or a light noun ("this figure") asks for them. The phrase is
    empty where none of them tells. ``period`` is the time that the figure is about.
    """
    inquiry = Inquiry(mention, context, discourse)
    phrase, rule = _measured(inquiry)
    if phrase is None:
        return Indicator()
    code = phrase.code or indicator_code(phrase.text, mention.kind, _verbs(inquiry))
    return Indicator(phrase.text, code, phrase.start, phrase.end, f"indicator:{rule}")


def _verbs(inquiry: Inquiry) -> set[str]:
    """Return the lemmas of the verbs that govern a figure or modify its noun."""
    site = inquiry.site
    near = [*site.ancestors][:4] + [c for c in site.children if c.dep_ in ("acl", "relcl")]
    return {token.lemma_.lower() for token in near if is_verb(token)}


def _named_at_once(inquiry: Inquiry) -> tuple[Phrase | None, str] | None:
    """Return what a fixed way of speaking measures: an age, a paired list, a goal."""
    asked = (spans.age, spans.asked_how_long, spans.framed, spans.taken, spans.distance)
    for named in asked:
        if (span := named(inquiry)) is not None:
            return span, "span"
    listed = gapping.enumerated(inquiry)
    if listed is not None:
        return listed, "enumerated"
    pair = lists.paired(inquiry)
    if pair is not None:
        return pair, "respectively"
    return (goal(inquiry), "goal") if is_goal(inquiry.mention, inquiry.context) else None


def _measured(inquiry: Inquiry) -> tuple[Phrase | None, str]:
    named = _named_at_once(inquiry)
    if named is not None:
        return named
    kind = inquiry.mention.kind
    if kind == "count":
        return _count(inquiry)
    if kind == "year":
        when = occasion(inquiry)
        if when is not None:
            return when, "occasion"
        return dated(inquiry) or look_back(inquiry), "dated_event"
    if kind == "rank":
        found = ranked(inquiry)
        return (found, "ranked_place") if isinstance(found, Phrase) else _resolve(found, inquiry)
    if kind == "multiple":
        step = _multiplied(inquiry)
        if isinstance(step, Found):
            return _resolve(step, inquiry)
    return _climbed(inquiry)


def _climbed(inquiry: Inquiry) -> tuple[Phrase | None, str]:
    """What the tree ties a figure to; a move in basis points has a name of its own."""
    found = climb(inquiry, RULES)
    if inquiry.mention.unit in _DEGREES and found.rule not in ("subject", "of_noun"):
        return Phrase("temperature"), "temperature"
    if inquiry.mention.unit == "basis_point" and found.rule in ("elliptical", "subject"):
        rate = rate_before(inquiry)
        if rate is not None:
            return rate, "rate"
    purpose = events.intended(inquiry) if found.rule in _UNSAID else None
    return (purpose, "purpose") if purpose is not None else _resolve(found, inquiry)


def _count(inquiry: Inquiry) -> tuple[Phrase | None, str]:
    """What a count counts: its own noun, unless that only repeats what is counted."""
    if counts.is_frequency(inquiry):
        return done(inquiry) or counts.units(inquiry), "frequency"
    listed = counts.modified(inquiry)
    if listed is not None:
        return listed, "counted"
    noun = counts.count_noun(inquiry)
    if noun is not None and counts.told_number(noun, inquiry):
        told, rule = _resolve(climb(inquiry, RULES), inquiry)
        if told is not None:
            return told, rule
    body = counts.collective(noun, inquiry) if noun is not None else None
    if body is not None:
        return noun_phrase(body, inquiry), "collective"
    if noun is not None:
        return named_before(inquiry, noun, deeds.counted(noun, inquiry)), "counted"
    noun = counts.unit_noun(inquiry)
    if noun is not None:
        return noun_phrase(noun, inquiry), "unit_noun"
    return _bare_count(inquiry)


def _bare_count(inquiry: Inquiry) -> tuple[Phrase | None, str]:
    """A number alone: what its clause measures, what the text before counts, or its unit."""
    found = climb(inquiry, RULES)
    if found.noun is not None or found.rule == "light_noun":
        phrase = _phrase(found, inquiry)
        if phrase is not None:
            return phrase, found.rule
    said = child(inquiry.site, "relcl") is not None or inquiry.site.dep_ == "nsubjpass"
    bare = not inquiry.mention.unit
    phrase = (None if said or bare else continued(inquiry)) or counts.units(inquiry)
    return (phrase, "unit") if phrase is not None else (look_back(inquiry), found.rule)


def _multiplied(inquiry: Inquiry) -> Step:
    """Trade DOUBLED; they TRIPLED exports: the verb is the figure."""
    verb = inquiry.site
    if verb.pos_ != "VERB" or verb.lower_.endswith("fold"):
        return None
    thing = child(verb, "dobj")
    if thing is not None:
        return name(thing, "object", inquiry, anaphoric=True)
    return by_subject(verb, inquiry)


def _resolve(found: Found, inquiry: Inquiry) -> tuple[Phrase | None, str]:
    """Turn the end of a climb into a phrase; look back where it gives none."""
    return _phrase(found, inquiry) or look_back(inquiry), found.rule


def _phrase(found: Found, inquiry: Inquiry) -> Phrase | None:
    if found.verb is not None:
        return events.spent(found.verb, inquiry, look_back)
    if found.noun is None:
        return None
    if found.rule == "pronoun":
        before = antecedent(inquiry, found.noun)
        return relocated(before, inquiry) if before is not None else None
    if found.rule == "light_noun":
        return light_antecedent(inquiry, found.noun)
    if found.rule == "same_as":
        return _same(found, inquiry)
    phrase = noun_phrase(found.noun, inquiry)
    if phrase.text.lower() == "those":
        return None
    phrase = named_before(inquiry, found.noun, phrase)
    return deeds.sharing(phrase, found.noun, inquiry) if found.rule == "of_phrase" else phrase


def _same(found: Found, inquiry: Inquiry) -> Phrase | None:
    other = inquiry.owner(found.noun) if found.noun is not None else None
    if other is None or other == inquiry.mention:
        return None
    if other.start < inquiry.mention.start:
        return same_as(inquiry, other)
    there = climb(inquiry.other(other), RULES)
    return None if there.rule == "same_as" else _phrase(there, inquiry.other(other))
