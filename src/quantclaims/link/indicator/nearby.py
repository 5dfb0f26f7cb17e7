"""Rules that look at the words around a figure, where a parse is least to be trusted."""

import re

from spacy.tokens import Token

from quantclaims.link.indicator.climb import (
    DURATIONS,
    NOT_MEASURED,
    Found,
    Step,
    complement,
    is_place,
    name,
)
from quantclaims.link.indicator.codes import indicator_code
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.tree import (
    PREMODIFIERS,
    SUBJECTS,
    child,
    governor,
    is_noun,
    is_verb,
    prepositions,
)
from quantclaims.link.indicator.words import words

_BRACKETS = frozenset("([")
_CORRECTING = frozenset(("actually", "rather", "precisely", "sorry"))
HEDGES = frozenset("about around nearly almost some over roughly approximately only".split())
_RATES = frozenset("rate margin yield interest inflation unemployment".split())
_EQUAL = re.compile(r"(?:is|was|equals|makes)(?: also)? ?(?:equivalent to|equal to)\b|equals\b")
_MAKES = re.compile(r"(?:is|was|makes|constitutes|represents)(?: \w+)?")
_BASES = frozenset({"gdp", "grp", "that"})
"""What an amount is put in percent of: "the debt is 15 percent of GDP", "88 percent of that"."""

DASHES = frozenset({"–", "—", "--", ":"})


def parenthesis(site: Token, inquiry: Inquiry) -> Step:
    """20 trillion rubles [650 billion dollars]; the loan (2 billion)."""
    doc = inquiry.context.doc
    start = min(inquiry.own)
    for i in range(start - 1, max(start - 5, 0), -1):
        if doc[i].text in _BRACKETS:
            before = doc[i - 1]
            if inquiry.is_quantity(before):
                return Found("same_as", before)
            return name(before, "apposition", inquiry) if is_noun(before) else None
        if is_noun(doc[i]) or is_verb(doc[i]):
            break
    return None


def equated(site: Token, inquiry: Inquiry) -> Step:
    """A deficit of 2 billion, WHICH IS EQUIVALENT TO 3 percent of GDP; WHICH IS about half."""
    if inquiry.mention.kind != "percent":
        return None
    doc = inquiry.context.doc
    start = min(inquiry.own)
    for i in range(start - 1, max(start - 8, 0), -1):
        if doc[i].lower_ == "which" and doc[i - 1].text == ",":
            owner = inquiry.owner(doc[i - 2])
            said = doc[i + 1 : start].text.lower()
            if owner and _EQUAL.match(said):
                return Found("same_as", doc[i - 2])
            amount = next((t for t in reversed(doc[: i - 1]) if _is_amount(t, inquiry)), None)
            makes = amount is not None and _MAKES.fullmatch(said)
            return Found("same_as", amount) if makes else None
    return None


def _is_amount(token: Token, inquiry: Inquiry) -> bool:
    owner = inquiry.owner(token)
    return owner is not None and owner.kind in ("count", "money", "measure")


def gapped(site: Token, inquiry: Inquiry) -> Step:
    """Prices grew by 22 percent and TARIFFS by 2 percent."""
    doc = inquiry.context.doc
    i = min(inquiry.own) - 1
    while i > 2 and doc[i].lower_ in HEDGES:
        i -= 1
    if i > 2 and doc[i].text in DASHES - {":"}:
        return _dashed(i, inquiry)
    if inquiry.mention.kind != "percent" or i < 3 or doc[i].lower_ not in ("by", "at"):
        return None
    noun, before = doc[i - 1], doc[max(doc[i - 1].left_edge.i - 1, 0)]
    earlier = any(
        m.kind == "percent" and m.end < inquiry.mention.start for m in inquiry.context.mentions
    )
    joined = before.lower_ in ("and", ",", "while") and before.i < noun.i
    names = is_noun(noun) and not is_light(noun) and not inquiry.is_time(noun)
    free = names and not inquiry.is_quantity(noun) and not is_name(noun)
    return Found("gapped", noun) if earlier and joined and free else None


