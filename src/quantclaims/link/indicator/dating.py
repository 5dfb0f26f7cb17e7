"""The event that a year dates: "launch of the Union", "resolution adopted"."""

from spacy.tokens import Token

from quantclaims.link.indicator.climb import NOT_MEASURED, complement
from quantclaims.link.indicator.ellipsis import antecedent
from quantclaims.link.indicator.events import event_noun
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.occasions import is_titled
from quantclaims.link.indicator.phrase import Phrase, governed, is_nameable, noun_phrase, spell
from quantclaims.link.indicator.tree import (
    SUBJECTS,
    child,
    governor,
    is_noun,
    is_verb,
    prepositions,
    subject,
)
from quantclaims.link.indicator.words import gerund, participle

_ASPECTUAL = frozenset(
    "begin start continue plan expect schedule intend want hope manage decide be finish need "
    "set mean try propose have".split()
)
_HAPPENING = frozenset({"be", "have", "happen", "occur"})
"""Verbs that say no more than that there is such an event."""

_CAUSING = frozenset({"allow", "let", "enable", "permit", "help", "make"})
_ENTERING = {"come": "coming", "enter": "entering", "go": "going"}
_STATES = frozenset("force effect operation service power end halt stop use being line".split())
"""What a thing comes or goes into: "the rules CAME INTO FORCE"."""

_POINTING = frozenset({"it", "them", "this", "that", "these", "those"})
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
        if is_noun(head) and not _is_timed(head, inquiry) and head.i not in inquiry.own:
            whole = _named(head) if _is_bracketed(inquiry) else _nearest(head, site)
            if site.head.lower_ == "of" and head.pos_ == "PROPN" and governor(head).pos_ == "NOUN":
                whole = governor(head)
            return noun_phrase(whole, inquiry)
        site = head
    return None


def done(inquiry: Inquiry) -> Phrase | None:
    """Return what is done so often: "they MEET WITH PARTNERS twice a year"."""
    site = inquiry.site
    verbs = [t for t in site.ancestors if t.pos_ == "VERB"]
    near = (t for t in verbs if not any(c.text == "," for c in site.doc[t.i : site.i]))
    verb = next(near, verbs[-1] if verbs else None)
    return _verb_event(_main(verb), inquiry) if verb is not None else None


def _is_timed(noun: Token, inquiry: Inquiry) -> bool:
    return inquiry.is_time(noun) or noun.lower_ == "half"


def _is_bracketed(inquiry: Inquiry) -> bool:
    """Whether a year stands in brackets after a name: "the Conference on Security (1975)"."""
    first = min(inquiry.own)
    return first > 0 and inquiry.context.doc[first - 1].text in ("(", "[")


