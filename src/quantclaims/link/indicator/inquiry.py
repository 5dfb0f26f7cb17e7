"""A figure in its sentence: what the indicator rules look at."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.indicator.words import words
from quantclaims.types import Mention

_TIME_NOUNS = frozenset(
    "year month day week quarter decade century hour minute period season date moment time "
    "start beginning end middle today tomorrow yesterday morning evening night spring summer "
    "autumn winter january february march april may june july august september october "
    "november december run term future past present".split()
)
_SCALES = frozenset(
    "hundred thousand million billion trillion bln mln dozen hundreds thousands millions "
    "billions trillions dozens tens scores".split()
)


_TITLES = frozenset("mr ms mrs dr sir president minister chancellor governor".split())
_ROWS = ("claim", "whole")


@dataclass(frozen=True, eq=False)
class Inquiry:
    """A mention, the sentence that it stands in, and the claims made so far."""

    mention: Mention
    context: SentenceContext
    discourse: Discourse

    @cached_property
    def own(self) -> frozenset[int]:
        """The indices of the mention's own tokens; none in the sentences before it."""
        if self.mention not in self.context.mentions:
            return frozenset()
        return frozenset(t.i for t in self.context.span(self.mention.start, self.mention.end))

    @cached_property
    def site(self) -> Token:
        """The token that stands for the mention in the tree."""
        return self.context.head(self.mention)

    @cached_property
    def _owners(self) -> dict[int, Mention]:
        return {
            t.i: m
            for m in self.context.mentions
            if m.role in _ROWS
            for t in self.context.span(m.start, m.end)
        }

    def owner(self, token: Token) -> Mention | None:
        """Return the figure that a token belongs to, if it makes a claim."""
        return self._owners.get(token.i)

    def is_quantity(self, token: Token) -> bool:
        """Whether a token is a number or the unit of a figure, so that nothing is named by it."""
        if is_number(token):
            return True
        owner = self.owner(token)
        return owner is not None and (owner.kind != "count" or token.i in self.own)

    def is_time(self, token: Token) -> bool:
        """Whether a token names a time rather than a thing."""
        if token.i in self._owners:
            return False
        if is_number(token):
            return True
        named = any(c.dep_ == "compound" and not self.is_time(c) for c in token.lefts)
        return token.lemma_.lower() in _TIME_NOUNS and not named

    def is_span(self, token: Token) -> bool:
        """Whether a counted noun is a stretch of time ("three centuries")."""
        return token.lemma_.lower() in _TIME_NOUNS

    def other(self, mention: Mention) -> "Inquiry":
        """Return another figure of the same sentence."""
        return Inquiry(mention, self.context, self.discourse)


def is_number(token: Token) -> bool:
    """Whether a token is a cardinal, a scale word or a currency sign."""
    if token.pos_ in ("ADJ", "ADV"):
        return token.is_digit
    return token.pos_ in ("NUM", "SYM") or token.like_num or token.lower_ in _SCALES


def is_light(token: Token) -> bool:
    """Whether a token is a light noun: it says how a figure is stated, not what it measures."""
    return token.lemma_.lower() in words().light


def is_name(token: Token) -> bool:
    """Whether a token is a bare proper name, of a place or a person: named, never measured.

    Abbreviations ("GDP") and names with a common word ("Welfare Fund") may be measured.
    """
    if token.pos_ != "PROPN" or not token.text.istitle():
        return False
    titled = any(c.lower_ in _TITLES for c in token.lefts)
    bare = all(c.dep_ in ("advmod", "punct") for c in token.lefts)
    return titled or (token.i > 0 and bare)
