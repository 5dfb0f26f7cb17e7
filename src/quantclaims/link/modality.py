"""Asserted, projected, asked, conditional or negated.

The rules read the clauses that a figure stands in, from the nearest outwards, until one settles
how it is put forward: a finite clause does, unless it is what somebody hopes, plans or ensures.
The first line of a rule's docstring is an example, in the notation of the test cases: brackets
mark the figures, and the rule decides the last.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import GOAL, Figure, auxiliaries, figure, is_clause, is_goal, subject
from quantclaims.link.movement import mover
from quantclaims.link.stance import holds, is_past, settled
from quantclaims.types import Mention, ModalityName


@dataclass(frozen=True, slots=True)
class Modality:
    """How a figure is put forward, and the rule that says so."""

    name: ModalityName = "asserted"
    rule: str = "modality:asserted"


_FUTURE = frozenset("will shall ’ll 'll wo".split())
_MODAL = frozenset("must should ought may might can could would 'd ’d".split())
_ANSWERED = re.compile(r"\b(?:will|plan|expect|should|must)\b", re.IGNORECASE)
_RECKONING = frozenset(
    "add be compare consider convert count divide exclude have judge look recall remember say see "
    "speak subtract take talk think want".split()
)
"""Verbs of if-clauses that only say how one looks at a figure: "if we compare the two"."""
_PERCEIVING = frozenset("like see say note tell call report observe add mention".split())
_TALKING = frozenset("begin discuss go hear listen move note start turn proceed".split())
_RESTATING = re.compile(
    r"[\s,(\[–—-]*(?:or|that is|i\.e\.|actually|which is|which (?:equals|amounts to))?\s*"
)
_THEN = re.compile(r"\bif (?!not\b|so\b|any\b|ever\b)[^;?]*[,–—-] ?then\b[^;:]*$", re.IGNORECASE)
_FORECASTS = frozenset(("projection", "forecast", "expectation"))
_ANNOUNCED = re.compile(r"\bquestions?\b[^:]{0,30}: [A-Z]")
"""What only announces a question: "I have two questions: Who pays?"."""
_RATES = re.compile(r"\b(?:inflation|unemployment|growth|deficit)\b", re.IGNORECASE)
_STANDING = frozenset("be stand remain run range rise fall move".split())
_OWED = re.compile(r"\b(?:is|are|was|were|has|have) to$")
_CAPABLE = frozenset(("able", "ready"))
"""What is said of those who are counted, not of what they will do: "half are ready"."""
_HOLDING = frozenset("accommodate carry contain handle hold host reserve seat".split())
"""Verbs that tell with "can" how much there is room for: "the hall can seat 500 people"."""
_WISHES = frozenset(("want", "wish", "plan", "intend", "hope", "seek", "request", "ask"))
_STANCE_DEPS = frozenset(("amod", "compound", "parataxis"))
_EQUATED = frozenset("standard function role idea job purpose practice rule custom".split())


def link_modality(mention: Mention, context: SentenceContext, discourse: Discourse) -> Modality:
    """Return how a figure is put forward."""
    shape = figure(mention, context)
    found = next((rule for rule in RULES if rule[0](shape)), None)
    if found is not None and found[1] != "projected":
        return Modality(found[1], f"modality:{found[0].__name__.strip('_')}")
    again = _again(shape, discourse)
    if again is not None or found is None:
        return again or _restated(shape, discourse)
    return Modality(found[1], f"modality:{found[0].__name__.strip('_')}")


def yet_to_come(modality: Modality, said: date | None, day: date | None) -> Modality:
    """In late 2016 the rate is [1 point] lower: what is ``said`` to begin after ``day``."""
    later = day is not None and said is not None and said > day
    plain = modality.rule in ("modality:asserted", "modality:restated")
    return Modality("projected", "modality:yet_to_come") if later and plain else modality


def _restated(shape: Figure, discourse: Discourse) -> Modality:
    """It should total [25 trillion rubles], which is about [$400 billion]."""
    if discourse.claims:
        last, mention = discourse.claims[-1], shape.mention
        context = shape.context
        if last.start >= context.start and (last.value, last.unit) == (mention.value, mention.unit):
            return Modality(last.modality, "modality:restated")
        between = context.text[last.end - context.start : shape.doc[shape.lead].idx]
        if last.start >= context.start and _RESTATING.fullmatch(between):
            return Modality(last.modality, "modality:restated")
    return Modality()


def _question(shape: Figure) -> bool:
    """You have about [3,000 employees], don’t you?"""
    text = shape.context.text.rstrip(" ”\"')]")
    announced = _ANNOUNCED.search(text, shape.mention.start - shape.context.start)
    return text.endswith("?") and announced is None


def _described(shape: Figure) -> bool:
    """We will tax the wealthiest [2 percent] of Americans."""
    word = shape.introducer
    ranked = word is not None and (word.tag_ == "JJS" or word.lower_ in ("top", "bottom"))
    return ranked and shape.mention.unit == "percent"


def _goal(shape: Figure) -> bool:
    """If inflation stays below our [2 percent] longer-run goal, we act."""
    return is_goal(shape.mention, shape.context)


def _rather_than(shape: Figure) -> bool:
    """Growth was 3.4 percent rather than [3.2 percent]."""
    before = shape.context.text[: shape.doc[shape.lead].idx].rstrip().lower()
    if shape.mention.value == 1 and re.search(r"\bnot$", before):
        return True
    return bool(re.search(r"\brather than$|(?:,| –| -| is| was| are| were) not$", before))


def _starting_point(shape: Figure) -> bool:
    """We aim to double exports from [125 billion] to 250."""
    introducer = shape.introducer
    if introducer is None or introducer.lower_ != "from":
        return False
    return any(t.lower_ == "to" for t in shape.right(8)) and shape.mention.kind != "year"


def _if_clause(shape: Figure) -> bool:
    """It will cost [5 billion] if we build it."""
    for clause in _clauses(shape):
        if _condition(clause) or any(_condition(child) for child in clause.children):
            return not is_past(clause)
        if clause.dep_ == "relcl" or is_past(clause):
            return False
    return _THEN.search(shape.context.text[: shape.doc[shape.lead].idx]) is not None


def _condition(clause: Token) -> bool:
    marked = any(
        t.lower_ in ("if", "unless") and t.dep_ == "mark" and not _conceded(t)
        for t in clause.children
    )
    return marked and is_clause(clause) and clause.lemma_ not in _RECKONING


def _conceded(mark: Token) -> bool:
    """Whether an if only concedes: "EVEN IF the flats stay the same"."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"