def _dashed(dash: int, inquiry: Inquiry) -> Step:
    """Exports grew 20 times, and THE NUMBER OF BUYERS – tenfold."""
    doc = inquiry.context.doc
    alike = ("percent", "multiple")
    earlier = any(
        m.kind in alike and m.end < inquiry.mention.start for m in inquiry.context.mentions
    )
    begin = dash
    while begin > 0 and doc[begin - 1].lower_ not in (",", "and", "while", ";", "but"):
        begin -= 1
    if inquiry.mention.kind not in alike or not earlier or dash - begin > 8 or begin == 0:
        return None
    head = next((t for t in doc[begin:dash] if is_noun(t) and t.dep_ not in PREMODIFIERS), None)
    if head is None or is_name(head) or inquiry.is_time(head) or inquiry.is_quantity(head):
        return None
    inner = complement(head, inquiry) if is_light(head) else head
    return Found("gapped", inner if inner is not None else head)


def rated(site: Token, inquiry: Inquiry) -> Step:
    """A unique bond in terms of its COUPON RATE AT 0.8 percent."""
    doc = inquiry.context.doc
    start = min(inquiry.own)
    if inquiry.mention.kind != "percent" or start < 2 or doc[start - 1].lower_ != "at":
        return None
    noun = doc[start - 2]
    named = is_noun(noun) and noun.lemma_.lower() in _RATES
    return Found("of_noun", noun) if named else None


def corrected(site: Token, inquiry: Inquiry) -> Step:
    """More than 70 percent, ACTUALLY 80 percent of the applications: the same as the next."""
    doc = inquiry.context.doc
    end = max(inquiry.own) + 1
    between = doc[end : end + 6]
    if not between or between[0].text != "," or between[1:2].text.lower() not in _CORRECTING:
        return None
    for token in between[2:]:
        owner = inquiry.owner(token)
        if owner is not None and owner.kind == inquiry.mention.kind == "percent":
            return Found("same_as", token)
    return None


def worth(site: Token, inquiry: Inquiry) -> Step:
    """Bilateral trade WORTH a little over 3 billion; contracts TOTALLING 5 billion."""
    doc = inquiry.context.doc
    start = min(inquiry.own)
    for i in range(start - 1, max(start - 5, 0), -1):
        if doc[i].lower_ in ("worth", "totalling", "totaling") and is_noun(doc[i - 1]):
            return name(doc[i - 1], "worth", inquiry)
        if is_noun(doc[i]) or is_verb(doc[i]):
            break
    return None


def of_noun(site: Token, inquiry: Inquiry) -> Step:
    """A capacity OF 55 cubic metres, a profit OF 6 billion."""
    if site.dep_ == "pobj" and site.head.lower_ == "of":
        noun = known_above(governor(site), inquiry)
        if is_noun(noun) and not is_light(noun) and not inquiry.is_time(noun):
            return name(noun, "of_noun", inquiry)
    return None


def known_above(noun: Token, inquiry: Inquiry) -> Token:
    """Return the thing measured in "INVESTMENT in the local economy of 2 billion"."""
    above = governor(noun) if noun.dep_ == "pobj" and noun.head.lower_ != "with" else noun
    if inquiry.mention.kind not in ("money", "percent") or above == noun or not is_noun(above):
        return noun
    kind = inquiry.mention.kind
    known = indicator_code(above.lemma_.lower(), kind)
    return above if known and not indicator_code(noun.lemma_.lower(), kind) else noun


def of_phrase(site: Token, inquiry: Inquiry) -> Step:
    """70 percent OF trade, 29 cubic metres OF gas, 1 billion IN revenue, an increase IN trade."""
    if site.i not in inquiry.own:
        target = complement(site, inquiry) if is_light(site) else None
    else:
        target = _adjacent(inquiry) or _fronted(site, inquiry)
    if target is None:
        return None
    step = name(target, "of_phrase", inquiry)
    return step if isinstance(step, Found) and step.rule != "elliptical" else None


