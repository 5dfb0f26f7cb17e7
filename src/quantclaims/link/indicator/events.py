"""Events as what is measured or dated: verbs turned into phrases."""

from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.indicator.inquiry import Inquiry
from quantclaims.link.indicator.phrase import Phrase, is_nameable, noun_phrase
from quantclaims.link.indicator.tree import (
    child,
    governor,
    is_noun,
    is_verb,
    prepositions,
    subject,
)
from quantclaims.link.indicator.words import participle, words

_ASPECTUAL = frozenset(
    "begin start continue plan expect schedule intend want hope manage decide be finish need "
    "set mean try propose".split()
)
_PURPOSES = ("in", "into", "on", "for", "to", "towards", "under", "from", "at", "by")


def spent(verb: Token, inquiry: Inquiry, about: Phrase | None) -> Phrase:
    """Return what an amount is used for ("investment in roads", "funds allocated for ...").

    ``about`` is what was spoken of before, for "this" and "it" in the phrase.
    """
    head = _event_noun(verb) or f"funds {participle(verb.lemma_.lower())}"
    if inquiry.mention.kind == "measure":
        head = _event_noun(verb) or "time"
    thing = child(verb, "dobj")
    for word in _PURPOSES:
        for target in _targets(verb, thing, word):
            if is_nameable(target, inquiry):
                thing_of = noun_phrase(target, inquiry, 3, article=True)
                return Phrase(f"{head} {word} {thing_of.text}")
            if target.tag_ == "VBG":
                return Phrase(f"{head} {word} {_doing(target, inquiry)}")
            if target.lower_ in ("this", "it", "these", "them") and about is not None:
                return Phrase(f"{head} {word} {about.text}")
    for c in (*verb.rights, *(thing.rights if thing is not None else ())):
        purpose = c.dep_ in ("advcl", "xcomp", "relcl", "acl") and c.tag_ == "VB"
        if purpose and child(c, "aux") is not None and child(c, "dobj") is not None:
            return Phrase(f"{head.split()[0]} to {_doing(c, inquiry)}")
    return Phrase(head)


def _targets(verb: Token, thing: Token | None, word: str) -> Iterator[Token]:
    yield from prepositions(verb, {word})
    if thing is not None:
        yield from prepositions(thing, {word})


def _event_noun(verb: Token) -> str:
    particle = child(verb, "prt") or child(verb, "advmod")
    rows = words().events
    if particle is not None:
        row = rows.get(f"{verb.lemma_.lower()} {particle.lower_}")
        if row is not None:
            return row.noun
    row = rows.get(verb.lemma_.lower())
    return row.noun if row is not None else ""


def _doing(verb: Token, inquiry: Inquiry) -> str:
    thing = child(verb, "dobj")
    if thing is None or not is_nameable(thing, inquiry):
        return verb.text
    return f"{verb.text} {noun_phrase(thing, inquiry, 3).text}"


def dated(inquiry: Inquiry) -> Token | None:
    """Return the verb of the event that a year dates, or the noun that it belongs to."""
    site = inquiry.site
    while site.head != site:
        head = governor(site) if site.dep_ in ("pobj", "pcomp") else site.head
        preposed = head.lower_ in ("starting", "beginning") and head.tag_ == "VBG"
        if preposed:
            return next((_main(t) for t in head.ancestors if is_verb(t)), None)
        if is_verb(head):
            return _main(head)
        if is_noun(head) and not inquiry.is_time(head) and head.i not in inquiry.own:
            return head
        site = head
    return None


def _main(verb: Token) -> Token:
    """Skip verbs that only say that another begins, is planned or exists."""
    while verb.lemma_.lower() in _ASPECTUAL:
        said = child(verb, "attr")
        inner = child(verb, "xcomp") or (child(said, "acl") if said is not None else None)
        if inner is None or not is_verb(inner):
            break
        verb = inner
    return verb


def dated_event(verb: Token, inquiry: Inquiry) -> Phrase | None:
    """Return the event of a verb as a phrase ("launch of the Union")."""
    passive = child(verb, "nsubjpass")
    what = passive or child(verb, "dobj") or subject(verb)
    if passive is not None and verb.dep_ == "relcl" and passive.tag_ == "WP":
        what = verb.head
    if what is not None and is_noun(what) and inquiry.is_time(what):
        said = child(verb, "attr") or next(prepositions(verb, {"as"}), None)
        return noun_phrase(said, inquiry) if said is not None else None
    role = child(verb, "oprd")
    if role is not None and is_noun(role) and _event_noun(verb):
        return Phrase(f"{_event_noun(verb)} as {noun_phrase(role, inquiry, 3).text}")
    if what is None or not is_noun(what):
        return _placed_event(verb, inquiry)
    if verb.lemma_ == "be":
        return noun_phrase(what, inquiry, 4)
    thing = noun_phrase(what, inquiry, 4, article=bool(_event_noun(verb)))
    if _event_noun(verb):
        return Phrase(f"{_event_noun(verb)} of {thing.text}")
    particle = child(verb, "prt")
    done = [participle(verb.lemma_.lower()), *([particle.text] if particle is not None else [])]
    return Phrase(" ".join([thing.text, *done]))


def _placed_event(verb: Token, inquiry: Inquiry) -> Phrase | None:
    """Return an event that its place or topic identifies ("speech at the Assembly")."""
    for c in verb.children:
        target = child(c, "pobj") if c.dep_ == "prep" else None
        if target is not None and is_nameable(target, inquiry):
            lead = _event_noun(verb) or verb.lemma_.lower()
            there = noun_phrase(target, inquiry, 4, article=True)
            return Phrase(f"{lead} {c.text} {there.text}")
    return None