def _answer(shape: Figure) -> bool:
    """{A} Will their number increase to [4,500]? / {B} That is right, to [4,500]."""
    previous = shape.context.previous
    if previous is None or not previous.text.rstrip().endswith("?"):
        return False
    value = shape.mention.value
    asked_again = value is not None and any(m.value == value for m in previous.mentions)
    if not asked_again and any(subject(t) is not None for t in _clauses(shape)):
        return False
    return bool(_ANSWERED.search(previous.text))


def _later_year(shape: Figure) -> bool:
    """The plant will open in [2023]."""
    day, mention = shape.context.event.date, shape.mention
    year = mention.value or mention.value_low
    return bool(mention.kind == "year" and day and year and year > day.year)


def _future(shape: Figure) -> bool:
    """We will build [200 schools]; we are going to build [200 schools]."""
    for clause in _open_clauses(shape):
        if _FUTURE & set(auxiliaries(clause)) or _going_to(clause):
            return True
    return False


def _going_to(clause: Token) -> bool:
    """Whether a clause is in the future with "going to", or is that "going"."""
    if clause.lower_ == "going":
        to_do = any(t.dep_ == "xcomp" and "to" in auxiliaries(t) for t in clause.children)
        return to_do and not is_past(clause)
    return clause.head.lower_ == "going" and _going_to(clause.head)


def _modal(shape: Figure) -> bool:
    """These goods should account for [half] of the total."""
    return any(
        _MODAL & set(auxiliaries(clause))
        and (clause.lemma_ not in _PERCEIVING or _adds(clause, shape))
        and not (clause.lemma_ in _HOLDING and "can" in auxiliaries(clause))
        and not any(t.dep_ == "neg" for t in clause.children)
        for clause in _open_clauses(shape)
    )


def _adds(clause: Token, shape: Figure) -> bool:
    """Whether a figure is itself what is added, not what one adds in words."""
    return clause.lemma_ == "add" and shape.head.head == clause and shape.head.dep_ == "dobj"


def _to_be_done(shape: Figure) -> bool:
    """Investments are to [triple]; we have to finish [two centres]."""
    if _OWED.search(shape.context.text[: shape.doc[shape.lead].idx].rstrip()):
        return True
    inner: Token | None = None
    for clause in _open_clauses(shape):
        if _on_track(clause):
            return True
        able = any(t.dep_ == "acomp" for t in clause.children)
        if is_past(clause) and (clause.lemma_ == "have" or able):
            return False
        if clause.lemma_ in ("be", "have") and inner is not None and inner.dep_ == "xcomp":
            said_of = subject(clause)
            return "to" in auxiliaries(inner) and (
                said_of is None or said_of.lemma_.lower() not in _EQUATED
            )
        inner = clause
    return False


def _on_track(clause: Token) -> bool:
    """Whether an infinitive is what somebody is "on track to" do."""
    if clause.dep_ == "conj" and is_clause(clause.head):
        return _on_track(clause.head)
    mark = next((t for t in clause.children if t.lower_ == "to" and t.dep_ == "aux"), None)
    return mark is not None and mark.i > 1 and mark.doc[mark.i - 2 : mark.i].text == "on track"


