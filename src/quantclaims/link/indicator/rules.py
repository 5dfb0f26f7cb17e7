"""The configurations of a dependency tree that tie a figure to what it measures, in order."""

from spacy.tokens import Token

from quantclaims.link.indicator.climb import DURATIONS, Found, Rule, Step, name
from quantclaims.link.indicator.events import purposes
from quantclaims.link.indicator.gapping import is_mere_money, thrown_in
from quantclaims.link.indicator.inquiry import Inquiry, is_light
from quantclaims.link.indicator.nearby import (
    DASHES,
    corrected,
    equated,
    field_of,
    gapped,
    known_above,
    of_noun,
    of_phrase,
    parenthesis,
    participle,
    rated,
    worth,
)
from quantclaims.link.indicator.tree import (
    PREMODIFIERS,
    SUBJECTS,
    child,
    governor,
    is_noun,
    is_verb,
    prepositions,
    subject,
)
from quantclaims.link.indicator.words import words

_GIVING = frozenset(("save", "cost", "pay", "owe", "lend"))
"""Verbs of money with two objects: "it SAVES the firms 5 billion"."""
_OUTDOING = frozenset("exceed surpass outstrip outnumber outpace outperform".split())
_ADVERBIAL = frozenset({"npadvmod", "advmod", "acomp", "prt", "prep", "advcl", "amod", "dep"})


def modifier(site: Token, inquiry: Inquiry) -> Step:
    """A 61 percent STAKE, the 5-million MARK."""
    head = site.head
    if (head.i in inquiry.own and head != site) or _is_adverb(head):
        return head
    if site.dep_ in PREMODIFIERS and (is_noun(head) or head.dep_ in SUBJECTS):
        return head if inquiry.is_quantity(head) else name(head, "modifier", inquiry)
    return None


def _is_adverb(noun: Token) -> bool:
    """Whether a noun is the head of "year on year" or "thanks to" and names nothing."""
    after = noun.doc[noun.i + 1 : noun.i + 3].text.lower()
    return (noun.lower_ == "year" and after == "on year") or (
        noun.lower_ == "thanks" and after.startswith("to")
    )


def scalar(site: Token, inquiry: Inquiry) -> Step:
    """30 percent HIGHER, UP 5 percent, contracts WORTH 2 billion: go to the scalar word."""
    head = site.head
    if site.dep_ in _ADVERBIAL | {"nummod", "quantmod"} and head.pos_ in ("ADJ", "ADV"):
        return head
    return None


def apposition(site: Token, inquiry: Inquiry) -> Step:
    """The reserves, 560 billion; the loan (2 billion); a sum, 5 million, IS ALLOCATED to it."""
    verb = site.head.head
    if site.dep_ == "appos" and is_mere_money(site.head, inquiry):
        return _event("event", verb, inquiry)
    if site.dep_ in ("appos", "parataxis"):
        return name(site.head, "apposition", inquiry) if is_noun(site.head) else site.head
    return None


def coordination(site: Token, inquiry: Inquiry) -> Step:
    """From 5 TO 22 billion, 6 billion AND 58 billion: the same as its partner."""
    if site.dep_ != "conj":
        return None
    field = field_of(inquiry)
    if field is not None:
        return Found("in_phrase", field)
    if inquiry.is_quantity(site.head):
        return Found("same_as", site.head)
    return changed(site.head, site, inquiry) if is_verb(site.head) else site.head


def duration(site: Token, inquiry: Inquiry) -> Step:
    """Operated the reactor with success FOR 30 years: what the verb is about."""
    if inquiry.mention.unit in DURATIONS and site.dep_ == "pobj" and site.head.lower_ == "for":
        above = governor(site)
        while not is_verb(above) and above.head != above and above.dep_ in ("pobj", "prep"):
            above = above.head
        office = child(above, "attr") if above.lemma_ == "be" else None
        if office is not None and is_noun(office):
            return name(office, "attribute", inquiry)
        if not is_verb(above):
            return None
        step = changed(above, site, inquiry)
        actor = isinstance(step, Found) and step.rule == "elliptical" and above.pos_ == "VERB"
        return _event("event", above, inquiry) if actor else step
    return None