def _named(noun: Token) -> Token:
    """Return the head of the name that a noun ends: the PRESIDENT of the European Commission."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and is_noun(noun.head.head):
        noun = noun.head.head
    return noun


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
    """Skip verbs that only say that another begins, is planned, exists or is made possible."""
    while verb.lemma_.lower() in _ASPECTUAL | _CAUSING:
        inner = _inner(verb)
        if inner is None or not is_verb(inner):
            break
        verb = inner
    return verb


def _inner(verb: Token) -> Token | None:
    """Return the verb that another brings in: "we will be able TO REACH it", "lets us BUILD"."""
    said = child(verb, "attr", "acomp")
    if verb.lemma_ in _CAUSING:
        caused = child(verb, "ccomp")
        actor = child(caused, "nsubj") if caused is not None else None
        return caused if actor is not None and actor.pos_ == "PRON" else None
    below = child(said, "acl", "xcomp") if said is not None else None
    cleft = child(verb, "ccomp") if verb.lemma_ == "be" and said is None else None
    return child(verb, "xcomp") or below or cleft


def _verb_event(verb: Token, inquiry: Inquiry) -> Phrase | None:
    became = _became(verb, inquiry)
    if became is not None:
        return became
    what = _undergoer(verb, inquiry)
    named = _identified(verb, what, inquiry) if what is not None else None
    if named is not None or (what is not None and what.i in inquiry.own):
        return noun_phrase(named, inquiry) if named is not None else None
    role = child(verb, "oprd")
    if role is not None and is_noun(role) and event_noun(verb):
        return Phrase(f"{event_noun(verb)} as {noun_phrase(role, inquiry, 3).text}")
    if what is not None and what.dep_ == "attr" and verb.lemma_ == "be" and is_noun(what):
        return noun_phrase(what, inquiry, 4)
    if what is None or is_name(what) or what.pos_ == "PRON":
        if (doing := _contracted(verb, inquiry)) is not None:
            return doing
        back = what is not None and what.lower_ in _POINTING
        thing = antecedent(inquiry, what) if what is not None and back else None
        if thing is not None:
            return Phrase(thing.text) if verb.lemma_ == "be" else _happened(verb, thing.text)
        return _placed(verb, inquiry) if verb.lemma_ != "be" else None
    if verb.lemma_ == "be" and what.dep_ in SUBJECTS and is_noun(what):
        return _state(verb, what, inquiry)
    participial = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ != "bear"
    if not is_noun(what) or verb.lemma_ in _HAPPENING or participial or _takes_place(verb):
        return noun_phrase(what, inquiry, 4)
    return _happened(verb, noun_phrase(what, inquiry, 4, article=bool(event_noun(verb))).text)


def _state(verb: Token, what: Token, inquiry: Inquiry) -> Phrase:
    """Return a thing with the state that it is in: "plant OPERATIONAL", "tunnel UNDER REPAIR"."""
    thing = noun_phrase(what, inquiry, 4)
    quality = child(verb, "acomp")
    said = [quality] if quality is not None else []
    for preposition in (quality if quality is not None else verb).rights:
        target = child(preposition, "pobj") if preposition.dep_ == "prep" else None
        if target is not None and is_nameable(target, inquiry):
            said += governed(preposition, target, inquiry, 3)
            break
    return Phrase(f"{thing.text} {spell(said, inquiry).text}") if said else thing


def _became(verb: Token, inquiry: Inquiry) -> Phrase | None:
    """Return what something turned into: "became ACTING GOVERNOR", "came INTO FORCE"."""
    who = subject(verb)
    named = who is not None and is_nameable(who, inquiry) and not is_name(who)
    lead = f"{noun_phrase(who, inquiry, 4).text} " if who is not None and named else ""
    if verb.lemma_ == "become" or (verb.lemma_ == "go" and lead):
        said = child(verb, "attr", "acomp")
        if said is None or said.i in inquiry.own:
            return None
        said_of = noun_phrase(said, inquiry, 3).text if is_noun(said) else said.text
        return Phrase(f"{lead}{gerund(verb.lemma_)} {said_of}")
    if verb.lemma_ in _ENTERING and lead:
        for state in prepositions(verb, {"into", "to", "in"}):
            if state.lower_ in _STATES:
                return Phrase(f"{lead}{_ENTERING[verb.lemma_]} {state.head.text} {state.text}")
    return None


def _identified(verb: Token, what: Token, inquiry: Inquiry) -> Token | None:
    """Return what a year or a date is said to be: "2018 is the YEAR of Music"."""
    own = what.i in inquiry.own
    timed = (
        is_noun(what) and inquiry.is_time(what) and not (what.lemma_ == "term" or is_titled(what))
    )
    if not own and not timed:
        return None
    said = child(verb, "attr", "oprd") or next(prepositions(verb, {"as"}), None)
    if said is None and own:
        said = child(what, "appos")
    if said is not None and said.tag_ == "WP":
        return None
    return what if said is not None and said.i in inquiry.own else said


def _contracted(verb: Token, inquiry: Inquiry) -> Phrase | None:
    """Return what somebody was hired or told to do: "we were contracted TO GUARD A PLANT"."""
    goal = child(verb, "xcomp")
    thing = child(goal, "dobj") if goal is not None else None
    if goal is None or thing is None or not is_nameable(thing, inquiry):
        return None
    return _happened(verb, f"{goal.lemma_} {noun_phrase(thing, inquiry, 4).text}")


def _takes_place(verb: Token) -> bool:
    thing = child(verb, "dobj")
    return verb.lemma_ == "take" and thing is not None and thing.lower_ in _OCCURRING


def _undergoer(verb: Token, inquiry: Inquiry) -> Token | None:
    """Return what an event happens to: its object, or the subject where it has none."""
    passive, thing = child(verb, "nsubjpass"), child(verb, "dobj")
    asked = child(verb, "nsubj") if verb.lemma_ == "be" else None
    if verb.lemma_ == "be" and child(verb, "expl") is not None:
        return child(verb, "attr")
    held = [c for c in verb.children if c.dep_ == "attr" and is_noun(c)]
    told = asked is None or asked.tag_ == "WP" or asked.lower_ in _POINTING
    if held and told and verb.lemma_ == "be" and not inquiry.is_time(held[-1]):
        return held[-1]
    if passive is not None and thing is not None and is_noun(thing):
        passive = None
    relative = passive if passive is not None else thing
    if relative is not None and _is_relative(relative) and verb.dep_ == "relcl":
        return verb.head
    if thing is None and passive is None:
        thing = _shared_object(verb, inquiry)
    bare = thing is not None and is_light(thing) and complement(thing, inquiry) is None
    if bare or _takes_place(verb):
        thing = None
    if verb.dep_ == "relcl" and passive is None and thing is None and not _is_asked(verb):
        return None if inquiry.is_time(verb.head) else verb.head
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    if _is_to_be_done(verb) and is_noun(before):
        return before
    if verb.dep_ == "acl" and _has_to(verb):
        return passive or thing
    return passive or thing or subject(verb)


def _is_asked(clause: Token) -> bool:
    """Whether a clause opens with a word that stands for a thing, a place or a time in it."""
    opening = [t for c in clause.lefts for t in (c, *c.children)]
    return any(t.tag_ in ("WP", "WDT", "WRB") for t in opening)


def _is_to_be_done(verb: Token) -> bool:
    """Whether a verb says what is TO BE HELD, of the noun before it."""
    return verb.tag_ == "VBN" and _has_to(verb)


def _has_to(verb: Token) -> bool:
    return any(t.tag_ == "TO" for t in verb.lefts)


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.tag_ == "IN")


def _shared_object(verb: Token, inquiry: Inquiry) -> Token | None:
    """Return the object of "by 2024 to draft and sign A TREATY", or of "allowed FIRMS to trade"."""
    inner = child(verb, "ccomp")
    if inner is not None:
        return child(inner, "nsubj") if verb.lemma_ in _CAUSING else None
    targets = [child(c, "pobj") for c in verb.children if c.dep_ == "prep"]
    placed = any(t is None or not (inquiry.is_time(t) or t.i in inquiry.own) for t in targets)
    joined = child(verb, "conj")
    if placed or joined is None or child(joined, *SUBJECTS) is not None:
        return None
    return child(joined, "dobj")


def _happened(verb: Token, thing: str) -> Phrase:
    if event_noun(verb):
        return Phrase(f"{event_noun(verb)} of {thing}")
    particle = child(verb, "prt")
    past = verb.lower_ if verb.tag_ == "VBN" else participle(verb.lemma_.lower())
    done = [past, *([particle.text] if particle is not None else [])]
    for state in prepositions(verb, {"into", "on"}):
        if verb.lemma_ in ("put", "bring", "take") and not any(state.lefts):
            done += [state.head.text, state.text]
    return Phrase(" ".join([thing, *done]))


def _placed(verb: Token, inquiry: Inquiry) -> Phrase:
    """Return an event that its place or topic identifies ("speech at the Assembly")."""
    past = verb.lower_ if verb.tag_ == "VBN" else participle(verb.lemma_.lower())
    lead = event_noun(verb) or past
    for c in verb.children:
        target = child(c, "pobj") if c.dep_ == "prep" else None
        timed = target is None or inquiry.is_time(target)
        if target is not None and not timed and is_nameable(target, inquiry):
            return Phrase(f"{lead} {c.text} {noun_phrase(target, inquiry, 4, article=True).text}")
    return Phrase(lead)
