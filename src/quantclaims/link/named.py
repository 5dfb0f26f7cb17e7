"""Rules of area for what a figure's own sentence names."""

import re

from spacy.tokens import Token

from quantclaims.link.figure import Figure, is_clause, subject
from quantclaims.link.holders import SPEECH, Holder, is_standard
from quantclaims.link.places import places
from quantclaims.link.setting import WHERE, Areas, Setting, clause_text, clauses, hangs_on, joined

_TOPIC = re.compile(
    r"^(?:As for|As to|As regards|Regarding|Concerning|Speaking of|With regard to"
    r"|The same (?:goes|is true|holds|applies) (?:for|of|to)) "
)

_INSIDE = WHERE - {"from", "of", "on"}


def own_phrase(setting: Setting) -> Areas | None:
    """[14 regions] in Kazakhstan; [700,000 Americans]."""
    shape = setting.shape
    if shape.mention.kind == "percent" and accounted(shape):
        return None
    found = [h for h in setting.areas if hangs_on(h.root, shape.head)]
    found += [h for h in setting.holders if _the_country(h) and hangs_on(h.root, shape.head)]
    if shape.mention.kind == "money" or _of_body(setting):
        found = [h for h in found if h.form != "demonym"]
    return joined(_nearest(_closest(found, shape), shape))


def _of_body(setting: Setting) -> bool:
    """Whether a body's "we" does something with what it counts: "we won [10 Russian clients]"."""
    if setting.sides.we.scope != "company":
        return False
    verb = next(clauses(setting.shape), None)
    said_of = subject(verb) if verb is not None else None
    return any(h.form == "self" and h.root == said_of for h in setting.holders)


def _the_country(holder: Holder) -> bool:
    """Whether a holder is "our country" or "the country", the one place it stands for."""
    return holder.form == "reference" and holder.root.lower_ == "country"


def _closest(found: list[Holder], shape: Figure) -> list[Holder]:
    """The names that say most: the head itself, its own demonym, else names before demonyms."""
    itself = [h for h in found if h.root == shape.head]
    own = [h for h in found if h.form == "demonym" and h.root.head == shape.head]
    return itself or own or [h for h in found if h.form == "name"] or found


def accounted(shape: Figure) -> bool:
    """Whether a share is what somebody else accounts for: "we make 5 percent of EU imports"."""
    return any(t.lemma_ in ("account", "make", "constitute") for t in shape.head.ancestors)


def listed(setting: Setting) -> Areas | None:
    """The Siberian Federal District – [42 fires]; and Belarus, [824 million]."""
    text = setting.shape.context.text[: setting.shape.doc[setting.shape.lead].idx]
    item = re.search(r"([^,;:–—]+)\s[–—-]+\s*$|\band ([^,;:–—]+),\s*$", text)
    words = (item[1] or item[2]) if item else ""
    named = places(words)
    return Areas(named[-1].code) if named and not words[named[-1].end :].strip() else None


def topic(setting: Setting) -> Areas | None:
    """As for the Paks project, [$12 billion] is guaranteed."""
    text = setting.shape.context.text
    if not _TOPIC.match(text):
        return None
    stop = min((i for i in (text.find(","), text.find(":")) if i > 0), default=0)
    near = [h for h in setting.holders if h.root.idx < stop and h.form in ("name", "organisation")]
    return joined(near)


def plant(setting: Setting) -> Areas | None:
    """We doubled the capacity of the Lesnoye oil port to [8 million tonnes]."""
    if setting.sides.visited and any(h.root.lower_ == "here" for h in setting.holders):
        return Areas(setting.sides.subject.name)
    for clause in clauses(setting.shape):
        nouns = [t for t in clause.children if t.dep_ in ("dobj", "nsubj", "nsubjpass")]
        nouns += [t for p in clause.children if p.lower_ == "for" for t in p.children]
        for noun in nouns:
            near = [h for h in setting.holders if h.kind == "plant" and hangs_on(h.root, noun)]
            if near:
                return Areas(near[0].name)
        return None
    return None


def place_of_clause(setting: Setting) -> Areas | None:
    """Retail trade has grown [12 percent] in Crimea."""
    for clause in clauses(setting.shape):
        near = [
            h for h in setting.holders if _is_place(h) and _located(h.root, clause, setting.shape)
        ]
        near = [h for h in near if not _anothers(h, setting.shape)]
        if setting.shape.mention.kind == "rank":
            near = [h for h in near if h.kind != "town"]
        if not _impersonal(setting):
            near = [h for h in near if h.name != setting.sides.home]
        return joined(_nearest(near, setting.shape))
    return None


