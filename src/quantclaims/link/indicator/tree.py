"""Reading a dependency tree: who does what, what belongs to what.

Labels are those of spaCy's English pipelines (the CLEAR style of ClearNLP).
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PREMODIFIERS = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "poss", "det"})
_CLAUSES = frozenset({"conj", "xcomp", "acomp", "advcl", "ccomp", "pcomp", "dep", "prep"})
_RELATIVES = frozenset({"which", "who", "that", "whom"})
_ADPOSITIONS = frozenset({"ADP", "SCONJ", "PART"})


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child of a token that bears one of the labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def prepositions(token: Token, words: Collection[str]) -> Iterator[Token]:
    """Yield the objects of a token's prepositional phrases that open with one of the words."""
    for preposition in token.children:
        if is_preposition(preposition) and preposition.lower_ in words:
            found = child(preposition, "pobj", "pcomp")
            if found is not None:
                yield found


def is_preposition(token: Token) -> bool:
    return token.dep_ in ("prep", "agent", "dative") and token.pos_ in _ADPOSITIONS


def governor(token: Token) -> Token:
    """Return the token that governs a phrase: above its preposition, if it has one."""
    head = token.head
    while head.dep_ in ("prep", "agent", "pcomp", "dative") and head.pos_ in _ADPOSITIONS:
        head = head.head
    return head


def is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.text[0].isalnum()


def is_verb(token: Token) -> bool:
    """Whether a token acts as a verb: by its tag, or by its arguments where the tag is wrong."""
    return token.pos_ in ("VERB", "AUX") or child(token, "dobj", "nsubj", "aux") is not None


def subject(verb: Token) -> Token | None:
    """Return a verb's subject, its own or the one that it shares with the verb above it.

    The subject of a participle or of a relative clause is the noun that it modifies.
    """
    for _ in range(6):
        own = child(verb, *SUBJECTS)
        if own is not None:
            relative = verb.dep_ == "relcl" and own.lower_ in _RELATIVES
            return verb.head if relative else own
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ == "conj":
            stray = _stray_subject(verb)
            if stray is not None:
                return stray
        raised = _raised(verb)
        if raised is not None:
            return raised
        if verb.dep_ not in _CLAUSES:
            return None
        verb = verb.head
    return None


def _raised(verb: Token) -> Token | None:
    """Return the object that acts in a clause: "we kept RENTS from rising"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from":
        return child(verb.head.head, "dobj")
    thing = child(verb.head, "dobj") if verb.dep_ == "xcomp" else None
    return thing if thing is not None and thing.i < verb.i else None


def _stray_subject(verb: Token) -> Token | None:
    """Return the noun before a second verb that the parser joined to the first clause instead.

    In "he was a partner, and trade reached 5 billion" it may read "a partner and trade".
    """
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.dep_ == "cc" and token.head.i < token.i:
            noun = next((c for c in token.head.rights if c.dep_ == "conj"), None)
            if noun is not None and is_noun(noun) and token.i < noun.i < verb.i:
                return noun
    return None
