"""Rules of area for what a sentence leaves unsaid: the talk so far and the page tell."""

import re

from spacy.tokens import Token

from quantclaims.link.context import SentenceContext
from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.places import places
from quantclaims.link.setting import OURS, Areas, Setting, clause_text, clauses, hangs_on
from quantclaims.types import Claim, Mention

_GUESTS = frozenset("country state nation delegate participant".split())
_TALK = frozenset(
    "question issue matter topic point thing word remark example circumstance aspect".split()
)
_SAYING = frozenset(
    "discuss make ask quote cite give mention note pay raise name highlight".split()
)
_ANEW = frozenset(("reference", "organisation"))
"""What makes a subject somebody else than the figure before is of."""
_PRONOUNS = frozenset("it they them this that which these those".split())
_ABSTRACT = frozenset("number figure amount total increase growth rise drop share sum".split())
_GATHERING = re.compile(
    r"\b(?:talks|commitments?|forums?|meetings?|met|conferences?|summits?|speech|spoke"
    r"|(?-i:(?<!Federal )Assembly)"
    r"|[Yy]ears? of|Union|resolutions?|instructions?|international|Organi[sz]ation"
    r"|(?-i:congress)|festival|Olympi\w+|championship|visit\w*)\b",
    re.IGNORECASE,
)
"""What a year dates and nobody owns: gatherings, years of something, acts between countries."""
_DECIDED = re.compile(
    r"\b(?:decisions?|welcomed|expressed|agreed|pledged)\b.* in "
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]"
)
"""What was decided or said at a place, which the place does not own: "agreed in Nara in 2018"."""
_ORDERED = re.compile(
    r"\b(?:[Ee]xecutive [Oo]rders?|instructions?|resolutions?|decrees?)\b(?: No\. ?\d+)?,?"
    r"(?: \w+){0,3} (?:issued|signed|adopted)(?: (?:in|on))?(?: [A-Z]\w+(?: \d+,)?)? $"
)
"""What an order's date stands after: "the executive orders that you issued in May 2012"."""
_ATTENDED = re.compile(
    r"\b(?:present|attend\w*|participat\w*|tak\w+ part|took part|gather\w*|registered)\b.*"
    r"\b(?:forum|conference|congress|summit|exhibition|symposium|talks)\b",
    re.IGNORECASE,
)
"""Who comes to a gathering: "700 guests are present at the forum"."""
_WORLD = re.compile(
    r"(?<!from )\b(?:in|around|across|throughout) the (?:whole |entire )?world\b|\bworldwide\b"
)
_GLOBAL = re.compile(
    r"(?:global|world) (?:GDP|economy|economic|growth|inflation|output|production|trade|demand"
    r"|consumption|population)\b"
)
_CHILDREN = frozenset("child kid girl boy grandchild".split())
_FEW = 4
_DIGITS = 9
_KIN = frozenset("daughter son wife husband brother sister".split())


def nobodys(setting: Setting) -> Areas | None:
    """The forum has been held since [2003]; let us discuss [two questions]."""
    shape = setting.shape
    if shape.mention.kind == "count" and _attends(setting):
        return Areas()
    world = _worldwide(setting)
    if world is not None:
        return world
    if shape.mention.kind == "year":
        return Areas() if _nobodys_year(setting) else None
    if setting.sides.speaker.scope not in ("country", "agency"):
        return None
    unit = shape.mention.unit.rsplit(" ", 1)[-1].lower()
    if unit in _KIN or _own_child(shape.mention, unit) or _discussed(unit, shape):
        return Areas()
    head = shape.head
    if head.dep_ == "pobj" and head.head.head.lower_ in ("total", "number"):
        head = head.head.head
    guests = head.dep_ in ("nsubj", "nsubjpass", "conj", "appos")
    guests = guests or head.head.lower_ in ("by", "from")
    foreign = unit != "state" or setting.sides.home != "USA"
    return Areas() if unit in _GUESTS and guests and foreign else None


