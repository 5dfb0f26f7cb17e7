"""Verbs that say themselves what is measured: "invested", "allocated", "will be spent"."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from quantclaims.link.figure import figure
from quantclaims.link.indicator.climb import DURATIONS, NOT_MEASURED
from quantclaims.link.indicator.inquiry import Inquiry, is_name
from quantclaims.link.indicator.phrase import Phrase, is_nameable, noun_phrase
from quantclaims.link.indicator.tree import child, prepositions
from quantclaims.link.indicator.words import gerund, participle, words

_PURPOSES = ("in", "into", "for", "on", "to", "towards", "under", "from", "at", "by")
_LASTING = frozenset("be have take need last pass go live spend stay remain wait".split())
_EMPTY = frozenset({"order", "effect", "turn", "return"})
"""Objects of set phrases: "in ORDER to", "in EFFECT"."""

_TAKING = frozenset("take spend need require give have get allow use be".split())
"""Verbs of the time that a purpose takes: "it TOOK five years to build"."""

_LISTING = frozenset({"including", "and", "plus", ",", "with"})
"""What a sum in a list of sums follows."""

_BACK = frozenset({"this", "it", "these", "them", "that"})

_IDLE = frozenset(
    "be have do mean talk speak say tell mention acknowledge know think believe hear see show "
    "come go account remind concern discuss ask understand remember return recall".split()
)
"""Verbs that do nothing with the money that they take: "we are TALKING billions"."""

LookBack = Callable[[Inquiry], Phrase | None]


def event_noun(verb: Token) -> str:
    """Return the noun of a verb's event ("invest": "investment"), empty where none is known."""
    rows = words().events
    particle = child(verb, "prt", "advmod")
    phrasal = f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else ""
    row = rows.get(phrasal) or rows.get(verb.lemma_.lower())
    return row.noun if row is not None else ""


def spent(verb: Token, inquiry: Inquiry, about: LookBack) -> Phrase | None:
    """Return what an amount is used for ("investment in roads", "funds allocated for ...").

    ``None`` where the verb names no event and the figure no money that it may happen to.
    ``about`` returns what was spoken of before, for "this" and "it" in the phrase; it is asked
    only there, for it has the sentences before parsed.
    """
    head = event_noun(verb)
    lasts = inquiry.mention.unit in DURATIONS
    if not head and not lasts and not _moves_funds(verb, inquiry):
        return None
    gets = verb.lemma_ in ("receive", "get")
    head = head or f"funds {'received' if gets else participle(verb.lemma_.lower())}"
    if lasts:
        doing = next(purposes(verb), None)
        if doing is not None and verb.lemma_ in _TAKING:
            return Phrase(f"time to {_doing(doing, inquiry, article=True)}")
        head = _spent_doing(verb, inquiry)
    thing = child(verb, "dobj")
    for word in _PURPOSES:
        for target in _targets(verb, thing, word):
            purpose = _purpose(target, inquiry, about)
            if purpose:
                return Phrase(f"{head} {word} {purpose}")
    for c in (*verb.rights, *(thing.rights if thing is not None else ())):
        infinitive = c.dep_ in ("advcl", "xcomp", "relcl", "acl") and c.tag_ == "VB"
        if infinitive and child(c, "aux") is not None and child(c, "dobj") is not None:
            return Phrase(f"{head.split()[0]} to {_doing(c, inquiry)}")
    who = child(verb, "nsubj") if gets else None
    if who is not None and is_nameable(who, inquiry) and not is_name(who):
        return Phrase(f"{head} by {noun_phrase(who, inquiry, 3).text}")
    return Phrase(head)


def intended(inquiry: Inquiry) -> Phrase | None:
    """Return what a sum is for that has no verb of its own: "including 2 million FOR ROADS"."""
    doc, end = inquiry.context.doc, max(inquiry.own) + 1
    end += end < len(doc) and doc[end].lower_ == "each"
    if inquiry.mention.kind != "money" or end >= len(doc) or doc[end].lower_ != "for":
        return None
    target = child(doc[end], "pobj", "pcomp")
    before = figure(inquiry.mention, inquiry.context).introducer
    listed = before is not None and before.lower_ in _LISTING
    if not listed or target is None or target.lower_ in NOT_MEASURED:
        return None
    if target.tag_ == "VBG":
        return Phrase(f"funds for {_doing(target, inquiry)}")
    named = is_nameable(target, inquiry) and not is_name(target)
    return Phrase(f"funds for {noun_phrase(target, inquiry, 4).text}") if named else None


def _moves_funds(verb: Token, inquiry: Inquiry) -> bool:
    """Whether a verb says what is done with money, not that it is, is known or is spoken of."""
    lemma = verb.lemma_.lower()
    money = inquiry.mention.kind in ("money", "percent")
    return money and lemma not in _IDLE and lemma not in words().level


def _spent_doing(verb: Token, inquiry: Inquiry) -> str:
    """Return what was done for so long: "I studied it for a year", "spent hours READING"."""
    who, thing = child(verb, "nsubj"), child(verb, "dobj")
    passed = [c for c in verb.subtree if c.tag_ == "VBG" and c.dep_ in ("xcomp", "advcl", "acl")]
    if verb.lemma_ == "spend" and passed:
        return f"time {_doing(passed[0], inquiry)}"
    acts = who is not None and (who.pos_ == "PRON" or is_name(who)) and who.lower_ not in _BACK
    if not acts or verb.lemma_.lower() in _LASTING or child(verb, "xcomp") is not None:
        return "time"
    named = thing is not None and is_nameable(thing, inquiry)
    what = f" {noun_phrase(thing, inquiry, 2).text}" if thing is not None and named else ""
    return f"time {gerund(verb.lemma_.lower())}{what}"


def purposes(verb: Token) -> Iterator[Token]:
    """Yield the infinitives that say what time is taken for."""
    things = [c for c in verb.rights if c.dep_ in ("dobj", "dative", "npadvmod")]
    for c in (*verb.rights, *(below for thing in things for below in thing.rights)):
        to = any(t.dep_ == "aux" and t.tag_ == "TO" for t in c.lefts)
        if to and c.dep_ in ("advcl", "xcomp", "ccomp", "relcl", "acl", "csubj"):
            yield c


def _targets(verb: Token, thing: Token | None, word: str) -> Iterator[Token]:
    yield from prepositions(verb, {word})
    if thing is not None:
        yield from prepositions(thing, {word})


def _purpose(target: Token, inquiry: Inquiry, about: LookBack) -> str:
    if target.lower_ in _BACK:
        before = about(inquiry)
        return before.text if before is not None else ""
    if target.lower_ in _EMPTY and not any(target.lefts):
        return ""
    if target.tag_ == "VBG":
        return _doing(target, inquiry)
    if target.lower_ in NOT_MEASURED or not is_nameable(target, inquiry):
        return ""
    return noun_phrase(target, inquiry, 3, article=True).text


def _doing(verb: Token, inquiry: Inquiry, *, article: bool = False) -> str:
    """Return a verb with its object, or with the thing that a preposition ties to it."""
    words = [verb.text]
    thing = child(verb, "dobj")
    step = child(verb, "prep") if thing is None else None
    if step is not None:
        thing = child(step, "pobj")
        words.append(step.text)
    if thing is None or not is_nameable(thing, inquiry):
        return verb.text
    return " ".join([*words, noun_phrase(thing, inquiry, 3, article=article).text])
