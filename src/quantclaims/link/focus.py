"""Rules of area for what the talk is about at the moment: a place, the whole country, a whole."""

import re
from collections.abc import Iterator

from quantclaims.link.context import SentenceContext
from quantclaims.link.named import listed, own_phrase
from quantclaims.link.places import places
from quantclaims.link.setting import Areas, Setting, clause_text

_NATIONWIDE = re.compile(
    r"(?<!from the )(?<!by the )\b(?:federal|nationwide|state|national) (?:[a-z]+ )?"
    r"(?:budget|programmes?|projects?|level|television|courts?|policy|debt|law)\b"
    r"|\b(?:budget (?:revenue|deficit|surplus|spending|expenditure)s?|GDP"
    r"|[Tt]he [Gg]overnment|across the country|throughout the country|all (?:the |our )?regions)\b"
)
"""What is the country's, whoever speaks of it: "the federal budget", "across the country"."""
_BACK = 6
"""How many sentences a place that was named governs."""
_DEFINITE = frozenset("the this that these those such".split())
_SUFFIX = 4
"""The least letters by which one noun takes up another: "the fires" after "wildfires"."""


def part(setting: Setting) -> Areas | None:
    """There are [21 plants] in Crimea, including [14] in shipbuilding."""
    mention, context = setting.shape.mention, setting.shape.context
    if mention.whole is None:
        return None
    wholes = [c for c in setting.discourse.claims[-6:] if c.value == mention.whole]
    if not wholes or wholes[-1].start < context.turn.start:
        return None
    own = listed(setting) or own_phrase(setting)
    return own or Areas(wholes[-1].area, wholes[-1].counterpart)


def focus(setting: Setting) -> Areas | None:
    """A flood came to the Tula Region. / [135 villages] were hit by the flood."""
    sides, context = setting.sides, setting.shape.context
    if setting.has("domestic", "name", "addressee") or _NATIONWIDE.search(context.text):
        return None
    if sides.speaker.scope != "country" or sides.speaker.name != sides.home:
        return None
    taken_up = _taken_up(context)
    for before in _before(context):
        said = [p for p in places(before.text) if p.kind != "place"]
        if said:
            names = list(dict.fromkeys(p.code for p in said if p.kind in ("region", "country")))
            governs = len(names) == 1 and names[0] not in (sides.home, sides.partner)
            return Areas(names[0]) if governs and _takes_up(taken_up, before) else None
        if _takes_up(taken_up, before):
            taken_up |= _taken_up(before)
    return None


def _taken_up(context: SentenceContext) -> frozenset[str]:
    """The nouns that a sentence speaks of as known: "the flood", "these villages"."""
    return frozenset(
        t.lemma_.lower()
        for t in context.doc
        if t.pos_ == "NOUN" and len(t.lemma_) >= _SUFFIX
        if any(c.lower_ in _DEFINITE for c in t.children if c.dep_ == "det")
    )


def _takes_up(nouns: frozenset[str], before: SentenceContext) -> bool:
    """Whether what is known was named in a sentence."""
    named = {t.lemma_.lower() for t in before.doc if t.pos_ in ("NOUN", "PROPN")}
    return any(word.endswith(noun) for noun in nouns for word in named)


def _before(context: SentenceContext) -> Iterator[SentenceContext]:
    """The sentences before in the same turn, the nearest first."""
    turn = context.sentence.turn
    for _ in range(_BACK):
        if context.previous is None or context.previous.sentence.turn != turn:
            return
        context = context.previous
        yield context


def nationwide(setting: Setting) -> Areas | None:
    """The federal budget allotted [3 billion rubles] for this."""
    speaker = setting.sides.speaker
    country = speaker.name if speaker.scope == "country" else setting.sides.home
    named = any(h.form == "name" and h.name != country for h in setting.holders)
    if named or setting.has("self", "addressee", "reference"):
        return None
    return Areas(country) if _NATIONWIDE.search(clause_text(setting.shape)) else None
