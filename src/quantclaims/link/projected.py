"""What is still to come: rules of modality for plans, needs, deadlines, forecasts and hopes.

The first line of a rule's docstring is an example, as in :mod:`quantclaims.link.modality`.
"""

import re

from spacy.tokens import Token

from quantclaims.link.clauses import clauses, open_clauses, path
from quantclaims.link.conditions import RECKONING
from quantclaims.link.figure import Figure, auxiliaries, is_clause, subject
from quantclaims.link.movement import moves
from quantclaims.link.stance import holds, is_past, settled

__all__ = [
    "bare_infinitive",
    "future",
    "hortative",
    "later_year",
    "modal",
    "planned",
    "stance",
    "to_be_done",
]

_WISHED = frozenset("build buy create get have open reach receive".split())
_POISED = frozenset("about bound poised set".split())
_FUTURE = frozenset("will shall ’ll 'll wo".split())
_MODAL = frozenset("must should ought may might can could would 'd ’d".split())
_PERCEIVING = frozenset("like see say note tell call report observe add mention".split())
_TALKING = frozenset("begin discuss go hear listen move note start turn proceed".split())
_OWED = re.compile(r"\b(?:is|are|was|were|has|have) to$")
_CAPABLE = frozenset(("able", "ready"))
"""What is said of those who are counted, not of what they will do: "half are ready"."""
_ATTAINING = frozenset("amount be become bring come exceed reach total".split())
"""Verbs that say with "can" what is still to come; others tell what one is able to do already."""
_WISHES = frozenset("ask expect hope intend need plan request seek strive want wish work".split())
_STANCE_DEPS = frozenset(("amod", "compound", "parataxis"))
_EQUATED = frozenset("standard function role idea job purpose practice rule custom".split())
_FELT = frozenset("honor honour joy pleasure privilege delight".split())
_LIGHT = frozenset("figure level number amount result indicator share".split())
_TOLD = frozenset("imagine note mention remember".split())


def later_year(shape: Figure) -> bool:
    """The plant will open in [2023]."""
    day, mention = shape.context.event.date, shape.mention
    year = mention.value or mention.value_low
    return bool(mention.kind == "year" and day and year and year > day.year)


def future(shape: Figure) -> bool:
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


def modal(shape: Figure) -> bool:
    """These goods should account for [half] of the total."""
    return any(
        _MODAL & set(auxiliaries(clause))
        and (
            clause.lemma_ not in _PERCEIVING
            or _adds(clause, shape)
            or _undergoes(clause)
            or _liked(clause)
        )
        and not ("can" in auxiliaries(clause) and not _changes(clause))
        and not any(t.dep_ == "neg" for t in clause.children)
        for clause in open_clauses(shape)
    )


def _changes(clause: Token) -> bool:
    """Whether what can be done would move a figure: "we can boost output threefold"."""
    return bool(moves(clause)) or clause.lemma_ in _ATTAINING


def _liked(clause: Token) -> bool:
    """Whether one would like to move or to have it, not to mention it: "would LIKE to have"."""
    wished = [t for t in clause.children if t.dep_ == "xcomp" and "to" in auxiliaries(t)]
    return clause.lemma_ == "like" and any(moves(t) or t.lemma_ in _WISHED for t in wished)


def _undergoes(clause: Token) -> bool:
    """Whether it happens to those who see: "two million people could see their bills fall"."""
    who = subject(clause)
    bare = any(
        t.dep_ == "ccomp" and not any(m.dep_ == "mark" for m in t.children) for t in clause.children
    )
    return clause.lemma_ == "see" and bare and who is not None and who.pos_ == "NOUN"


def _adds(clause: Token, shape: Figure) -> bool:
    """Whether a figure is itself what is added, not what one adds in words."""
    what = shape.head.head == clause and shape.head.dep_ in ("dobj", "nsubjpass")
    return clause.lemma_ == "add" and what


def to_be_done(shape: Figure) -> bool:
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
            felt = any(t.dep_ == "attr" and t.lemma_ in _FELT for t in clause.children)
            return "to" in auxiliaries(inner) and not (
                felt or (said_of is not None and said_of.lemma_.lower() in _EQUATED)
            )
        inner = clause
    return False