def _after_dash(above: Token, site: Token) -> bool:
    """Whether a dash parts a figure from the word it seems to hang on ("law – from 1 to 6")."""
    return any(t.text in DASHES for t in site.doc[above.i + 1 : site.i])


def prepositional(site: Token, inquiry: Inquiry) -> Step:
    """Unemployment AT 5 percent, grew BY 7 percent, cut costs BY 44 billion."""
    if site.dep_ not in ("pobj", "pcomp"):
        return None
    above = governor(site)
    if _after_dash(above, site):
        return Found("elliptical")
    if inquiry.is_quantity(above):
        return Found("same_as", above)
    if is_noun(above) and not is_verb(above):
        moved = _moved(above, site, inquiry)
        return moved if moved is not None else name(above, "of_noun", inquiry)
    return changed(above, site, inquiry) if is_verb(above) else above


def _moved(noun: Token, site: Token, inquiry: Inquiry) -> Step:
    """Extend the period for goods FROM 30 TO 60 days: a move hangs on the verb, not the noun."""
    if site.head.lower_ not in ("from", "to", "by") or is_light(noun):
        return None
    while noun.dep_ in ("pobj", "prep", "conj", "compound", "appos"):
        noun = noun.head
    verb = noun if is_verb(noun) else noun.head
    if _outdoes(verb, site):
        return by_subject(verb, inquiry)
    thing = child(noun, "dobj") if is_verb(noun) else noun
    if thing is not None and thing.dep_ == "dobj" and thing.i < site.i:
        return name(thing, "object", inquiry, anaphoric=True)
    return None


def adverbial(site: Token, inquiry: Inquiry) -> Step:
    """Grew 12 percent, is UP by 5 percent, stood HIGHER."""
    if site.dep_ in _ADVERBIAL and is_verb(site.head):
        return changed(site.head, site, inquiry)
    return None


def changed(verb: Token, site: Token, inquiry: Inquiry) -> Step:
    """Return what a verb of change or of place on a scale has the figure of."""
    if _takes_time(verb, site, inquiry):
        return Found("event", verb=verb)
    if child(verb, "prt", "advmod") is not None:
        for noun in prepositions(verb, {"with"}):
            if verb.i < noun.i < site.i:
                return name(noun, "with_phrase", inquiry, anaphoric=True)
    thing = _object(verb, site, inquiry)
    if thing is not None and not _outdoes(verb, site):
        return name(thing, "object", inquiry, anaphoric=True)
    return by_subject(verb, inquiry)


def _object(verb: Token, site: Token, inquiry: Inquiry) -> Token | None:
    for c in verb.children:
        if c.dep_ == "dobj" and c != site and not inquiry.is_quantity(c):
            return c if not inquiry.is_time(c) and c.pos_ != "PUNCT" else None
    return None


def _outdoes(verb: Token, site: Token) -> bool:
    """Whether a verb tells how far its subject goes: "RESERVES exceed demand BY a half"."""
    who = child(verb, "nsubj")
    return verb.lemma_ in _OUTDOING and site.dep_ == "pobj" and who is not None and is_noun(who)


def as_subject(site: Token, inquiry: Inquiry) -> Step:
    """72 billion COMES from the budget; 45 billion will be SPENT on roads."""
    if site.dep_ not in SUBJECTS:
        return None
    verb = site.head
    if site.lower_ == "total" and verb.tag_ == "VBN":
        return _event("event_subject", verb, inquiry)
    if site.i not in inquiry.own and not _holds_the_sum(site, inquiry):
        return Found("light_noun", site)
    said = child(verb, "attr")
    part = said is not None and verb.lemma_ == "be" and is_noun(said) and not is_light(said)
    light = is_light(site) and site.i in inquiry.own
    if (light or inquiry.mention.kind in ("percent", "multiple")) and not part:
        return Found("elliptical")
    if said is not None and is_noun(said) and not is_light(said):
        return name(said, "attribute", inquiry)
    return _event("event_subject", verb, inquiry)