def _nobodys_year(setting: Setting) -> bool:
    """Whether a year dates what nobody owns: a gathering, an order, what was decided at a place."""
    shape, clause = setting.shape, clause_text(setting.shape)
    if _ORDERED.search(shape.context.text[: shape.doc[shape.lead].idx]):
        return True
    if setting.sides.speaker.scope not in ("country", "agency"):
        return False
    aside = ("group", "town")
    named = any(h.form == "name" and h.kind not in aside for h in setting.holders)
    measured = any(place.kind != "group" for place in places(setting.indicator.text))
    hosts = setting.has("self") and any(t.lemma_ == "host" for t in shape.head.ancestors)
    gathered = _GATHERING.search(f"{setting.indicator.text} {clause}")
    decided = _DECIDED.search(clause)
    return bool(decided or (gathered and not (named or measured or hosts)))


def _own_child(mention: Mention, unit: str) -> bool:
    """Whether a few children are somebody's own: "I have [two girls]"."""
    few = mention.kind == "count" and mention.value is not None and mention.value <= _FEW
    return few and unit in _CHILDREN


def _attends(setting: Setting) -> bool:
    """Whether a figure counts the guests of a gathering of several countries."""
    event = setting.shape.context.event
    many = setting.sides.partner or "nternational" in f"{event.title} {event.lede}"
    return bool(many and _ATTENDED.search(clause_text(setting.shape)))


def _worldwide(setting: Setting) -> Areas | None:
    """The world, where a figure is of all of it: "[two million people] around the world".

    "In the world" only says among what one counts: "[two] such medicines in the world".
    """
    shape, text = setting.shape, clause_text(setting.shape)
    if _is_global(setting):
        return Areas("world")
    if shape.mention.kind not in ("count", "money", "measure"):
        return None
    own = _WORLD.search("".join(t.text_with_ws for t in shape.head.subtree))
    found = own or _WORLD.search(text)
    if found is None:
        return None
    others = setting.has("reference", "organisation", "domestic") or places(text)
    if OURS.search(text) or (others and not own):
        return None
    return Areas("" if found[0].startswith("in ") else "world")


def _is_global(setting: Setting) -> bool:
    """Whether what is measured is the world's, and nobody is said to have it: "global GDP"."""
    measured = _GLOBAL.match(setting.indicator.text)
    if measured is None or setting.shape.mention.kind == "rank":
        return False
    text = clause_text(setting.shape)
    others = setting.has("self", "reference", "organisation", "domestic") or places(text)
    return not (others or OURS.search(text))


def _discussed(unit: str, shape: Figure) -> bool:
    """Whether a few things are only spoken of: "I have [two points] to make"."""
    value = shape.mention.value
    if unit not in _TALK or (value is not None and value > _DIGITS):
        return False
    near = [*shape.head.ancestors, *(t for t in shape.head.rights if t.dep_ in ("relcl", "acl"))]
    verbs = {t.lemma_ for t in near if t.pos_ == "VERB"}
    return not verbs or bool(_SAYING & verbs)


def continued(setting: Setting) -> Areas | None:
    """Trade with Japan came to [$3 billion]. / It will reach [$7 billion]."""
    shape, context = setting.shape, setting.shape.context
    last = setting.discourse.claims[-1] if setting.discourse.claims else None
    if last is None or last.start < _heard_since(context) or places(clause_text(shape)):
        return None
    phrase = setting.indicator.text
    if phrase != last.indicator and len(places(phrase)) > 1:
        return None
    told = [c for c in setting.discourse.claims[-3:] if _repeats(shape.mention, c)]
    if told:
        return Areas(told[-1].area, told[-1].counterpart)
    if not _points_back(shape) and not _continues(setting, last):
        return None
    return Areas(last.area, last.counterpart)


