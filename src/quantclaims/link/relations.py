"""Rules of area for what has two sides: flows and partners."""

import re

from spacy.tokens import Token

from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.flows import SEVERAL, FlowWord, ends, flow_word, flow_word_of, link_flow
from quantclaims.link.holders import Holder
from quantclaims.link.named import accounted, own_phrase
from quantclaims.link.places import places
from quantclaims.link.setting import OURS, Areas, Setting, clause_text, clauses, hangs_on

_JOINT = re.compile(r"^(?:the )?(?:\w+ )?(?:joint|bilateral|mutual|intergovernmental|cross-year)\b")
"""What two countries do together: "joint initiatives", "the first bilateral forum"."""

_BOTH = re.compile(
    r"^(?i:(?:the|our) (?:two |both )?(?:sides|parties)\b(?! of)|both (?:sides|parties|countries)\b"
    r"|(?:the |today’s |our )?(?:[a-z]+-[a-z]+ )?(?:talks|negotiations|consultations)\b)"
    r"|^(?:Mr |Ms |(?:the )?President |Prime Minister |Chancellor )?"
    r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)* and I\b"
)
"""Who does a thing together: "the two sides", "President Ito and I"."""
_TOGETHER = re.compile(r"^Together,? we\b|\b[A-Z][\w’]+ and myself\b|\bcross[- ]years? of\b")
"""What is said of both at once."""
_REMINDERS = frozenset(("know", "recall", "remember"))
"""What an aside says, which a time at its end belongs after: "As you know, in 2018 we ..."."""
_TIES = re.compile(
    r"\b(?:ties|relations|contacts|contracts|agreements?|documents|memorand\w+|cooperat\w+) with\b"
)

_PACT = re.compile(r"\b(?:agreement|treaty|declaration|partnership|diplomatic relations)\b", re.I)
"""What two countries sign: a year that dates it at their table is of both."""


def partner(setting: Setting) -> Areas | None:
    """Kazakhstan is Russia’s [second] largest trade partner."""
    shape = setting.shape
    if shape.mention.kind != "rank" or "partner" not in clause_text(shape):
        return None
    named = [h.name for h in setting.holders if h.kind == "country"]
    named += [setting.sides.partner, setting.sides.home]
    two = list(dict.fromkeys(name for name in named if name))[:2]
    return Areas(*two) if len(two) == 2 else None


def flow_of_verb(setting: Setting) -> Areas | None:
    """Kazakhstan has invested [$2 billion] in the Russian mines."""
    verb, word = _verb_of_clause(setting.shape)
    if verb is None or word is None or word.kind not in ("outward", "inward"):
        return None
    said_of = subject(verb)
    active = said_of is not None and said_of.dep_ != "nsubjpass"
    doers = [h for h in setting.holders if active and said_of and hangs_on(h.root, said_of)]
    doers.sort(key=lambda h: h.root != said_of)
    marks = ("to", "in", "into") if word.kind == "outward" else ("from", "in")
    sides = [h for h in setting.areas if _hangs_by(h.root, verb, marks)]
    others = [h for h in sides if h.kind == "country"]
    if others and word.kind == "outward" and doers and _is_body(doers[0]):
        return Areas(doers[0].name, others[0].name)
    if not others or (doers and doers[0].kind != "country"):
        return None
    us = setting.sides.speaker if setting.sides.speaker.scope == "country" else None
    home = us.name if us is not None else setting.sides.home
    doer, other = doers[0].name if doers else home, others[0].name
    if len({h.name for h in sides}) > SEVERAL:
        return Areas(doer)
    if doer == other:
        return None
    return Areas(doer, other) if word.kind == "outward" else Areas(other, doer)


def _is_body(holder: Holder) -> bool:
    """Whether a holder is a company, a fund or an agency, by name or as "we" or "you"."""
    return holder.form == "organisation" or holder.kind in ("company", "agency")


def _hangs_by(token: Token, verb: Token, marks: tuple[str, ...]) -> bool:
    """Whether a name hangs on a verb by one of some prepositions."""
    for above in token.ancestors:
        if above.lower_ in marks and verb in (above.head, above.head.head):
            return True
        if above == verb:
            return False
    return False


def flow(setting: Setting) -> Areas | None:
    """Russian investments in Kazakhstan came to [a billion]."""
    if setting.shape.mention.kind == "year":
        return None
    if setting.sides.speaker.scope != "country":
        return _sold_abroad(setting)
    phrase = setting.indicator.text
    text = clause_text(setting.shape)
    word = flow_word_of(phrase)
    if word is not None:
        named = {place.code for place in places(phrase)}
        text = phrase if len(named) > 1 or not places(text) else f"{text}; {phrase}"
    else:
        word = _word_of_clause(setting.shape)
    _, going = _verb_of_clause(setting.shape)
    if going is not None and going.kind == "people" and " between " not in text:
        word = going
    mutual = word is not None and word.kind in ("mutual", "joint")
    hung = {h.name for h in setting.areas if hangs_on(h.root, setting.shape.head)}
    both = {setting.sides.home, setting.sides.partner} <= hung
    if word is None or (mutual and not both and own_phrase(setting)):
        return None
    told = link_flow(word, text, setting.sides, bool(OURS.search(text)))
    if told is None:
        return None
    area = _regions(setting) if mutual else ""
    return Areas(area or told.area, told.counterpart)