def _on_track(clause: Token) -> bool:
    """Whether an infinitive is what somebody is "on track to", "set to" or "about to" do."""
    if clause.dep_ == "conj" and is_clause(clause.head):
        return _on_track(clause.head)
    mark = next((t for t in clause.children if t.lower_ == "to" and t.dep_ == "aux"), None)
    if mark is None or mark.i < 2:
        return False
    before = mark.doc[mark.i - 2 : mark.i]
    return before.text == "on track" or (before[0].lemma_ == "be" and before[1].lower_ in _POISED)


def stance(shape: Figure) -> bool:
    """We plan to build [200 schools]."""
    inside = {t.i for t in shape.tokens}
    for token in path(shape):
        words = (token, *(t for t in token.children if t.dep_ in _STANCE_DEPS or _told_of(t)))
        free = (word for word in words if word.i not in inside and not _counted(word))
        found = next((word for word in free if holds(word)), None)
        if found is not None:
            return not (found.lemma_ in _CAPABLE and found.i > shape.head.i) and not _wishes(
                found, shape
            )
        if is_clause(token) and settled(token):
            return False
    return False


def _told_of(word: Token) -> bool:
    """Whether a clause tells what a light noun is, after "be": "the figure we are STRIVING for"."""
    return word.dep_ == "relcl" and word.head.dep_ == "attr" and word.head.lemma_ in _LIGHT


def _counted(word: Token) -> bool:
    """Whether plans are things that somebody has: "13 PLANS out of a total of 21"."""
    named = (word, *(t for t in word.children if t.dep_ == "compound"))
    return word.pos_ == "NOUN" and any(t.dep_ == "nummod" for n in named for t in n.children)


def _wishes(word: Token, shape: Figure) -> bool:
    """Whether those counted are they who want: "57 families want to build"."""
    who = [t for t in word.children if t.dep_ in ("nsubj", "dep") and t.i < word.i]
    counted = shape.mention.kind in ("count", "percent")
    passive = any("be" in auxiliaries(t) for t in word.children if t.dep_ == "xcomp")
    wants = word.lemma_ in _WISHES and counted and not passive
    return wants and any(t in (shape.head, *shape.head.ancestors) for t in who)


def _awaits(shape: Figure) -> bool:
    """Whether a figure is the subject of what is to be: "5 billion IS TO BE spent"."""
    verb = shape.head.head
    if shape.head.dep_ != "nsubj" or verb.lemma_ != "be" or is_past(verb):
        return False
    return any(_still_to_be(t) for t in verb.children if t.dep_ == "xcomp")


def planned(shape: Figure) -> bool:
    """We have [ten billion rubles] planned; there are [two meetings] to be held."""
    after = (t for t in shape.head.children if t.dep_ in ("acl", "relcl") and t.i > shape.head.i)
    return any((t.dep_ == "acl" and t.tag_ != "VBG" and holds(t)) or _still_to_be(t) for t in after)


def _still_to_be(verb: Token) -> bool:
    """Whether a verb says what awaits its noun: "two events TO BE HELD", "WHICH WILL BE HELD"."""
    helpers = set(auxiliaries(verb))
    which = any(t.dep_ == "nsubjpass" and t.tag_ == "WDT" for t in verb.children)
    return {"to", "be"} <= helpers or (which and {"will", "be"} <= helpers)


def bare_infinitive(shape: Figure) -> bool:
    """Increase the share of such services to [95 percent]."""
    if shape.mention.kind == "multiple" and not any(t.is_alpha for t in shape.left()):
        return True
    for clause in clauses(shape):
        if clause.dep_ == "ROOT":
            bare = clause.tag_ == "VB" and subject(clause) is None
            return bare and clause.lemma_ not in _TOLD | {"let"}
        if settled(clause):
            return False
    return False


def hortative(shape: Figure) -> bool:
    """Let us raise the benefit to [4,500 rubles]."""
    return any(
        clause.head.lower_ == "let"
        and clause.head != clause
        and clause.lemma_ not in RECKONING | _TALKING
        for clause in open_clauses(shape)
    )