def _anothers(holder: Holder, shape: Figure) -> bool:
    """Whether a place belongs to another figure's phrase: "three plants, two in Orsk"."""
    heads = [shape.context.head(m) for m in shape.context.mentions if m != shape.mention]
    return any(hangs_on(holder.root, head) for head in heads)


def _is_place(holder: Holder) -> bool:
    if holder.form == "reference":
        return holder.kind in ("region", "country", "plant")
    return holder.form == "name"


def _impersonal(setting: Setting) -> bool:
    """Whether a sentence speaks of the country where it names it, not of where a body stands."""
    if setting.sides.speaker.scope == "country":
        return setting.shape.mention.kind != "rank"
    return not setting.has("self", "organisation", "reference", "addressee")


def _located(token: Token, clause: Token, shape: Figure) -> bool:
    """Whether a place tells where a clause happens, or a participle of the figure's own noun.

    "in Crimea", "during the flood in Tula", "[21 plants] operating in the ports of Tula".
    """
    if token.lower_ in ("here", "there"):
        return token.head == clause
    while token.dep_ in ("conj", "compound", "appos") or _owner(token):
        token = token.head.head if _owner(token) else token.head
    if token.dep_ != "pobj" or token.head.lower_ not in _INSIDE:
        return False
    for above in token.head.ancestors:
        if above == clause or (above.dep_ == "acl" and above.head == shape.head):
            return True
        if is_clause(above) or above.dep_ in ("nsubj", "nsubjpass", "conj"):
            return False
    return False


def _owner(token: Token) -> bool:
    """Whether a place owns what a clause happens in: "in the complex of Crimea"."""
    place = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and place.dep_ == "pobj"


def _nearest(found: list[Holder], shape: Figure) -> list[Holder]:
    """The names before the next figure of a list, or all where none stands there."""
    after = [m.start for m in shape.context.mentions if m.start > shape.mention.start]
    stop = min(after, default=shape.context.sentence.end) - shape.context.start
    colon = shape.context.text.find(":", shape.mention.end - shape.context.start)
    found = [h for h in found if colon < 0 or h.root.idx < colon]
    return [h for h in found if h.root.idx < stop] or found


def actor(setting: Setting) -> Areas | None:
    """The Housing Fund supported over [500 projects]."""
    pronoun = False
    for depth, clause in enumerate(clauses(setting.shape)):
        said = subject(clause)
        said_of = _antecedent(said)
        near = [h for h in setting.holders if said_of is not None and hangs_on(h.root, said_of)]
        if said_of is not None and said_of != said:
            near = [h for h in near if h.root == said_of or h.form == "name"]
        if depth and clause.lemma_ in SPEECH:
            return joined(h for h in near if pronoun and h.form in ("organisation", "name"))
        if said_of is None:
            continue
        pronoun = said_of.lower_ in ("it", "they")
        if near:
            own = [h for h in near if h.root == said_of and h.form == "reference"]
            return _leading(own or near, setting)
        if clause.dep_ == "conj" and said_of.head == clause and said_of.pos_ == "NOUN":
            return None
    return None


def _antecedent(said_of: Token | None) -> Token | None:
    """Whom "who" or "which" stands for, if a subject is one of them."""
    if said_of is None or said_of.tag_ not in ("WDT", "WP") or said_of.head.dep_ != "relcl":
        return said_of
    return said_of.head.head


def _leading(near: list[Holder], setting: Setting) -> Areas | None:
    """Whom a subject is about: "our Austrian friends" are Austria's."""
    beside = [h for h in near if h.form == "organisation" and h.root.dep_ == "appos"]
    if beside:
        return joined(beside)
    foreign = [h for h in near if h.form == "demonym" and h.name != setting.sides.home]
    if foreign and any(h.form == "self" for h in near):
        return Areas(foreign[0].name)
    return joined([h for h in near if h.form == "name"] if near[0].form == "name" else near[:1])


def only_name(setting: Setting) -> Areas | None:
    """They put Belarusian arrears at [1.4 billion roubles]."""
    if setting.has("self", "addressee", "reference") or setting.sides.speaker.scope != "country":
        return None
    text = clause_text(setting.shape)
    said = [p for p in places(text) if p.kind in ("country", "region") and not is_standard(p, text)]
    named = {place.code for place in said}
    return Areas(named.pop()) if len(named) == 1 else None
