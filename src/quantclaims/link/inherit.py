"""The time that an earlier sentence has set and that still governs.

The rules are tried in order; each may look at the sentences before, at the claims made so far and
at the tense of the figure's clause. What was is not dated by what will be, nor what is by what was.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from quantclaims.link.account import (
    as_of,
    same_paragraph,
    too_young,
    under_review,
    which_is,
    within_account,
)
from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.modality import link_modality
from quantclaims.link.need import (
    Need,
    Said,
    fits,
    is_state,
    last_dated,
    lasts,
    of_claim,
    starts_from,
    tells_growth,
)
from quantclaims.link.times import before, heard
from quantclaims.types import Claim, Mention

__all__ = ["RULES", "governing"]

_REACH = 2
_LIST = 60
_DAYS = timedelta(days=2)
_EVENT = re.compile(r"(?:it|this|that|they|these|there|the event)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?:for|by way of) (?:reference|comparison)\b", re.IGNORECASE)
_COMMEMORATED = re.compile(r"\b(?:anniversar(?:y|ies)|birthday|commemorat\w+|celebrat\w+)\b", re.I)
"""What is remembered at a time says nothing of what it was."""
_AHEAD = re.compile(r"\b(?:will|shall|intend|plan|going to|expect|should|must)\b|[’']ll\b")
_POINTS = frozenset(
    "area aspect circumstance direction factor issue point question reason task thing topic".split()
)
"""What one speaks about, at no time of its own."""
_BACK = 5
_OF_THIS = re.compile(r"\b[Oo]f (?:this|that|these|those) (?:amount|number|sum|total|figure)\b")
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|against|up from|down from) $")
_RESTATES = re.compile(
    r"\b(?:as|like) (?:I|we|you) (?:have )?(?:already |just )?(?:said|mentioned|noted)\b"
    r"|\brepeat\b",
    re.IGNORECASE,
)


_RULED = re.compile(
    r"\b(?:the (?:maximum|minimum|ceiling|upper limit|lower limit)|no longer be"
    r"|(?:according to|under|by) the (?:new )?(?:law|legislation|rules|decree|regulations))\b",
    re.IGNORECASE,
)
"""What a law or rule sets stands undated, whatever was told before it."""


def governing(mention: Mention, context: SentenceContext, discourse: Discourse) -> Said | None:
    """Return the time of an earlier sentence that governs a figure, with the rule that says so."""
    need = Need(mention, context, discourse)
    if link_modality(mention, context, discourse).rule.startswith("modality:goal"):
        return None
    if _RULED.search(context.text) or mention.unit in _POINTS:
        return None
    for rule in RULES:
        said = rule(need)
        if said is not None:
            return Said(said.first, said.last, said.text, rule=f"inherited_{rule.__name__}")
    return None


def in_list(need: Need) -> Said | None:
    """The targets for 2030 are: / increase the share to [70 percent];"""
    if not _is_item(need.context):
        return None
    for earlier in before(need.context, _LIST):
        opens = earlier.text.rstrip().endswith(":")
        if not opens and not _is_item(earlier):
            return None
        said = last_dated(earlier) if opens else None
        if said is not None:
            return said
    return None


def _is_item(context: SentenceContext) -> bool:
    text = context.text.strip()
    return text.endswith((";", ":")) or text[:1].islower()


def in_parallel(need: Need) -> Said | None:
    """It was [7 percent] in 2015, [5 percent] in 2017. / Here, [8 percent] and [4 percent]."""
    previous = need.context.previous
    mine = [m for m in need.context.mentions if m.role in ("claim", "whole")]
    theirs = need.claims_of(previous) if previous else []
    if len(mine) < 2 or [m.kind for m in mine] != [c.kind for c in theirs]:
        return None
    spans = {(c.period_start, c.period_end) for c in theirs}
    if len(spans) < 2 or any(c.period_start is None for c in theirs) or need.context.times:
        return None
    return of_claim(theirs[mine.index(need.mention)])


def from_near(need: Need) -> Said | None:
    """Last year trade grew by 9 percent. / Exports grew by [12 percent]."""
    if lasts(need) or starts_from(need):
        return None
    unbroken = True
    for distance, earlier in enumerate(heard(need.context, _REACH), 1):
        if _REFERENCE.search(earlier.text):
            continue
        claims = need.claims_of(earlier)
        said = _last_claimed(earlier, claims) if claims else _last_named(earlier, need)
        if said is not None and need.tense in ("", "past") and too_young(said, need.context):
            continue
        if said is not None:
            near = distance == 1 and same_paragraph(earlier, need.context)
            holds = unbroken and fits(said, need) and (near or _beside_growth(need))
            return said if holds and (claims or _told_of(said, need)) else None
        unbroken = unbroken and not claims
    return None


def _last_named(earlier: SentenceContext, need: Need) -> Said | None:
    """Return the time that a sentence without figures names, where it may be that of others."""
    ahead = need.tense in ("past", "perfect") and _AHEAD.search(earlier.text)
    return None if ahead or _COMMEMORATED.search(earlier.text) else last_dated(earlier)


def _told_of(said: Said, need: Need) -> bool:
    """Whether a time that no figure has taken dates this one: a day, only what came about on it."""
    if need.tense == "present":
        return is_state(said.text)
    assert said.first is not None
    assert said.last is not None
    return said.last - said.first > _DAYS or _EVENT.match(need.context.text) is not None


def _beside_growth(need: Need) -> bool:
    """Whether a sentence tells how much something grew, as those that review a year do."""
    rows = (m for m in need.context.mentions if m.role in ("claim", "whole"))
    return any(tells_growth(mention, need.context) for mention in rows)


def of_this(need: Need) -> Said | None:
    """They cost [$2 billion] last year. / We met. / He spoke. / Of this amount, [half] is new."""
    if not _OF_THIS.search(need.context.text[: need.mention.end - need.context.start]):
        return None
    floor = min(earlier.start for earlier in (need.context, *before(need.context, _BACK)))
    for claim in reversed(need.discourse.claims):
        amount = claim.kind in ("money", "count", "measure")
        if amount and floor <= claim.start < need.context.start:
            dated = claim.period_start and claim.period_basis in ("explicit", "inherited")
            return of_claim(claim) if dated else None
    return None


def as_restated(need: Need) -> Said | None:
    """In 2017 it was [4 percent]. / We met. / We ate. / As I said, it was [4 percent]."""
    if not _RESTATES.search(need.context.text) and not starts_from(need):
        return None
    for claim in reversed(need.discourse.claims):
        same = (claim.value, claim.kind) == (need.mention.value, need.mention.kind)
        if same and claim.period_start and claim.modality == "asserted":
            return of_claim(claim)
    return None


def _last_claimed(context: SentenceContext, claims: list[Claim]) -> Said | None:
    """Return the time of the last dated claim of a sentence that is no mere comparison."""
    dated = [
        c
        for c in claims
        if c.period_start
        and c.period_basis in ("explicit", "inherited")
        and not _COMPARED.search(context.text[: c.start - context.start])
    ]
    return of_claim(dated[-1]) if dated else None


RULES: tuple[Callable[[Need], Said | None], ...] = (
    in_list,
    in_parallel,
    from_near,
    of_this,
    as_restated,
    which_is,
    as_of,
    within_account,
    under_review,
)