def _stance(shape: Figure) -> bool:
    """We plan to build [200 schools]."""
    inside = {t.i for t in shape.tokens}
    for token in _path(shape):
        words = (token, *(t for t in token.children if t.dep_ in _STANCE_DEPS))
        found = next((word for word in words if word.i not in inside and holds(word)), None)
        if found is not None:
            return not (found.lemma_ in _CAPABLE and found.i > shape.head.i) and not _wishes(
                found, shape
            )
        if is_clause(token) and settled(token):
            return False
    return False


def _wishes(word: Token, shape: Figure) -> bool:
    """Whether those counted are they who want: "57 families want to build"."""
    return word.lemma_ in _WISHES and subject(word) == shape.head and shape.mention.kind == "count"


def _bare_infinitive(shape: Figure) -> bool:
    """Increase the share of such services to [95 percent]."""
    if shape.mention.kind == "multiple" and not any(t.is_alpha for t in shape.left()):
        return True
    for clause in _clauses(shape):
        if clause.dep_ == "ROOT":
            return clause.tag_ == "VB" and subject(clause) is None and clause.lemma_ != "let"
        if settled(clause):
            return False
    return False


def _base(shape: Figure) -> Token:
    """Where the walk outwards starts: at the word that moves the figure, where one does."""
    introducer = shape.introducer
    if "fold" in shape.tokens.text:
        return shape.head.head
    if introducer is not None and introducer.lower_ in ("to", "by"):
        return mover(shape) or shape.head
    if introducer is not None and introducer.text == ":":
        own = any(is_clause(t) and t.i > introducer.i for t in shape.head.ancestors)
        if not own:
            return next((t for t in shape.left() if is_clause(t)), shape.head)
    return shape.head


def _hortative(shape: Figure) -> bool:
    """Let us raise the benefit to [4,500 rubles]."""
    return any(
        clause.head.lemma_ == "let"
        and clause.head != clause
        and clause.lemma_ not in _RECKONING | _TALKING
        for clause in _open_clauses(shape)
    )


def _clauses(shape: Figure) -> Iterator[Token]:
    start = _base(shape)
    return (t for t in (start, *start.ancestors) if is_clause(t) and "aux" not in t.dep_)


def _open_clauses(shape: Figure) -> Iterator[Token]:
    """The clauses that a figure stands in, up to the first that settles it."""
    for clause in _clauses(shape):
        yield clause
        if settled(clause):
            return


def _path(shape: Figure) -> Iterator[Token]:
    """The words that govern a figure, and the other side of a copula."""
    base = _base(shape)
    for governor in (base, *base.ancestors):
        if governor.lemma_ in ("set", "fix", "adopt"):
            yield from (t for t in governor.children if t.dep_ == "dobj" and t != base)
        if governor.lemma_ == "be":
            yield from (
                t
                for t in governor.children
                if t.dep_ in ("nsubj", "attr", "acomp") and base not in t.subtree
            )
        if governor.lemma_ in _STANDING:
            yield from (t for t in governor.children if t.dep_ == "nsubj" and base not in t.subtree)
            yield from _forecasts(governor)
        yield governor


def _forecasts(verb: Token) -> Iterator[Token]:
    """The forecasts that a subject is taken from: "the median of the projections is 5"."""
    said_of = subject(verb)
    if said_of is not None:
        yield from (t for t in said_of.subtree if t.lemma_ in _FORECASTS and t.pos_ == "NOUN")


def _again(shape: Figure, discourse: Discourse) -> Modality | None:
    """Our inflation goal is [4 percent]. / Inflation is moving back to [4 percent]."""
    mention, text = shape.mention, shape.context.text
    if mention.kind != "percent" or any(is_past(t) for t in _clauses(shape)):
        return None
    for claim in reversed(discourse.claims):
        same = (claim.value, claim.unit) == (mention.value, mention.unit)
        after = claim.sentence.partition(claim.quote)[2]
        if same and claim.modality == "projected" and GOAL.match(after):
            named = _RATES.search(claim.sentence)
            if named is not None and named[0].lower() in text.lower():
                return Modality("projected", "modality:goal_again")
    return None


RULES: tuple[tuple[Callable[[Figure], bool], ModalityName], ...] = (
    (_question, "asked"),
    (_described, "asserted"),
    (_goal, "projected"),
    (_rather_than, "negated"),
    (_starting_point, "asserted"),
    (_if_clause, "conditional"),
    (_answer, "projected"),
    (_later_year, "projected"),
    (_future, "projected"),
    (_to_be_done, "projected"),
    (_stance, "projected"),
    (_modal, "projected"),
    (_bare_infinitive, "projected"),
    (_hortative, "projected"),
)
