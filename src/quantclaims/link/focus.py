"""Rules of area for what the talk is about at the moment: a place, the whole country, a whole."""

import re
from collections.abc import Iterator

from quantclaims.link.account import same_paragraph
from quantclaims.link.context import SentenceContext
from quantclaims.link.named import listed, own_phrase
from quantclaims.link.places import is_capital, places
from quantclaims.link.setting import Areas, Setting, clause_text
from quantclaims.link.unlisted import towns

_NATIONWIDE = re.compile(
    r"(?<!from the )(?<!by the )\b(?:federal|nationwide|state|national) (?:[a-z]+ )?"
    r"(?:budget|programmes?|projects?|level|television|courts?|policy|debt|law)\b"
    r"|\b(?:budget (?:revenue|deficit|surplus|spending|expenditure)s?"
    r"|(?<!world )(?<!global )(?<!world’s )GDP|[Tt]he [Gg]overnment"
    r"|(?:across|around|throughout) the country|all (?:the |our )?regions)\b"
)
"""What is the country's, whoever speaks of it: "the federal budget", "across the country"."""
_AT_HOME = re.compile(rf"\bhere\b|{_NATIONWIDE.pattern}")
"""What takes the talk back from a place that was named to where the voice stands."""
_INSIDE = re.compile(r" (?:in|of) (?:the )?")
"""What stands between a place and the larger one that it lies in."""
_IN = re.compile(r" (?:(?:are|is|were|was) )?in (?:the )?")
_ECONOMY = re.compile(
    r"(?<!world )(?<!global )\bGDP\b|^(?:(?:annual|average|consumer) )*(?:inflation|unemployment)\b"
    r"|\bkey (?:interest )?rate\b|\bvalue added tax\b|\bVAT\b"
)
"""What is a country's, though the head of a company may speak of it."""
_MARKET = re.compile(r"^(?:the )?(?:total |overall |domestic |aggregate )?demand for\b")
"""What is a market's, not the firm's that tells it."""
_GOVERNS = 3
"""How many sentences of its paragraph a place that was named governs."""
_REGIONAL = re.compile(
    r"\b(?:in (?:the|this)|this) (?:region|republic|territory|area|province)\b(?! of)"
    r"|\b(?:the|our) regional (?:administration|budget|authorit\w+|executive|government)"
)
"""What keeps the talk in the region named last: "the regional budget", "in this area"."""
_STAYS = 2
"""How many sentences such words govern."""
_ASKED = 12
"""How many sentences back, across turns, the region that such words mean was named."""


def part(setting: Setting) -> Areas | None:
    """There are [21 plants] in Crimea, including [14] in shipbuilding."""
    mention, context = setting.shape.mention, setting.shape.context
    if mention.whole is None:
        return None
    wholes = [c for c in setting.discourse.claims[-6:] if c.value == mention.whole]
    if not wholes or wholes[-1].start < context.turn.start:
        return None
    own = listed(setting) or own_phrase(setting) or _stands_in(setting)
    return own or Areas(wholes[-1].area, wholes[-1].counterpart)


def _stands_in(setting: Setting) -> Areas | None:
    """The area that comes at once after a part: "of whom [800] are in China"."""
    mention, context = setting.shape.mention, setting.shape.context
    rest = context.text[mention.end - context.start :]
    where = _IN.match(rest)
    named = [p for p in places(rest) if where is not None and p.start == where.end()]
    return Areas(named[0].code) if named and not named[0].demonym else None


def focus(setting: Setting) -> Areas | None:
    """A flood came to the Tula Region. / [135 villages] were hit by the flood."""
    sides, context = setting.sides, setting.shape.context
    if setting.has("self", "domestic", "name", "addressee") or _AT_HOME.search(context.text):
        return None
    if sides.speaker.scope != "country":
        return None
    for before in _before(context, _GOVERNS):
        if not same_paragraph(before, context):
            break
        named = _spoken_of(before)
        if named:
            return Areas(named.pop()) if len(named) == 1 else None
    return _region_meant(context)


def _spoken_of(context: SentenceContext) -> set[str]:
    """The regions, countries and towns that a sentence names, but for seats of a government."""
    named = [p for p in places(context.text) if p.kind in ("region", "country") and not p.demonym]
    if len(named) == 2 and _INSIDE.fullmatch(context.text[named[0].end : named[1].start]):
        named = named[:1]
    return {p.code for p in named if not is_capital(p.code)} or set(towns(context.text))


def _region_meant(context: SentenceContext) -> Areas | None:
    """The last region named in the talk, if it was named alone and the talk stays in it."""
    near = [context, *_before(context, _STAYS)]
    if not any(_REGIONAL.search(c.text) for c in near):
        return None
    for before in _before(context, _ASKED, any_turn=True):
        named = {p.code for p in places(before.text) if p.kind == "region"}
        if named:
            return Areas(named.pop()) if len(named) == 1 else None
    return None


def _before(
    context: SentenceContext, most: int, *, any_turn: bool = False
) -> Iterator[SentenceContext]:
    """The sentences before, the nearest first; of the same turn alone, unless any may count."""
    turn = context.sentence.turn
    for _ in range(most):
        if context.previous is None:
            return
        if context.previous.sentence.turn != turn and not any_turn:
            return
        context = context.previous
        yield context


def economy(setting: Setting) -> Areas | None:
    """Meeting | {Vostbank CEO} We expect a slowdown in GDP of [4 percent]."""
    sides = setting.sides
    if sides.speaker.scope != "company" or setting.has("name", "demonym"):
        return None
    return Areas(sides.home) if _ECONOMY.search(setting.indicator.text) else None


def nationwide(setting: Setting) -> Areas | None:
    """The federal budget allotted [3 billion rubles] for this."""
    speaker = setting.sides.speaker
    country = speaker.name if speaker.scope == "country" else setting.sides.home
    named = any(h.form == "name" and h.name != country for h in setting.holders)
    if named or setting.has("self", "addressee", "reference"):
        return None
    if _MARKET.search(setting.indicator.text):
        return Areas(country)
    return Areas(country) if _NATIONWIDE.search(clause_text(setting.shape)) else None
