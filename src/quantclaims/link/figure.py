"""A figure in its clause: the syntax around a mention that several questions look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from quantclaims.link.context import SentenceContext
from quantclaims.types import Mention

_LEAD_IN = re.compile(
    r"(?:\b(?:(?:just |already |only |even |a little |slightly |well |now )*"
    r"(?:more than|less than|fewer than|over|under|about|around|nearly|almost|some|roughly|only"
    r"|approximately|practically|virtually|close to|at least|at most|as (?:much|many|little) as"
    r"|no (?:more|less|fewer) than|not (?:more|less|fewer) than|(?:an? |the )?(?:average|total"
    r"|maximum|minimum|record|mere) of|in excess of|exactly|precisely|just|already|preferably"
    r"|another|an? additional"
    r"|an? (?:impressive|record|whopping|mere|solid|astounding|astonishing|amazing|incredible"
    r"|staggering|stunning|remarkable|modest|robust|strong|healthy|meagre|meager|paltry|full|estimated)"
    r"|our|its|their|your|an?|the|beyond|above|exceeding)) |[$€£(])$",
    re.IGNORECASE,
)
GOAL = re.compile(
    r" (?!of\b)(?:[\w-]+ ){0,3}?(?:objective|target|goal)s?\b"
    r"(?! (?:range|rate|by|in|set|for(?! (?:most|much|some|many|several|years)))\b)"
)
LENGTHS = frozenset(("km", "m", "[mi_i]"))
"""Units that a distance is told in."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_CLAUSE_TAGS = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention's tokens: ``head`` governs them, ``lead`` is where its hedges begin."""

    mention: Mention
    context: SentenceContext
    tokens: Span
    head: Token
    lead: int

    @property
    def doc(self) -> Doc:
        return self.context.doc

    @property
    def introducer(self) -> Token | None:
        """The token before the figure and its hedges: "by" in "grew by more than 5 percent"."""
        return self.doc[self.lead - 1] if self.lead else None

    def left(self) -> Iterator[Token]:
        """The tokens before the figure and its hedges, nearest first."""
        return (self.doc[i] for i in range(self.lead - 1, -1, -1))

    def right(self, most: int = 99) -> Iterator[Token]:
        """Up to ``most`` tokens after the figure, nearest first."""
        return iter(self.doc[self.tokens.end : self.tokens.end + most])


def figure(mention: Mention, context: SentenceContext) -> Figure:
    """Return the figure that a mention makes in its sentence."""
    return context.once((figure, mention.start), lambda: _figure(mention, context))


def _figure(mention: Mention, context: SentenceContext) -> Figure:
    tokens = context.span(mention.start, mention.end)
    return Figure(mention, context, tokens, tokens.root, _lead(mention, context, tokens))


def _lead(mention: Mention, context: SentenceContext, tokens: Span) -> int:
    """Return the index of the first token of the figure or of the hedges before it."""
    text = context.text[: mention.start - context.start]
    qualifier = mention.qualifier.replace("\n", " ")
    stripped = text.rstrip()
    if qualifier and stripped.lower().endswith(qualifier.lower()):
        text = stripped[: len(stripped) - len(qualifier)]
    while found := _LEAD_IN.search(text):
        text = text[: found.start()]
    end = len(text.rstrip())
    return next((t.i for t in context.doc if t.idx >= end and not t.is_space), tokens.start)


def is_clause(token: Token) -> bool:
    """Whether a token heads a clause, finite or not."""
    return token.pos_ in _CLAUSE_TAGS


def subject(verb: Token) -> Token | None:
    """The subject of a verb, taken from what governs it where it has none of its own."""
    for _ in range(6):
        own = [t for t in verb.children if t.dep_ in _SUBJECTS]
        if own:
            return own[-1]
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ == "ROOT" or not is_clause(verb.head):
            return None
        verb = verb.head
    return None


def auxiliaries(verb: Token) -> list[str]:
    """The lower-cased auxiliaries of a verb; a conjunct borrows those of the verb before it.

    A conjunct with a subject or auxiliary of its own, or in another form, borrows nothing.
    """
    own = [t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if own or verb.dep_ != "conj" or not is_clause(verb.head):
        return own
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not is_parallel(verb)
    if finite or any(t.dep_ in _SUBJECTS for t in verb.children):
        return own
    return auxiliaries(verb.head)


def is_parallel(verb: Token) -> bool:
    """Whether the tagger takes a second infinitive for a tense: "to make and LIQUEFY gas"."""
    bare = verb.dep_ == "conj" and verb.lower_ == verb.lemma_ and verb.head.tag_ == "VB"
    between = verb.doc[verb.head.i + 1 : verb.i]
    return (
        bare
        and not any(is_clause(t) for t in between)
        and not any(t.dep_ in _SUBJECTS for t in verb.children)
    )


def is_goal(mention: Mention, context: SentenceContext) -> bool:
    """Whether a percentage is a goal of no set time: "our [2 percent] inflation objective"."""
    after = context.text[mention.end - context.start :]
    return mention.kind == "percent" and GOAL.match(after) is not None
