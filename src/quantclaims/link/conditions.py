"""What is asked, and what hangs on a condition: rules of modality, each with an example.

The first line of a rule's docstring is an example, as in :mod:`quantclaims.link.modality`.
"""

import re

from spacy.tokens import Token

from quantclaims.link.clauses import clauses, open_clauses
from quantclaims.link.figure import Figure, auxiliaries, is_clause
from quantclaims.link.stance import is_past

__all__ = ["RECKONING", "hangs_on", "if_clause", "question"]

RECKONING = frozenset(
    "add be compare consider convert count divide exclude have judge look recall remember say see "
    "speak subtract take talk think want".split()
)
"""Verbs of if-clauses that only say how one looks at a figure: "if we compare the two"."""
_WONDERING = frozenset("ask check find know see tell understand wonder".split())
"""What makes an if of "whether": "I do not KNOW if you heard that"."""
_WHY = re.compile(r"\b(?:why|how come)\b", re.IGNORECASE)
_ASKING = re.compile(r"[,;:–—] (?:but|and|so) (?:how|what|when|where|which|who)\b", re.IGNORECASE)
"""A question that begins only after a figure does not ask it, nor does one for the reason."""
_ASIDE = re.compile(r"\([^()]*\?$")
_WOULD = frozenset("will shall ’ll 'll wo would could may might can 'd ’d".split())
_IF = re.compile(r"\b(?:if|unless|suppose)\b", re.IGNORECASE)
_PROVIDED = re.compile(
    r"\b(?:(?:provided|assuming|on condition) that|in the event|as long as)\b|^Should\b",
    re.IGNORECASE,
)
_IN_THAT_CASE = re.compile(
    r"(?:and |but )?(?:then|in (?:that|this|such a|which) case)\b", re.IGNORECASE
)
_RECKONED = (
    r"(?:we|you|one|I) (?:add|compare|consider|convert|count|divide|look|speak|subtract|take)"
)
_THEN = re.compile(
    rf"\bif (?!not\b|so\b|any\b|ever\b|{_RECKONED}\b)[^;?]*[,–—-] ?then\b[^;:]*$", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"\bquestions?\b[^:]{0,30}: [A-Z]")
"""What only announces a question: "I have two questions: Who pays?"."""


def question(shape: Figure) -> bool:
    """You have about [3,000 employees], don’t you?"""
    text = shape.context.text.rstrip(" ”\"')]")
    if not text.endswith("?") or _WHY.search(text) or _condition(_nearest_clause(shape)):
        return False
    announced = _ANNOUNCED.search(text, shape.mention.start - shape.context.start)
    after = text[shape.mention.end - shape.context.start :]
    aside = _ASIDE.search(after)
    return announced is None and aside is None and _ASKING.search(after) is None


def if_clause(shape: Figure) -> bool:
    """It will cost [5 billion] if we build it."""
    for clause in clauses(shape):
        if _condition(clause) or any(_condition(child) for child in clause.children):
            return not is_past(clause) or bool(_WOULD & set(auxiliaries(clause.head)))
        if clause.dep_ == "relcl" or is_past(clause):
            return False
    return _THEN.search(shape.context.text[: shape.doc[shape.lead].idx]) is not None


def hangs_on(shape: Figure) -> bool:
    """{A} If we build it, trade will grow. / {A} Then we will earn [5 billion rubles]."""
    ahead = any(_WOULD & set(auxiliaries(clause)) for clause in open_clauses(shape))
    if not ahead:
        return False
    before = shape.doc[: shape.lead]
    if any(t.lower_ in ("if", "unless") and _condition(t.head) for t in before):
        return True
    opening = shape.context.text[: shape.doc[shape.lead].idx]
    if _PROVIDED.search(opening):
        return True
    previous = shape.context.previous
    return (
        previous is not None
        and _IN_THAT_CASE.match(opening) is not None
        and _IF.search(previous.text) is not None
    )


def _nearest_clause(shape: Figure) -> Token:
    return next(clauses(shape), shape.head)


def _condition(clause: Token) -> bool:
    marked = any(
        t.lower_ in ("if", "unless") and t.dep_ == "mark" and not _conceded(t)
        for t in clause.children
    )
    whether = clause.dep_ == "ccomp" and clause.head.lemma_ in _WONDERING
    return marked and is_clause(clause) and clause.lemma_ not in RECKONING and not whether


def _conceded(mark: Token) -> bool:
    """Whether an if only concedes: "EVEN IF the flats stay the same"."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"