def _adjacent(inquiry: Inquiry) -> Token | None:
    end = max(inquiry.own) + 1
    doc = inquiry.context.doc
    counted = doc[end - 1].head
    if doc[min(inquiry.own)].lower_ == "one" and counted.i >= end and is_noun(counted):
        return counted
    parenthetic = _between_dashes(inquiry)
    end += parenthetic
    while end < len(doc) and doc[end].text in ("’", "'", "worth", "’s", "'s"):
        end += 1
    if end >= len(doc) or doc[end].lower_ not in ("of", "in"):
        return None
    target = child(doc[end], "pobj", "pcomp")
    if target is None or target.lower_ in NOT_MEASURED or inquiry.is_time(target):
        return None
    if target.lower_ in _BASES and not _makes_up(inquiry.site):
        return None
    if parenthetic and doc[end].lower_ == "in":
        return target
    if doc[end].lower_ == "in":
        bare = child(target, "det", "poss") is None and not is_name(target)
        return target if bare and is_noun(target) and _holds_a_thing(inquiry) else None
    return _possessed(target)


def _fronted(site: Token, inquiry: Inquiry) -> Token | None:
    """Return what a part is of that its clause opens with: "OF ALL BREACHES, 2 percent were"."""
    if inquiry.mention.kind != "percent" or site.dep_ not in SUBJECTS:
        return None
    target = next(prepositions(site.head, {"of"}), None)
    if target is None or target.i > site.i or not is_noun(target):
        return None
    return complement(target, inquiry) if is_light(target) else target


def _makes_up(site: Token) -> bool:
    """Whether a part is told of what makes it up: "it accounts for A QUARTER of GDP"."""
    return site.dep_ in SUBJECTS or site.head.lower_ == "for"


def _between_dashes(inquiry: Inquiry) -> bool:
    """Whether a figure is thrown in: "the increase – 2.7 percent – in freight traffic"."""
    doc = inquiry.context.doc
    start, end = min(inquiry.own), max(inquiry.own) + 1
    before = {t.text for t in doc[max(start - 3, 0) : start]}
    return bool(before & DASHES) and end < len(doc) and doc[end].text in DASHES


def _holds_a_thing(inquiry: Inquiry) -> bool:
    """Whether "in" after an amount says what it consists of ("1 billion in revenue")."""
    mention, verb = inquiry.mention, inquiry.site.head
    event = words().events.get(verb.lemma_.lower()) if inquiry.site.dep_ == "dobj" else None
    if mention.kind == "money":
        return event is None or not event.noun
    return mention.kind == "measure" and mention.unit not in DURATIONS


def _possessed(owner: Token) -> Token:
    """Return what a noun with a bare apostrophe owns; the parser stops there ("states’ trade")."""
    doc = owner.doc
    i = owner.i + 1
    if i < len(doc) and doc[i].text in ("’", "'"):
        while i + 1 < len(doc) and doc[i + 1].pos_ in ("ADJ", "NOUN", "PROPN"):
            i += 1
    return doc[i] if i < len(doc) and is_noun(doc[i]) else owner


def participle(site: Token, inquiry: Inquiry) -> Step:
    """500 million ALLOCATED for health care; the 500 million THAT WE RECEIVE from them."""
    verb = child(site, "acl", "relcl")
    if inquiry.mention.kind != "money" or verb is None or site.i not in inquiry.own:
        return None
    begins = verb.i if verb.dep_ == "acl" else verb.left_edge.i
    we = child(verb, "nsubj")
    free = child(verb, "dobj") is None and we is not None and we.tag_ not in ("WP", "WDT")
    told = verb.tag_ == "VBN" if verb.dep_ == "acl" else free
    return Found("participle", verb=verb) if told and begins == max(inquiry.own) + 1 else None


def field_of(inquiry: Inquiry) -> Token | None:
    """Return what a percent alone is said of: "7 percent IN INDUSTRY and 5 IN AGRICULTURE"."""
    end = max(inquiry.own) + 1
    doc = inquiry.context.doc
    if inquiry.mention.kind != "percent" or end >= len(doc) or doc[end].lower_ != "in":
        return None
    target = child(doc[end], "pobj")
    if target is None or is_name(target) or not is_noun(target) or inquiry.is_time(target):
        return None
    return None if is_place(target) or target.lower_ in NOT_MEASURED else target
