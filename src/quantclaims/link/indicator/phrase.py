"""From the head of a noun phrase to its words as printed."""

from dataclasses import dataclass

from spacy.tokens import Token

from quantclaims.link.indicator.inquiry import Inquiry, is_number
from quantclaims.link.indicator.tree import child, is_noun
from quantclaims.link.indicator.words import words
from quantclaims.link.places import places

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_EMPTY_MODIFIERS = frozenset(
    "so mere such same other certain whole entire last next this previous current said following "
    "more many few several some another additional respective".split()
)
_COMPLEMENTS = frozenset(
    "of in for to from with between within on at into among by under via outside per".split()
)
ROOM = 5
"""How many content words a phrase may have; more would bury its head."""


_LIKE_PREPOSITIONS = frozenset({"regarding", "concerning", "including", "following"})
_DASHES = frozenset({"–", "—", "-"})
_BRACKETS = frozenset('()[]{}“”"')
_CLAUSE = 8
"""How many words a relative clause may have to stand in a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as printed; ``start`` and ``end`` are -1 where they stand in several pieces.

    ``code`` is the indicator code of the claim that the words are taken from, if they are.
    """

    text: str
    start: int = -1
    end: int = -1
    code: str = ""


def noun_phrase(
    head: Token, inquiry: Inquiry, room: int = ROOM, *, article: bool = False
) -> Phrase:
    """Return a head with its modifiers, and with its complements while there is room."""
    tokens = phrase_tokens(head, inquiry, room)
    if article:
        return spell([*_articles(head, inquiry), *tokens], inquiry)
    return spell(tokens[1:] if tokens[0].dep_ == "det" else tokens, inquiry)


def spell(tokens: list[Token], inquiry: Inquiry) -> Phrase:
    """Return the words of some tokens in the order of the text."""
    pieces: list[list[Token]] = []
    ordered = sorted(set(tokens), key=lambda t: t.i)
    placed = {t.i for t in ordered}
    ordered = [t for t in ordered if t.text not in _DASHES or {t.i - 1, t.i + 1} <= placed]
    for token in ordered:
        if pieces and token.i == pieces[-1][-1].i + 1:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    doc = inquiry.context.doc
    text = " ".join(doc[p[0].i : p[-1].i + 1].text for p in pieces)
    if pieces and _is_common_opening(pieces[0][0]):
        text = text[0].lower() + text[1:]
    if len(pieces) != 1:
        return Phrase(" ".join(text.split()))
    first, last = pieces[0][0], pieces[0][-1]
    offset = inquiry.context.start
    return Phrase(" ".join(text.split()), offset + first.idx, offset + last.idx + len(last))


def _is_common_opening(token: Token) -> bool:
    """Whether a word has its capital from the sentence that it opens alone."""
    common = token.pos_ in ("NOUN", "ADJ", "VERB", "ADV", "DET", "PRON")
    owner = any(c.dep_ == "case" for c in token.rights)
    named = owner or bool(places(token.text))
    return bool(token.is_sent_start) and common and token.text.istitle() and not named


def phrase_tokens(head: Token, inquiry: Inquiry, room: int) -> list[Token]:
    """Return the tokens of a noun phrase, at most about ``room`` content words."""
    tokens = [*_before(head, inquiry), head]
    for c in (*head.rights, *_misplaced(head)):
        piece = _complement(c, inquiry, room - weight(tokens))
        if piece and weight(tokens) + weight(piece) <= room:
            tokens += piece
        elif c.dep_ not in ("punct", "relcl", "cc"):
            break
    return tokens


def _misplaced(head: Token) -> list[Token]:
    """A participle after a noun that the parser hangs on what counts it.

    "The number of Russians VISITING VIETNAM".
    """
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return []
    after = head.right_edge.i + 1
    return [c for c in head.head.head.rights if c.dep_ == "acl" and c.i == after]


def weight(tokens: list[Token]) -> int:
    """Return how many of some tokens are content words."""
    return sum(t.is_alpha and not t.is_stop for t in tokens)


def _complement(c: Token, inquiry: Inquiry, room: int) -> list[Token]:
    if c.dep_ == "prep" and c.lower_ in _COMPLEMENTS:
        target = child(c, "pobj")
        if target is None and child(c, "pcomp") is not None:
            return _doing(c, inquiry)
        if target is not None and is_nameable(target, inquiry):
            return governed(c, target, inquiry, room)
    if c.dep_ == "acl" and c.tag_ in ("VBN", "VBG") and c.nbor(-1).dep_ != "punct":
        return _participial(c, inquiry)
    if c.dep_ == "relcl" and c.left_edge.nbor(-1) == c.head and room >= ROOM - 1:
        clause = list(c.subtree)
        if c.head.lower_ == "those":
            return _before_figure(clause, inquiry)
        free = not any(inquiry.owner(t) or t.is_punct for t in clause)
        return clause if free and len(clause) < _CLAUSE else []
    return _coordinated(c, inquiry) if c.dep_ == "conj" else []


