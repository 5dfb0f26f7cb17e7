"""When a clause settles how a figure is put forward: tense, and words of plan and hope."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from quantclaims.lexicon import load_rows
from quantclaims.link.figure import auxiliaries, is_clause, is_parallel


@dataclass(frozen=True, slots=True)
class Stance:
    """A word whose complement is not yet so; ``example`` brackets the figure it governs.

    ``ends`` marks a word that says nothing of the sort in the past: "they needed 5 million".
    ``takes`` is what makes a stance of it: "to" an infinitive, or a preposition ("provide for").
    """

    word: str
    tag: str
    example: str
    ends: bool = False
    takes: str = ""


_ENSURING = frozenset("ensure guarantee make mean".split())
_CAUSING = frozenset(("help", "let", "make", "see"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_EVIDENCE = frozenset(
    "data estimate evidence figure poll report research result statistic study survey".split()
)
"""What suggests how things are, not what to do: "preliminary data suggest that"."""
_PENDING_MARKS = frozenset("if unless when once until till before after so that".split())


@cache
def _stances() -> dict[tuple[str, str], Stance]:
    return {(row.word, row.tag): row for row in load_rows("stances", Stance)}


def holds(word: Token) -> bool:
    """Whether a word is a stance, here and in this tense."""
    tag = "ADJ" if word.dep_ in ("amod", "acomp") and word.pos_ == "ADJ" else word.pos_
    row = _stances().get((word.lemma_.lower(), tag))
    if word.dep_ == "compound" and word.head.lemma_ == "range":
        return False
    if row is None or (word.i and word.nbor(-1).lower_ in ("than", "as")):
        return False
    if tag == "ADJ" and word.i and word.nbor(-1).tag_ in ("VBD", "VBN"):
        return False
    if row.ends and is_past(_told_in(word)):
        return False
    if row.word == "suggest" and any(t.lemma_.lower() in _EVIDENCE for t in word.children):
        return False
    if row.takes and not _takes(word, row.takes):
        return False
    return tag != "ADJ" or word.dep_ == "amod" or word.head.lemma_ in ("be", "seem", "become")


def _told_in(word: Token) -> Token:
    """The clause whose tense a stance has; none for what only qualifies a noun without number."""
    if word.dep_ == "amod" and not any(t.dep_ == "nummod" for t in word.head.children):
        return word
    return next((t for t in (word, *word.ancestors) if is_clause(t)), word)


def _takes(word: Token, what: str) -> bool:
    """Whether a preposition comes right after a word, or for "to" an infinitive hangs on it."""
    if what != "to":
        return word.i + 1 < len(word.doc) and word.nbor().lower_ == what
    holders = (word, word.head) if word.dep_ == "acomp" else (word,)
    below = (t for holder in holders for t in holder.children)
    infinitives = (t for t in below if t.dep_ in ("xcomp", "ccomp", "advcl", "acl"))
    return any("to" in auxiliaries(t) for t in infinitives)


def is_finite(clause: Token) -> bool:
    """Whether a clause has a tense of its own."""
    if clause.tag_ in _FINITE:
        return not (_is_bare(clause) or is_parallel(clause))
    return any(t.dep_ in ("aux", "auxpass") and t.tag_ in _FINITE for t in clause.children)


def _is_bare(clause: Token) -> bool:
    """Whether the tagger takes an infinitive for a present: "it will help 50 people FIND work"."""
    caused = clause.dep_ in ("ccomp", "xcomp") and clause.head.lemma_ in _CAUSING
    marked = any(t.dep_ in ("mark", "aux") for t in clause.children)
    return caused and clause.tag_ == "VBP" and not marked


def is_past(clause: Token) -> bool:
    """Whether a clause tells what has happened: past tense or perfect."""
    helpers = set(auxiliaries(clause))
    if helpers & {"will", "would", "to", "should", "must"}:
        return False
    return clause.tag_ == "VBD" or bool({"has", "have", "had", "was", "were", "did"} & helpers)


def settled(clause: Token) -> bool:
    """Whether nothing further out can change how a clause is put forward."""
    if is_past(clause):
        return True
    if not is_finite(clause):
        return False
    if clause.dep_ == "advcl":
        return not any(t.lower_ in _PENDING_MARKS for t in clause.children if t.dep_ == "mark")
    if clause.dep_ in ("ccomp", "pcomp"):
        return not (clause.head.lemma_ in _ENSURING or holds(clause.head))
    return True
