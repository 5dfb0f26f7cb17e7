"""What a figure measures when its own clause does not say: look back."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.context import SentenceContext
from quantclaims.link.indicator.climb import DURATIONS, complement, compound
from quantclaims.link.indicator.codes import indicator_code
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.phrase import Phrase, is_nameable, noun_phrase
from quantclaims.link.indicator.tree import child, prepositions
from quantclaims.types import Claim, Mention

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})
_PLACE = re.compile(r" in (?:the )?[A-Z][^,]*$")
_AUDIENCE = frozenset(
    "president minister chancellor governor colleague friend comrade lady gentleman guest "
    "question meeting situation".split()
)
"""Whom one speaks to, and words of procedure: no figure is about them."""

_POINTING = frozenset({"such", "same", "this"})

_NUMBERS = {"it": "Sing", "this": "Sing", "that": "Sing", "they": "Plur", "them": "Plur"}
_REACH = 3
"""How many sentences back an ellipsis or a pronoun may look."""

_ECHO = 5
"""How many figures back the same value is that of the same thing."""


def same_as(inquiry: Inquiry, mention: Mention) -> Phrase | None:
    """Return what an earlier figure of the event measures."""
    for claim in reversed(inquiry.discourse.claims):
        if claim.start == mention.start:
            return Phrase(claim.indicator, code=claim.indicator_code)
    return None


def look_back(inquiry: Inquiry) -> Phrase | None:
    """Return what the text before speaks of that a bare figure may continue."""
    repeated = _repeated(inquiry)
    if repeated is not None:
        return repeated
    alike = _alike(inquiry)
    if alike is not None:
        return alike
    for there, limit in _backwards(inquiry, min(inquiry.own)):
        found = _claimed(there, limit, inquiry.mention) or _topic_phrase(there, limit)
        if found is not None:
            return found
    return continued(inquiry)


def _alike(inquiry: Inquiry) -> Phrase | None:
    """Return what a rank or a stretch of time before is of, whatever else was spoken of since."""
    rank = inquiry.mention.kind == "rank"
    if rank or inquiry.mention.unit in DURATIONS:
        for there, limit in _backwards(inquiry, min(inquiry.own)):
            found = _claimed(there, limit, inquiry.mention)
            if found is not None and (rank or found.text.startswith("time ")):
                return found
    return None


def antecedent(inquiry: Inquiry, pronoun: Token) -> Phrase | None:
    """Return what a pronoun stands for: the last thing measured or spoken of before it.

    The "it" of a year is a thing spoken of, not the event that another year dates.
    """
    thing = inquiry.mention.kind == "year" and pronoun.lower_ in ("it", "them")
    repeated = None if thing else _repeated(inquiry)
    if repeated is not None:
        return repeated
    for there, limit in _backwards(inquiry, pronoun.i):
        number = _NUMBERS.get(pronoun.lower_, "")
        claimed = None if thing else _claimed(there, limit, inquiry.mention)
        found = claimed or _topic_phrase(there, limit, number)
        if found is not None:
            return found
    return None


def relocated(phrase: Phrase, inquiry: Inquiry) -> Phrase:
    """Put the place that a figure's own clause names for the one in a phrase said before.

    "The unemployment rate in Crimea fell. In Sevastopol it dropped": the rate in Sevastopol.
    """
    place = _PLACE.search(phrase.text)
    if place is None:
        return phrase
    for verb in inquiry.site.ancestors:
        for target in prepositions(verb, {"in"}):
            if is_name(target) and not inquiry.is_time(target):
                there = noun_phrase(target, inquiry, article=True)
                return Phrase(f"{phrase.text[: place.start()]} in {there.text}", code=phrase.code)
    return phrase


def light_antecedent(inquiry: Inquiry, light: Token) -> Phrase | None:
    """Return what "this number", "the share" is of: the same noun earlier tells."""
    for there, limit in _backwards(inquiry, light.i):
        for token in reversed(there.context.doc[:limit]):
            if token.lemma_ == light.lemma_:
                inner = complement(token, there)
                if inner is not None:
                    return noun_phrase(inner, there)
                if compound(token, there) is not None:
                    return noun_phrase(token, there)
    return None


def named_before(inquiry: Inquiry, noun: Token, phrase: Phrase) -> Phrase:
    """Return the fuller name that "such projects", "this index" points back to, if there is one."""
    pointing = any(c.lower_ in _POINTING for c in noun.lefts)
    if not pointing or " " in phrase.text:
        return phrase
    for there, limit in _backwards(inquiry, noun.i):
        for token in reversed(there.context.doc[:limit]):
            if token.lemma_ == noun.lemma_ and is_nameable(token, there):
                fuller = noun_phrase(token, there, 4)
                if " " in fuller.text:
                    return Phrase(fuller.text)
    return phrase


def _backwards(inquiry: Inquiry, limit: int) -> Iterator[tuple[Inquiry, int | None]]:
    """Yield the figure's own sentence up to a token, then the sentences before it, whole.

    Those are parsed only by who looks at their tokens: what they claim is known without.
    """
    yield inquiry, limit
    context: SentenceContext | None = inquiry.context.previous
    for _ in range(_REACH):
        if context is None:
            return
        yield Inquiry(inquiry.mention, context, inquiry.discourse), None
        context = context.previous


def _repeated(inquiry: Inquiry) -> Phrase | None:
    mention = inquiry.mention
    for claim in reversed(inquiry.discourse.claims[-_ECHO:]):
        said = (claim.kind, claim.value, claim.unit)
        same = said == (mention.kind, mention.value, mention.unit)
        if same and claim.value is not None and claim.indicator:
            return Phrase(claim.indicator, code=claim.indicator_code)
    return None


def _claimed(there: Inquiry, limit: int | None, mention: Mention) -> Phrase | None:
    """Return what the last claim of a sentence measures, if a mention may continue it."""
    start = there.context.start
    end = start + len(there.context.text)
    if limit is not None and limit < len(there.context.doc):
        end = start + there.context.doc[limit].idx
    for claim in reversed(there.discourse.claims):
        there_said = start <= claim.start < end and claim.indicator
        if there_said and _continues(mention, claim):
            return Phrase(claim.indicator, code=claim.indicator_code)
    return None


def _continues(mention: Mention, claim: Claim) -> bool:
    if "year" in (mention.kind, claim.kind):
        return mention.kind == claim.kind
    if mention.kind == "count":
        return claim.kind == "count" and mention.unit in ("", claim.unit)
    if mention.unit in DURATIONS and claim.kind == "count":
        return False
    if claim.indicator.startswith("time to ") and mention.kind == "percent":
        return False
    return mention.kind != "measure" or claim.kind != "measure" or claim.unit == mention.unit


def continued(inquiry: Inquiry) -> Phrase | None:
    """Return what the last claim of the event measures that a bare figure may continue."""
    for claim in reversed(inquiry.discourse.claims):
        if claim.indicator and _continues(inquiry.mention, claim):
            return Phrase(claim.indicator, code=claim.indicator_code)
    return None


def _known(there: Inquiry, limit: int | None, number: str) -> Phrase | None:
    """Return the last noun before a token that the list of indicators knows."""
    for token in reversed(there.context.doc[:limit]):
        if token.dep_ in _ARGUMENTS and _is_topic(token, there, number):
            said = compound(token, there) if is_light(token) else token
            if said is not None and indicator_code(said.lemma_.lower(), "percent"):
                return noun_phrase(_rate_of(token), there)
    return None


def _rate_of(noun: Token) -> Token:
    """Return the rate that a question is about, not what it is a rate of: "interest RATE on"."""
    whole = noun.head.head if noun.dep_ == "pobj" else noun
    named = whole.lemma_ == "rate" and child(whole, "compound") is not None
    return whole if named else noun


def _is_topic(token: Token, there: Inquiry, number: str) -> bool:
    """Whether a noun may be what a later figure is about, in the number of its pronoun."""
    if token.i in there.own or not is_nameable(token, there) or is_name(token):
        return False
    unsaid = not number and _is_named(token)
    if token.pos_ == "PROPN" and (token.text in _surnames(there) or unsaid):
        return False
    agrees = not number or number == token.morph.get("Number", [number])[0]
    return agrees and token.lemma_.lower() not in _AUDIENCE


def _is_named(noun: Token) -> bool:
    """Whether a noun ends the full name of a person, place or body ("the European Union")."""
    said = [c for c in noun.lefts if c.dep_ not in ("det", "poss", "case")]
    return noun.text.istitle() and all(c.pos_ == "PROPN" for c in said)


def _surnames(there: Inquiry) -> set[str]:
    return {turn.speaker.split()[-1] for turn in there.context.transcript.turns if turn.speaker}


def _governs(token: Token, there: Inquiry) -> bool:
    """Whether a subject acts in the figure's own clause; then it is not what is measured."""
    return bool(there.own) and token.head.is_ancestor(there.site) and token.dep_ == "nsubj"


def _is_set(preposition: Token) -> bool:
    """Whether a preposition brings in what a sentence is about: "the history OF", "as FOR"."""
    before = preposition.doc[max(preposition.i - 1, 0)].lower_
    return preposition.lower_ == "of" or (preposition.lower_ == "for" and before == "as")


def _topic_phrase(there: Inquiry, limit: int | None, number: str = "") -> Phrase | None:
    """Return the indicator, else the subject or object, last named before a token."""
    known = _known(there, limit, number)
    if known is not None:
        return known
    near = ("pobj",) if number and limit is not None else ()
    for labels in (("nsubj", "nsubjpass"), ("dobj",), near):
        for token in reversed(there.context.doc[:limit]):
            if token.dep_ == "pobj" and not _is_set(token.head):
                continue
            if token.dep_ not in labels or token.i in there.own or _governs(token, there):
                continue
            inner = complement(token, there) if is_light(token) else token
            if inner is not None and _is_topic(inner, there, number if inner == token else ""):
                return noun_phrase(inner, there)
    return None
