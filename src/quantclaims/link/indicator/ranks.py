"""What a rank is a rank in: "20th in investment", "first place among partners"."""

from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.indicator.climb import NOT_MEASURED, Found, complement
from quantclaims.link.indicator.inquiry import Inquiry, is_light, is_name
from quantclaims.link.indicator.phrase import Phrase, phrase_tokens, spell
from quantclaims.link.indicator.tree import PREMODIFIERS, child, is_noun, is_verb, prepositions

_PLACES = frozenset({"place", "position", "rank", "spot", "ranking"})

_FIELDS = frozenset("world country region city sector industry market group place position".split())
"""Where a ranking is held, not what it is by."""

_REGARDING = frozenset({"go", "concern"})
"""What closes "as far as spending GOES"."""


def ranked(inquiry: Inquiry) -> Found | Phrase:
    """Return what a rank orders by, or else the noun that it ranks."""
    site = inquiry.site
    while site.i in inquiry.own and site.head.i in inquiry.own and site.head != site:
        site = site.head
    noun = site.head if site.dep_ in PREMODIFIERS | {"advmod"} else site
    while noun.pos_ in ("ADJ", "ADV") and noun.head != noun and noun.dep_ in PREMODIFIERS:
        noun = noun.head
    clause = next((t for t in (noun, *noun.ancestors) if is_verb(t)), noun)
    for holder in (noun, clause):
        criterion = next(_criteria(holder, inquiry), None)
        if criterion is not None:
            return Found("ranked_in", criterion)
    if is_noun(noun) and noun.lemma_.lower() in _PLACES:
        among = *prepositions(noun, {"among", "on", "in"}), *prepositions(clause, {"among"})
        for target in among:
            lead = [*_compounds(noun), noun, *noun.doc[target.head.i : target.left_edge.i]]
            return spell([*lead, *phrase_tokens(target, inquiry, 4)], inquiry)
    if is_noun(noun) and noun.i not in inquiry.own:
        return Found("ranked_noun", noun)
    rivals = next(prepositions(clause, {"among"}), None)
    if rivals is not None and is_noun(rivals):
        return Phrase(f"place among {spell(phrase_tokens(rivals, inquiry, 4), inquiry).text}")
    return Found("elliptical")


def _criteria(token: Token, inquiry: Inquiry) -> Iterator[Token]:
    """Yield what a ranking is in terms of; a place where it is held is not it."""
    for target in prepositions(token, {"in"}):
        if target.lower_ == "terms":
            yield from prepositions(target, {"of"})
    for aside in (c for right in token.rights for c in (right, *right.rights)):
        if aside.dep_ == "advcl" and aside.lemma_ in _REGARDING:
            subject = child(aside, "nsubj", "nsubjpass")
            yield from (subject,) if subject is not None and is_noun(subject) else ()
    if (
        is_noun(token)
        and token.i not in inquiry.own
        and not any(c.lower_ == "top" for c in token.lefts)
    ):
        return
    for target in _objects(token, {"in", "by", "for"}):
        empty = is_light(target) and complement(target, inquiry) is None
        elsewhere = empty or target.lower_ in _FIELDS | NOT_MEASURED or inquiry.is_time(target)
        if is_noun(target) and not elsewhere and not is_name(target):
            yield target


def _objects(token: Token, words: set[str]) -> Iterator[Token]:
    """Yield objects of prepositions; of a verb, those too that hang on a noun below it."""
    yield from prepositions(token, words)
    if token.lemma_.lower() in _PLACES:
        for inner in token.subtree:
            if inner != token and is_noun(inner):
                yield from prepositions(inner, words)


def _compounds(noun: Token) -> list[Token]:
    return [c for c in noun.lefts if c.dep_ == "compound"]
