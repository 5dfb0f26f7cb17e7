"""The event that a year dates: "launch of the Union", "resolution adopted"."""

from spacy.tokens import Token

from quantclaims.link.indicator.climb import NOT_MEASURED, complement
from quantclaims.link.indicator.ellipsis import antecedent
from quantclaims.link.indicator.events import event_noun
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.phrase import Phrase, is_nameable, noun_phrase
from quantclaims.link.indicator.tree import (
    child,
    governor,
    is_noun,
    is_verb,
    prepositions,
    subject,
)
from quantclaims.link.indicator.words import participle

_ASPECTUAL = frozenset(
    "begin start continue plan expect schedule intend want hope manage decide be finish need "
    "set mean try propose".split()
)
_HAPPENING = frozenset({"be", "have", "happen", "occur"})
"""Verbs that say no more than that there is such an event."""

_OCCURRING = frozenset({"place", "effect", "shape"})
"""What an event takes when it comes about ("the rules TOOK EFFECT")."""


def dated(inquiry: Inquiry) -> Phrase | None:
    """Return the event that a year dates, from the verb or the noun that it hangs on."""
    site = inquiry.site
    while site.head != site:
        head = governor(site) if site.dep_ in ("pobj", "pcomp") else site.head
        if head.lower_ in ("starting", "beginning") and head.tag_ == "VBG":
            verb = next((t for t in head.ancestors if is_verb(t)), None)
            return _verb_event(_main(verb), inquiry) if verb is not None else None
        if is_verb(head) and not _is_aside(head):
            return _verb_event(_main(head), inquiry)
        if is_noun(head) and not inquiry.is_time(head) and head.i not in inquiry.own:
            return noun_phrase(_nearest(head, site), inquiry)
        site = head
    return None


def _is_aside(verb: Token) -> bool:
    """Whether a verb only opens its sentence: "AS YOU KNOW, in 2018 we signed the treaty"."""
    opens = any(c.lower_ == "as" for c in verb.lefts)
    return verb.lemma_ in ("know", "remember", "recall") and opens and verb.head != verb


def _nearest(noun: Token, site: Token) -> Token:
    """Return the noun of "in line with the outcome of THE CONFERENCE in 2020"."""
    while noun.lower_ in NOT_MEASURED or is_light(noun):
        inner = next((t for t in noun.subtree if noun.i < t.i < site.i and is_noun(t)), None)
        if inner is None:
            break
        noun = inner
    return noun


def _main(verb: Token) -> Token:
    """Skip verbs that only say that another begins, is planned or exists."""
    while verb.lemma_.lower() in _ASPECTUAL:
        said = child(verb, "attr")
        inner = child(verb, "xcomp") or (child(said, "acl") if said is not None else None)
        if inner is None or not is_verb(inner):
            break
        verb = inner
    return verb


def _verb_event(verb: Token, inquiry: Inquiry) -> Phrase | None:
    what = _undergoer(verb, inquiry)
    timed = what is not None and is_noun(what) and inquiry.is_time(what)
    if what is not None and timed and what.lemma_ != "term" and not _is_titled(what):
        said = child(verb, "attr") or next(prepositions(verb, {"as"}), None)
        return noun_phrase(said, inquiry) if said is not None else None
    role = child(verb, "oprd")
    if role is not None and is_noun(role) and event_noun(verb):
        return Phrase(f"{event_noun(verb)} as {noun_phrase(role, inquiry, 3).text}")
    if what is None or is_name(what) or what.pos_ == "PRON":
        if (doing := _contracted(verb, inquiry)) is not None:
            return doing
        back = what is not None and what.lower_ in ("it", "them")
        thing = antecedent(inquiry, what) if what is not None and back else None
        return _happened(verb, thing.text) if thing is not None else _placed(verb, inquiry)
    participial = verb.dep_ == "acl" and verb.tag_ == "VBN"
    if not is_noun(what) or verb.lemma_ in _HAPPENING or participial or _takes_place(verb):
        return noun_phrase(what, inquiry, 4)
    return _happened(verb, noun_phrase(what, inquiry, 4, article=bool(event_noun(verb))).text)


def _contracted(verb: Token, inquiry: Inquiry) -> Phrase | None:
    """Return what somebody was hired or told to do: "we were contracted TO GUARD A PLANT"."""
    goal = child(verb, "xcomp")
    thing = child(goal, "dobj") if goal is not None else None
    if goal is None or thing is None or not is_nameable(thing, inquiry):
        return None
    return _happened(verb, f"{goal.lemma_} {noun_phrase(thing, inquiry, 4).text}")


def _is_titled(time: Token) -> bool:
    """Whether a time is the name of an occasion: "the YEAR of Japan"."""
    return time.text == "Year" and next(prepositions(time, {"of"}), None) is not None


def _takes_place(verb: Token) -> bool:
    thing = child(verb, "dobj")
    return verb.lemma_ == "take" and thing is not None and thing.lower_ in _OCCURRING


def _undergoer(verb: Token, inquiry: Inquiry) -> Token | None:
    """Return what an event happens to: its object, or the subject where it has none."""
    passive, thing = child(verb, "nsubjpass"), child(verb, "dobj")
    relative = passive if passive is not None else thing
    if relative is not None and relative.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    if thing is None and passive is None:
        joined = child(verb, "conj")
        thing = (
            child(joined, "dobj") if joined is not None and child(verb, "prep") is None else None
        )
    bare = thing is not None and is_light(thing) and complement(thing, inquiry) is None
    if bare or _takes_place(verb):
        thing = None
    if verb.dep_ == "acl" and any(t.tag_ == "TO" for t in verb.lefts):
        return passive or thing
    return passive or thing or subject(verb)


def _happened(verb: Token, thing: str) -> Phrase:
    if event_noun(verb):
        return Phrase(f"{event_noun(verb)} of {thing}")
    particle = child(verb, "prt")
    done = [participle(verb.lemma_.lower()), *([particle.text] if particle is not None else [])]
    return Phrase(" ".join([thing, *done]))


def _placed(verb: Token, inquiry: Inquiry) -> Phrase:
    """Return an event that its place or topic identifies ("speech at the Assembly")."""
    lead = event_noun(verb) or participle(verb.lemma_.lower())
    for c in verb.children:
        target = child(c, "pobj") if c.dep_ == "prep" else None
        timed = target is None or inquiry.is_time(target)
        if target is not None and not timed and is_nameable(target, inquiry):
            return Phrase(f"{lead} {c.text} {noun_phrase(target, inquiry, 4, article=True).text}")
    return Phrase(lead)
