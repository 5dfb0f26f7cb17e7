"""Asserted, projected, asked, conditional or negated.

The rules read the clauses that a figure stands in, from the nearest outwards, until one settles
how it is put forward: a finite clause does, unless it is what somebody hopes, plans or ensures.
The first line of a rule's docstring is an example, in the notation of the test cases: brackets
mark the figures, and the rule decides the last.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quantclaims.link.clauses import clauses, open_clauses
from quantclaims.link.conditions import hangs_on, if_clause, question
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import GOAL, LENGTHS, Figure, auxiliaries, figure, is_goal, subject
from quantclaims.link.projected import (
    bare_infinitive,
    future,
    hortative,
    later_year,
    modal,
    planned,
    stance,
    to_be_done,
)
from quantclaims.link.stance import holds, is_past, settled
from quantclaims.types import Mention, ModalityName


@dataclass(frozen=True, slots=True)
class Modality:
    """How a figure is put forward, and the rule that says so."""

    name: ModalityName = "asserted"
    rule: str = "modality:asserted"


_TO_COME = frozenset("first future new next".split())
_ANSWERED = re.compile(r"\b(?:will|plan|expect|should|must)\b", re.IGNORECASE)
_ARISING = frozenset("appear arise build construct create emerge establish open".split())
"""What comes into being with all that it has: "a plant with [900 jobs] will be built"."""
_RESTATING = re.compile(
    r"[\s,(\[–—-]*(?:or|that is|i\.e\.|actually|which is|which (?:equals|amounts to))?\s*"
)
_THEIRS = frozenset("behalf interest need opinion view".split())
"""What somebody already has: "the needs of 30 countries"."""
_APART = frozenset(",–—(")
_AWAY = re.compile(r" (?:away|off|from|(?:to the )?(?:north|south|east|west)\w*(?: of)?)\b")
_RATES = re.compile(r"\b(?:inflation|unemployment|growth|deficit)\b", re.IGNORECASE)


def link_modality(mention: Mention, context: SentenceContext, discourse: Discourse) -> Modality:
    """Return how a figure is put forward."""
    question = link_modality, mention.start, len(discourse.claims)
    return context.once(question, lambda: _link_modality(mention, context, discourse))


def _link_modality(mention: Mention, context: SentenceContext, discourse: Discourse) -> Modality:
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


def _described(shape: Figure) -> bool:
    """We will tax the wealthiest [2 percent] of Americans."""
    word = shape.introducer
    ranked = word is not None and (word.tag_ == "JJS" or word.lower_ in ("top", "bottom"))
    return ranked and shape.mention.unit == "percent"


def _belongs(shape: Figure) -> bool:
    """The fund with a capital of [$1 billion] will support our plans."""
    held, owner = shape.head, shape.head.head
    if owner.lower_ == "of" and owner.head.dep_ == "pobj":
        held, owner = owner.head, owner.head.head
    said_of = owner.head
    subject_of = said_of.dep_ in ("nsubj", "nsubjpass") and said_of.head.lemma_ not in _ARISING
    return held.dep_ == "pobj" and owner.lower_ == "with" and subject_of


def _whose(shape: Figure) -> bool:
    """We will speak on behalf of [thousands of workers]."""
    of = shape.head.head
    theirs = of.lower_ == "of" and of.head.lemma_ in _THEIRS and of.head.lower_ != "need"
    return theirs and shape.mention.kind == "count"


def _goal(shape: Figure) -> bool:
    """If inflation stays below our [2 percent] longer-run goal, we act."""
    return is_goal(shape.mention, shape.context)


def _away(shape: Figure) -> bool:
    """Trains will take ore to the mill, [150 kilometres] from the pit."""
    after = shape.context.text[shape.mention.end - shape.context.start :]
    apart = shape.introducer is not None and shape.introducer.text in _APART
    return apart and shape.mention.unit in LENGTHS and _AWAY.match(after) is not None


def _rather_than(shape: Figure) -> bool:
    """Growth was 3.4 percent rather than [3.2 percent]."""
    before = shape.context.text[: shape.doc[shape.lead].idx].rstrip().lower()
    if shape.doc[shape.lead].lower_ == "only":
        return False
    if shape.mention.value == 1 and re.search(r"\bnot$", before):
        return True
    return bool(re.search(r"\brather than$|(?:,| –| -| is| was| are| were) not$", before))


def _denied(shape: Figure) -> bool:
    """Freight has not gone down by [5 percent]."""
    introducer = shape.introducer
    if introducer is None or introducer.lower_ != "by" or shape.mention.bound != "exact":
        return False
    return any(t.dep_ == "neg" and t.lower_ != "never" for t in introducer.head.children)


def _starting_point(shape: Figure) -> bool:
    """We aim to double exports from [125 billion] to 250."""
    introducer = shape.introducer
    if introducer is None or introducer.lower_ != "from":
        return False
    return any(t.lower_ == "to" for t in shape.right(8)) and shape.mention.kind != "year"


def _unreal(shape: Figure) -> bool:
    """They voted against a bill that would have put [400,000 teachers] to work."""
    for clause in open_clauses(shape):
        helpers = auxiliaries(clause)
        if "have" in helpers and {"would", "could", "’d", "'d"} & set(helpers):
            return True
    return False


def _answer(shape: Figure) -> bool:
    """{A} Will their number increase to [4,500]? / {B} That is right, to [4,500]."""
    previous = shape.context.previous
    if previous is None or not previous.text.rstrip().endswith("?"):
        return False
    value = shape.mention.value
    asked_again = value is not None and any(m.value == value for m in previous.mentions)
    if not asked_again and any(subject(t) is not None for t in clauses(shape)):
        return False
    return bool(_ANSWERED.search(previous.text))


def _already_so(shape: Figure) -> bool:
    """The [168 million rubles] saved will let us repair more roads."""
    after = [t for t in shape.head.children if t.dep_ == "acl" and t.i > shape.head.i]
    said_of = shape.head.dep_ in ("nsubj", "nsubjpass")
    return said_of and any(t.tag_ == "VBN" and not auxiliaries(t) and not holds(t) for t in after)


def _known(shape: Figure) -> bool:
    """We will feed pupils not only the [58 regions] that comply; all our [9 mills] must close."""
    if shape.mention.kind != "count" or shape.mention.whole is not None:
        return False
    before = [t for t in shape.head.children if t.i < shape.tokens.start]
    if any(t.lower_ in _TO_COME for t in before):
        return False
    if any(t.dep_ == "poss" for t in before):
        return True
    said = (t for t in shape.head.children if t.dep_ == "relcl" and t.i > shape.head.i)
    return any(t.lower_ == "the" for t in before) and any(settled(t) for t in said)


def _again(shape: Figure, discourse: Discourse) -> Modality | None:
    """Our inflation goal is [4 percent]. / Inflation is moving back to [4 percent]."""
    mention, text = shape.mention, shape.context.text
    if mention.kind != "percent" or any(is_past(t) for t in clauses(shape)):
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
    (question, "asked"),
    (_described, "asserted"),
    (_belongs, "asserted"),
    (_whose, "asserted"),
    (_goal, "projected"),
    (_away, "asserted"),
    (_rather_than, "negated"),
    (_denied, "negated"),
    (_starting_point, "asserted"),
    (if_clause, "conditional"),
    (hangs_on, "conditional"),
    (_unreal, "conditional"),
    (_answer, "projected"),
    (later_year, "projected"),
    (_already_so, "asserted"),
    (_known, "asserted"),
    (planned, "projected"),
    (future, "projected"),
    (to_be_done, "projected"),
    (stance, "projected"),
    (modal, "projected"),
    (bare_infinitive, "projected"),
    (hortative, "projected"),
)