def _before_figure(clause: list[Token], inquiry: Inquiry) -> list[Token]:
    """Return a clause up to the figure in it: "those WHO EXERCISE to 70 percent"."""
    end = next((k for k, t in enumerate(clause) if inquiry.owner(t) or t.is_punct), len(clause))
    while end and clause[end - 1].pos_ in ("ADP", "ADV", "PART", "CCONJ"):
        end -= 1
    return clause[:end]


def _coordinated(noun: Token, inquiry: Inquiry) -> list[Token]:
    """Return the rest of a list with its joints: "fridges, STOVES AND WASHING MACHINES"."""
    counted = inquiry.mention.kind == "count" and noun.i in inquiry.own and is_noun(noun)
    if not (counted or is_nameable(noun, inquiry)) or child(noun, "det") is not None:
        return []
    joint = noun.doc[noun.left_edge.i - 1]
    following = child(noun, "conj")
    rest = _coordinated(following, inquiry) if following is not None else []
    if not rest if joint.text == "," else following is not None or joint.dep_ != "cc":
        return []
    return [joint, *_before(noun, inquiry), noun, *rest]


def _participial(verb: Token, inquiry: Inquiry) -> list[Token]:
    """Return a participle with its object or place: "trained IN GERMANY"."""
    if verb.lemma_.lower() in words().level or verb.lower_ in _LIKE_PREPOSITIONS:
        return []
    for p in verb.rights:
        if p.dep_ in ("prep", "agent", "dobj"):
            target = p if p.dep_ == "dobj" else child(p, "pobj")
            if target is not None and is_nameable(target, inquiry):
                return [verb, *governed(p, target, inquiry, 2)]
    return [verb]


def governed(word: Token, target: Token, inquiry: Inquiry, room: int) -> list[Token]:
    """Return a preposition (or a verb's object itself) with the phrase that it governs."""
    lead = [] if word == target else list(word.doc[word.i : target.left_edge.i])
    return [*lead, *_articles(target, inquiry), *phrase_tokens(target, inquiry, room)]


def _articles(noun: Token, inquiry: Inquiry) -> list[Token]:
    return [t for t in noun.lefts if t.dep_ in ("det", "poss") and not inquiry.owner(t)]


def _doing(preposition: Token, inquiry: Inquiry) -> list[Token]:
    """Return a preposition with its gerund and object: "for INTRODUCING THE ROUBLE"."""
    verb = child(preposition, "pcomp")
    thing = child(verb, "dobj") if verb is not None and verb.tag_ == "VBG" else None
    if verb is None or thing is None or not is_nameable(thing, inquiry):
        return []
    return [preposition, verb, *governed(thing, thing, inquiry, 3)]


def is_nameable(noun: Token, inquiry: Inquiry) -> bool:
    """Whether a noun may stand in a phrase: no figure, no time, no bare pronoun."""
    return (
        is_noun(noun)
        and not inquiry.is_time(noun)
        and not any(inquiry.owner(t) or t.pos_ == "NUM" for t in (*noun.lefts, noun))
    )


def _before(head: Token, inquiry: Inquiry) -> list[Token]:
    tokens: list[Token] = []
    for c in head.lefts:
        if c.dep_ == "punct" and c.text in "-–":
            tokens.append(c)
        elif c.dep_ in _MODIFIERS and not _is_empty(c, inquiry):
            bare = inquiry.mention.kind != "count"
            if inquiry.mention.kind == "measure" and any(t.i in inquiry.own for t in c.subtree):
                continue
            kept = [t for t in c.subtree if not (bare and t.i in inquiry.own)]
            tokens += [t for t in kept if t.text not in _BRACKETS]
    return tokens


def _is_empty(modifier: Token, inquiry: Inquiry) -> bool:
    count = inquiry.mention.kind == "count"
    if modifier.lower_ in _EMPTY_MODIFIERS or modifier.pos_ in ("PRON", "DET"):
        return True
    if (modifier.i in inquiry.own and not count) or (modifier.lower_ == "total" and count):
        return True
    return inquiry.is_time(modifier) or any(is_number(t) for t in modifier.subtree)