def _heard_since(context: SentenceContext) -> int:
    """Where the talk that a figure can go on from begins: a sentence before, past a question."""
    before = context.previous
    if before is not None and before.previous is not None and before.text.rstrip().endswith("?"):
        before = before.previous
    return before.start if before is not None else context.start


def _repeats(mention: Mention, claim: Claim) -> bool:
    """Whether a figure has been stated just before."""
    same = claim.value == mention.value is not None and claim.kind == mention.kind
    return same and mention.kind != "year"


def _continues(setting: Setting, last: Claim) -> bool:
    """Whether a figure measures what the one before does, and names nobody else."""
    indicator = setting.indicator.text
    if places(indicator) or not same_words(indicator, last.indicator):
        return False
    clause = next(clauses(setting.shape), None)
    said_of = subject(clause) if clause is not None else None
    return not any(
        said_of is not None and h.form in _ANEW and hangs_on(h.root, said_of)
        for h in setting.holders
    )


def _points_back(shape: Figure) -> bool:
    """Whether a figure is said of a pronoun, "this number" or "the increase", or is "of them"."""
    own = [t for p in shape.head.children if p.lower_ == "of" for t in p.children]
    for clause in clauses(shape):
        said_of = subject(clause)
        objects = [t for t in clause.children if t.dep_ == "dobj" and t != shape.head]
        if said_of is not None:
            own += [said_of, *objects]
            break
    return any(_anaphor(t) for t in own)


def _anaphor(token: Token) -> bool:
    if token.lower_ in _PRONOUNS:
        return True
    pointed = any(t.lower_ in ("this", "that", "the", "their", "its") for t in token.children)
    return pointed and token.lemma_.lower() in _ABSTRACT and not any(token.rights)


def same_words(one: str, other: str) -> bool:
    """Whether two indicators share most of their words."""
    first, second = (set(re.findall(r"[a-z]{3,}", text.lower())) for text in (one, other))
    return bool(first and second) and 2 * len(first & second) >= len(first | second) * 1.4


def same_subject(setting: Setting) -> Areas | None:
    """[73 houses] were flooded in Karelia. / [Six people] were moved."""
    context = setting.shape.context
    if setting.has("self", "addressee", "name", "domestic"):
        return None
    last = setting.discourse.claims[-1] if setting.discourse.claims else None
    if last is None or last.start < context.turn.start:
        return None
    between = context.transcript.document.text[last.end : context.start]
    if any(p.kind == "region" and p.code not in last.area for p in places(between)):
        return None
    nation = setting.sides.speaker.scope == "country"
    if last.area in ("", setting.sides.speaker.name) or not _carries(last, between, nation):
        return None
    return Areas(last.area, last.counterpart if _fragment(setting.shape) else "")


def _carries(last: Claim, between: str, nation: bool) -> bool:
    """Whether an area still governs: in its paragraph, a region's also in the next one.

    The head of a company or region is back at home in the next paragraph.
    """
    if "\n" not in between:
        return True
    if not nation:
        return False
    regions = [place for place in places(last.area) if place.kind == "region"]
    return bool(regions) and between.count("\n") <= 2 and len(between) < 300


def _fragment(shape: Figure) -> bool:
    """Whether a figure's sentence has no clause of its own."""
    return not any(subject(t) is not None for t in shape.head.ancestors if is_clause(t))


def subject_of_page(setting: Setting) -> Areas | None:
    """Speech from the Sabov port | Total investment is [108 billion rubles]."""
    about = setting.sides.subject
    if about.scope not in ("company", "region") or about == setting.sides.speaker:
        return None
    if setting.has("self", "domestic") or not _may_yield(setting):
        return None
    return Areas(about.name)


def _may_yield(setting: Setting) -> bool:
    """Whether the voice speaks for the country, or for a company on a visit to a plant."""
    return setting.sides.speaker.scope == "country" or setting.sides.visited


def speaker(setting: Setting) -> Areas | None:
    """In all, there are [500 such schools]."""
    return Areas(setting.sides.speaker.name)
