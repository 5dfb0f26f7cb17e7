"""Things that pair off: "exports and imports grew by 5 and 3 percent, respectively"."""

from collections.abc import Iterator

from spacy.tokens import Token

from quantclaims.link.indicator.inquiry import Inquiry, is_name
from quantclaims.link.indicator.phrase import Phrase, is_nameable, noun_phrase, phrase_tokens, spell
from quantclaims.link.indicator.tree import child, is_noun, is_verb


def paired(inquiry: Inquiry) -> Phrase | None:
    """Return the thing that stands in its list where the figure stands among the figures.

    The list stands in the figure's sentence, or else in the sentence before.
    """
    context = inquiry.context
    if "respectively" not in context.text or inquiry.mention.kind == "year":
        return None
    kind = inquiry.mention.kind
    figures = [m for m in context.mentions if m.kind == kind and m.role in ("claim", "whole")]
    place = figures.index(inquiry.mention)
    for there in (context, context.previous):
        if there is not None and len(figures) > 1:
            view = Inquiry(inquiry.mention, there, inquiry.discourse)
            for things in (*_lists(view, len(figures)), *_compared(view)):
                if len(things) == len(figures):
                    return things[place]
    return None


def _compared(inquiry: Inquiry) -> Iterator[list[Phrase]]:
    """Yield what a sentence compares: "exports to A grew faster than those to B"."""
    for than in inquiry.context.doc:
        other = child(than, "pobj") if than.lower_ == "than" else None
        verb = next((t for t in than.ancestors if is_verb(t)), None)
        one = child(verb, "nsubj") if verb is not None else None
        if other is None or verb is None or one is None or not is_noun(one):
            continue
        if other.lower_ in ("that", "those"):
            after = [t for t in (*other.rights, *verb.rights) if t.dep_ == "prep" and t.i > other.i]
            tokens = [one, *(t for prep in after for t in prep.subtree)]
            yield [noun_phrase(one, inquiry), spell(tokens, inquiry)]
        elif is_noun(other):
            yield [noun_phrase(one, inquiry), noun_phrase(other, inquiry)]


def _lists(inquiry: Inquiry, length: int) -> Iterator[list[Phrase]]:
    """Yield the lists of a sentence that have so many members, of nouns or of their modifiers."""
    for token in inquiry.context.doc:
        if token.dep_ == "conj" or inquiry.owner(token):
            continue
        members = sorted([token, *token.conjuncts], key=lambda t: t.i)
        if len(members) != length:
            continue
        if is_name(members[0]) and not any(map(is_name, members[1:])):
            members[0] = _whole(members[0])
        if all(is_noun(t) and is_nameable(t, inquiry) for t in members):
            if token.dep_ in ("amod", "compound", "nmod"):
                yield [_modified(token.head, t, members, inquiry) for t in members]
            else:
                yield [noun_phrase(t, inquiry, 3) for t in members]
        elif token.dep_ == "amod" and is_noun(token.head):
            yield [_modified(token.head, t, members, inquiry) for t in members]


def _whole(name: Token) -> Token:
    """Return what a name stands in, where things join it: "the FLOW to Russia and the exports"."""
    while name.dep_ == "pobj" and is_noun(name.head.head):
        name = name.head.head
    return name


def _modified(head: Token, chosen: Token, members: list[Token], inquiry: Inquiry) -> Phrase:
    """Return a noun with one of its coordinated modifiers: "FIRST and second nuclear UNITS"."""
    dropped = {t.i for m in members for t in (m, *m.lefts) if m != chosen}
    joints = {t.i for m in members for t in m.children if t.dep_ in ("cc", "punct")}
    tokens = phrase_tokens(head, inquiry, 4)
    return spell([t for t in (*tokens, chosen) if t.i not in dropped | joints], inquiry)
