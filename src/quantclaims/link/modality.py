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

from spacy.tokens import Token

from quantclaims.link.clauses import clauses, open_clauses, path
from quantclaims.link.conditions import RECKONING, hangs_on, if_clause, question
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.figure import GOAL, Figure, auxiliaries, figure, is_clause, is_goal, subject
from quantclaims.link.movement import moves
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
_PERCEIVING = frozenset("like see say note tell call report observe add mention".split())
_TALKING = frozenset("begin discuss go hear listen move note start turn proceed".split())
_RESTATING = re.compile(
    r"[\s,(\[–—-]*(?:or|that is|i\.e\.|actually|which is|which (?:equals|amounts to))?\s*"
)
_RATES = re.compile(r"\b(?:inflation|unemployment|growth|deficit)\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:is|are|was|were|has|have) to$")
_CAPABLE = frozenset(("able", "ready"))
"""What is said of those who are counted, not of what they will do: "half are ready"."""
_ATTAINING = frozenset("amount be become bring come exceed reach total".split())
"""Verbs that say with "can" what is still to come; others tell what one is able to do already."""
_WISHES = frozenset("ask expect hope intend need plan request seek strive want wish".split())
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


def _later_year(shape: Figure) -> bool:
    """The plant will open in [2023]."""
    day, mention = shape.context.event.date, shape.mention
    year = mention.value or mention.value_low
    return bool(mention.kind == "year" and day and year and year > day.year)


def _future(shape: Figure) -> bool:
    """We will build [200 schools]; we are going to build [200 schools]."""
    for clause in open_clauses(shape):
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
        and (clause.lemma_ not in _PERCEIVING or _adds(clause, shape) or _undergoes(clause))
        and not ("can" in auxiliaries(clause) and not _changes(clause))
        and not any(t.dep_ == "neg" for t in clause.children)
        for clause in open_clauses(shape)
    )


def _changes(clause: Token) -> bool:
    """Whether what can be done would move a figure: "we can boost output threefold"."""
    return bool(moves(clause)) or clause.lemma_ in _ATTAINING


def _undergoes(clause: Token) -> bool:
    """Whether it happens to those who see: "two million people could see their bills fall"."""
    who = subject(clause)
    bare = any(
        t.dep_ == "ccomp" and not any(m.dep_ == "mark" for m in t.children) for t in clause.children
    )
    return clause.lemma_ == "see" and bare and who is not None and who.pos_ == "NOUN"


def _adds(clause: Token, shape: Figure) -> bool:
    """Whether a figure is itself what is added, not what one adds in words."""
    return clause.lemma_ == "add" and shape.head.head == clause and shape.head.dep_ == "dobj"


def _to_be_done(shape: Figure) -> bool:
    """Investments are to [triple]; we have to finish [two centres]."""
    if _OWED.search(shape.context.text[: shape.doc[shape.lead].idx].rstrip()) or _awaits(shape):
        return True
    inner: Token | None = None
    for clause in open_clauses(shape):
        if _on_track(clause):
            return True
        if any(t.lower_ == "enough" for t in clause.children):
            return False
        able = any(t.dep_ == "acomp" for t in clause.children)
        if is_past(clause) and (clause.lemma_ == "have" or able):
            return False
        if clause.lemma_ in ("be", "have") and inner is not None and inner.dep_ == "xcomp":
            if able:
                return False
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
    for token in path(shape):
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
    who = next((t for t in word.children if t.dep_ == "nsubj"), None)
    counted = shape.mention.kind in ("count", "percent")
    passive = any("be" in auxiliaries(t) for t in word.children if t.dep_ == "xcomp")
    wants = word.lemma_ in _WISHES and counted and not passive
    return wants and who is not None and who in (shape.head, *shape.head.ancestors)


def _awaits(shape: Figure) -> bool:
    """Whether a figure is the subject of what is to be: "5 billion IS TO BE spent"."""
    verb = shape.head.head
    if shape.head.dep_ != "nsubj" or verb.lemma_ != "be" or is_past(verb):
        return False
    return any(_still_to_be(t) for t in verb.children if t.dep_ == "xcomp")


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
    if any(t.dep_ == "poss" for t in before):
        return True
    said = (t for t in shape.head.children if t.dep_ == "relcl" and t.i > shape.head.i)
    return any(t.lower_ == "the" for t in before) and any(settled(t) for t in said)


def _planned(shape: Figure) -> bool:
    """We have [ten billion rubles] planned; there are [two meetings] to be held."""
    after = (t for t in shape.head.children if t.dep_ in ("acl", "relcl") and t.i > shape.head.i)
    return any((t.dep_ == "acl" and holds(t)) or _still_to_be(t) for t in after)


def _still_to_be(verb: Token) -> bool:
    """Whether a verb says what awaits its noun: "two events TO BE HELD"."""
    return {"to", "be"} <= set(auxiliaries(verb))


def _bare_infinitive(shape: Figure) -> bool:
    """Increase the share of such services to [95 percent]."""
    if shape.mention.kind == "multiple" and not any(t.is_alpha for t in shape.left()):
        return True
    for clause in clauses(shape):
        if clause.dep_ == "ROOT":
            return clause.tag_ == "VB" and subject(clause) is None and clause.lemma_ != "let"
        if settled(clause):
            return False
    return False


def _hortative(shape: Figure) -> bool:
    """Let us raise the benefit to [4,500 rubles]."""
    return any(
        clause.head.lower_ == "let"
        and clause.head != clause
        and clause.lemma_ not in RECKONING | _TALKING
        for clause in open_clauses(shape)
    )


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
    (_goal, "projected"),
    (_rather_than, "negated"),
    (_starting_point, "asserted"),
    (if_clause, "conditional"),
    (hangs_on, "conditional"),
    (_unreal, "conditional"),
    (_answer, "projected"),
    (_later_year, "projected"),
    (_already_so, "asserted"),
    (_known, "asserted"),
    (_planned, "projected"),
    (_future, "projected"),
    (_to_be_done, "projected"),
    (_stance, "projected"),
    (_modal, "projected"),
    (_bare_infinitive, "projected"),
    (_hortative, "projected"),
)
