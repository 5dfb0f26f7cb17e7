"""The tense of the clause that a word stands in."""

from typing import Literal

from spacy.tokens import Token

Tense = Literal["past", "perfect", "present", "future", ""]

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_AUXILIARIES = frozenset(("aux", "auxpass"))


def clause_of(token: Token) -> Token:
    """Return the verb whose clause, with a subject of its own, holds a token; else the root."""
    while token.head != token:
        if token.pos_ in ("VERB", "AUX") and any(t.dep_ in _SUBJECTS for t in token.children):
            break
        token = token.head
    return token


def tense_of(token: Token) -> Tense:
    """Return the tense of the nearest finite verb above a token, empty where there is none."""
    for verb in (token, *token.ancestors):
        if verb.pos_ in ("VERB", "AUX"):
            tense = _tense(verb)
            if tense:
                return tense
    return ""


def _tense(verb: Token) -> Tense:
    helpers = [t for t in verb.children if t.dep_ in _AUXILIARIES]
    tags = {verb.tag_, *(t.tag_ for t in helpers)}
    if "MD" in tags:
        return "future"
    if any(t.lemma_ == "have" and t.tag_ in ("VBZ", "VBP") for t in helpers):
        return "perfect"
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""