def predicate(site: Token, inquiry: Inquiry) -> Step:
    """The average IS 27,000; trade REACHED 5 billion; sales SHOWED an increase."""
    verb = site.head
    if not is_verb(verb) or verb == site:
        return None
    if _takes_time(verb, site, inquiry):
        return Found("event", verb=verb)
    event = words().events.get(verb.lemma_.lower())
    spends = inquiry.mention.kind == "money" and event is not None and event.noun
    lasts = inquiry.mention.unit in DURATIONS and verb.lemma_ == "spend"
    if child(verb, "xcomp") is not None and site.dep_ == "dobj" and not (spends or lasts):
        return Found("elliptical")
    if site.dep_ == "dobj" and _object(verb, site, inquiry) is not None:
        given = verb.lemma_ in _GIVING and site.i in inquiry.own
        return _event("event", verb, inquiry) if given else changed(verb, site, inquiry)
    level = verb.lemma_.lower() in words().level
    if site.dep_ != "dobj" or level or child(verb, "nsubjpass") is not None:
        return by_subject(verb, inquiry)
    relative = inquiry.mention.kind in ("percent", "multiple")
    if relative and (event is None or not event.noun):
        return by_subject(verb, inquiry)
    if site.i not in inquiry.own and not _holds_the_sum(site, inquiry):
        return Found("light_noun", site)
    return _event("event", verb, inquiry)


def _holds_the_sum(noun: Token, inquiry: Inquiry) -> bool:
    """Whether a light noun only introduces money: "A SUM OF 5 billion was earmarked"."""
    of = noun.i + 1
    doc = inquiry.context.doc
    near = doc[of : of + 4]
    money = inquiry.mention.kind == "money" and len(near) > 0 and near[0].lower_ == "of"
    return money and any(t.i in inquiry.own for t in near)


def _takes_time(verb: Token, site: Token, inquiry: Inquiry) -> bool:
    """It took us 200 days TO RECEIVE A PERMIT."""
    lasts = inquiry.mention.unit in DURATIONS and site.dep_ in ("dobj", "npadvmod", "dative")
    return lasts and verb.lemma_ == "take" and next(purposes(verb), None) is not None


def _event(rule: str, verb: Token, inquiry: Inquiry) -> Found:
    """Measure a verb's event; a mere quantity needs a verb that names what it is of."""
    amount = inquiry.mention.kind == "measure" and inquiry.mention.unit not in DURATIONS
    event = words().events.get(verb.lemma_.lower())
    if amount and (event is None or not event.noun):
        return Found("elliptical")
    return Found(rule, verb=verb)


def by_subject(verb: Token, inquiry: Inquiry) -> Step:
    """Return what the subject of a verb names."""
    who = subject(verb)
    if who is None:
        return Found("elliptical")
    if who.i > min(inquiry.own) and verb.dep_ == "relcl":
        return Found("elliptical")
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        who = known_above(who, inquiry)
    step = name(who, "subject", inquiry, anaphoric=True)
    return step if isinstance(step, Found) else Found("light_noun", who)


def attached(site: Token, inquiry: Inquiry) -> Step:
    """Anything else that hangs on a word: go there."""
    if site.head == site:
        return None
    if _after_dash(site.head, site):
        return Found("elliptical")
    return name(site.head, "attached", inquiry) if is_noun(site.head) else site.head


RULES: tuple[Rule, ...] = (
    equated,
    corrected,
    worth,
    rated,
    gapped,
    of_noun,
    of_phrase,
    parenthesis,
    thrown_in,
    participle,
    modifier,
    scalar,
    apposition,
    coordination,
    duration,
    prepositional,
    adverbial,
    as_subject,
    predicate,
    attached,
)