def _sold_abroad(setting: Setting) -> Areas | None:
    """Where a company's goods or money go: "our exports to Japan"."""
    seller, phrase = setting.sides.speaker, setting.indicator.text
    word = flow_word_of(phrase)
    if seller.scope != "company" or word is None or word.kind != "outward":
        return None
    found = ends(phrase)
    return Areas(seller.name, found.targets[0]) if found.targets and not found.sources else None


def joint(setting: Setting) -> Areas | None:
    """[28 joint initiatives] are under way; [Seven joint Russian-Indian laboratories] work."""
    sides, text = setting.sides, setting.indicator.text
    dated = setting.shape.mention.kind == "year" and _PACT.search(text)
    said = _JOINT.search(text) or _TOGETHER.search(setting.shape.context.text)
    if (
        not (said or dated or _both_sides(setting) or _between(setting))
        or sides.speaker.scope != "country"
    ):
        return None
    us = sides.speaker.name
    named = [h.name for h in setting.areas if h.kind == "country" and h.name != us]
    at_table = sides.partner if us == sides.home else sides.home
    them = named[0] if len(set(named)) == 1 else "" if named else at_table
    return Areas(us, them) if them and us != them else None


def tied(setting: Setting, area: str) -> str:
    """The country that what is counted has ties with: "[76 regions] have ties with Japan".

    Also whose market somebody has a share of: "We account for [8 percent] of Japan’s imports".
    """
    shape = setting.shape
    if shape.mention.kind == "percent" and accounted(shape):
        abroad = (h for h in setting.areas if h.kind in ("country", "group"))
        owners = {h.name for h in abroad if hangs_on(h.root, shape.head)} - {area}
        return owners.pop() if len(owners) == 1 else ""
    host = _is_at(setting, area) if shape.mention.kind in ("count", "money") else ""
    if host:
        return host
    text = clause_text(shape)
    for match in _TIES.finditer(text) if _counted(setting) else ():
        found = [p for p in places(text) if p.start >= match.end() and p.kind == "country"]
        if found and found[0].code != area and found[0].start - match.end() < 40:
            return found[0].code
    return ""


def _is_at(setting: Setting, area: str) -> str:
    """The country where those of another are: "[270 Austrian firms] work on the Russian market"."""
    own = [h for h in setting.areas if h.form == "demonym" and h.name == area]
    verb = next(clauses(setting.shape), None)
    if verb is None or verb.lemma_ in ("take", "participate"):
        return ""
    if not any(hangs_on(h.root, setting.shape.head) for h in own):
        return ""
    marks = ("in", "on", "into")
    abroad = [h for h in setting.areas if h.kind == "country" and h.name != area]
    found = {h.name for h in abroad if _hangs_by(h.root, verb, marks)}
    return found.pop() if len(found) == 1 else ""


def _counted(setting: Setting) -> bool:
    mention = setting.shape.mention
    return mention.kind == "count" and mention.role == "claim"


def _between(setting: Setting) -> bool:
    """Relations between Austria and Japan have lasted for [five centuries]."""
    text = clause_text(setting.shape)
    start = text.find(" between ")
    named = [p for p in places(text) if 0 <= start < p.start]
    both = [p.code for p in named[:2] if p.kind == "country"]
    return len(set(both)) == 2 and setting.sides.speaker.name in both


def _both_sides(setting: Setting) -> bool:
    """The two sides set a goal of [400,000 visitors]; President Ito and I approved [two plans]."""
    for clause in clauses(setting.shape):
        said_of = subject(clause)
        if said_of is not None and said_of.head == clause and clause.lemma_ not in _REMINDERS:
            noun = clause.head if said_of.tag_ in ("WDT", "WP") else said_of
            words = "".join(t.text_with_ws for t in noun.subtree)
            return _BOTH.search(words) is not None
    return False


def _regions(setting: Setting) -> str:
    """The regions that a clause is said of: "each of these regions has trade with ..."."""
    for clause in clauses(setting.shape):
        said_of = subject(clause)
        inside = {t.i for t in said_of.subtree} if said_of is not None else set()
        names = [h.name for h in setting.holders if h.kind == "region" and h.root.i in inside]
        if names:
            return ";".join(names)
    return ""


def _verb_of_clause(shape: Figure) -> tuple[Token | None, FlowWord | None]:
    """The verb of a figure's clause, and the flow that it names."""
    verb = next(clauses(shape), None)
    return verb, flow_word([(verb.lemma_, verb.pos_)]) if verb is not None else None


def _word_of_clause(shape: Figure) -> FlowWord | None:
    """The flow that the words around a figure name: its phrase, its verb, that verb's nouns."""
    aside = {
        below.i for t in shape.head.subtree if t.dep_ in ("relcl", "acl") for below in t.subtree
    }
    near = [t for t in shape.head.subtree if t.i not in aside]
    for governor in shape.head.ancestors:
        near.append(governor)
        if is_clause(governor):
            said_of = subject(governor)
            if said_of is not None:
                near += [t for t in said_of.subtree if t.dep_ not in ("relcl", "acl")]
            near += [t for t in governor.children if t.dep_ == "dobj"]
            break
    return flow_word([(t.lemma_.lower(), t.pos_) for t in near])
