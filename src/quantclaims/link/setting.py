"""What the rules of area look at, and the walks over a clause that they share."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quantclaims.link.actors import Actors
from quantclaims.link.context import Discourse
from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.holders import Holder
from quantclaims.link.indicator import Indicator

WHERE = frozenset("in at around across within throughout over for of on from inside".split())
"""Prepositions that tie a place to what it holds."""
OURS = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
_LINKS = frozenset("pobj prep conj poss amod compound appos nmod".split())
_ASIDE = frozenset("conj ccomp advcl parataxis relcl".split())


@dataclass(frozen=True, slots=True)
class Areas:
    """ISO 3166-1 alpha-3 codes or names as said, several joined by ``;``."""

    area: str = ""
    counterpart: str = ""
    rule: str = "area:none"


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure, what is known of it, the sides of its page and who stands in its sentence."""

    shape: Figure
    discourse: Discourse
    indicator: Indicator
    sides: Actors
    holders: tuple[Holder, ...]

    @property
    def areas(self) -> Iterator[Holder]:
        """The holders that a name or a demonym names."""
        return (h for h in self.holders if h.form in ("name", "demonym"))

    def has(self, *forms: str) -> bool:
        """Whether the sentence holds a holder of one of the forms."""
        return any(h.form in forms for h in self.holders)


Rule = Callable[[Setting], Areas | None]


def clauses(shape: Figure) -> Iterator[Token]:
    """The clauses that a figure stands in, the nearest first."""
    return (t for t in (shape.head, *shape.head.ancestors) if is_clause(t) and "aux" not in t.dep_)


def hangs_on(token: Token, head: Token) -> bool:
    """Whether a name belongs to a noun phrase: its modifier, owner or "in" and "of" phrase."""
    for _ in range(6):
        if token == head:
            return True
        if token.dep_ == "pobj" and token.head.lower_ not in WHERE:
            return False
        if token.dep_ not in _LINKS:
            return False
        token = token.head
    return False


def clause_text(shape: Figure) -> str:
    """The words of a figure's clause, without the clauses beside and below it."""
    question = clause_text, shape.mention.start
    return shape.context.once(question, lambda: _clause_text(shape))


def _clause_text(shape: Figure) -> str:
    top = next((c for c in clauses(shape) if _own_subject(c)), None)
    if top is None:
        return shape.context.text
    kept = {t.i for t in _without_asides(top, {shape.head, *shape.head.ancestors})}
    return "".join(t.text_with_ws for t in top.subtree if t.i in kept)


def _without_asides(token: Token, path: set[Token]) -> Iterator[Token]:
    """A token and what hangs on it, but for clauses with a subject of their own off the path."""
    waiting = [token]
    while waiting:
        token = waiting.pop()
        aside = token.dep_ in _ASIDE and is_clause(token) and token not in path
        if not (aside and _own_subject(token)):
            yield token
            waiting += token.children


def _own_subject(clause: Token) -> bool:
    found = subject(clause)
    return found is not None and found.head == clause


def joined(found: Iterable[Holder]) -> Areas | None:
    """The names of some holders as one area; None where there are none."""
    names = list(dict.fromkeys(h.name for h in found))
    return Areas(";".join(names)) if names else None
