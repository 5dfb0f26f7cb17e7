"""The time that an account of a year, or of a day, sets for the sentences that give it."""

import re

from quantclaims.link.context import SentenceContext
from quantclaims.link.need import (
    Need,
    Said,
    fits,
    is_state,
    last_dated,
    lasts,
    of_claim,
    of_phrase,
    starts_from,
    tells_growth,
)
from quantclaims.link.tense import clause_of
from quantclaims.link.times import before
from quantclaims.timex import Interval, find_periods

_ACCOUNT = 20
_HALF_YEAR = 6
_WHICH_IS = re.compile(
    r",? (?:which|that) (?:is|was|equals|makes|amounts|represents|means|constitutes|accounts)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_REVIEWED_BEFORE = re.compile(
    r"\b(?:results|performance|outcomes?|achievements|indicators)\b(?! to\b)[^,;.]{0,40}$",
    re.IGNORECASE,
)
_ACCOUNT_OF = re.compile(
    r"^(?:overall, |in general, )?(?:\d{4}|(?:the )?(?:last|past|previous|this|outgoing) year)"
    r" (?:was|has been|turned out|proved|became)\b"
    r"|\b(?:events?|results?|outcomes?|performance|achievements|happened)\b[^.;:]*\byear\b"
    r"|\byear[’']s (?:results|performance|outcomes)\b"
    r"|\b(?:the|our) \d{4} (?:budget|plan)\b"
    r"|\b(?:was|been) an? [\w-]+ year\b|\bturned out [^.;:]*\byear\b",
    re.IGNORECASE,
)
_REVIEWED_AFTER = re.compile(r"(?:[’']s)? (?:results|performance|figures)\b", re.IGNORECASE)


def within_account(need: Need) -> Said | None:
    """Last year was hard. / We met. / Floods hit two towns. / They damaged [90 houses]."""
    trend = need.tense == "perfect" and need.mention.kind == "percent"
    if not (trend or need.tense == "past") or lasts(need) or starts_from(need):
        return None
    year: Said | None = None
    for earlier in before(need.context, _ACCOUNT):
        if earlier.sentence.turn != need.context.sentence.turn:
            return None
        said = last_dated(earlier)
        if said is None or is_state(said.text):
            continue
        year = year or said
        planned = any(claim.modality == "projected" for claim in need.claims_of(earlier))
        if planned or not _is_year(said) or said.first != year.first or not fits(said, need):
            return None
        opens = not trend and _opens(earlier) and same_paragraph(earlier, need.context)
        if opens or _ACCOUNT_OF.search(earlier.text):
            return said
    return None


def as_of(need: Need) -> Said | None:
    """As of May 1, we have ten houses. / They are new. / There are [90 flats]."""
    if need.tense not in ("present", "perfect") or tells_growth(need.mention, need.context):
        return None
    for earlier in before(need.context, _ACCOUNT):
        if not same_paragraph(earlier, need.context):
            return None
        said = last_dated(earlier)
        if said is not None:
            day = need.context.event.date
            holds = day and said.last and said.last <= day and is_state(said.text)
            return said if holds else None
    return None


def which_is(need: Need) -> Said | None:
    """Last year was hard. / Sales came to [$2 billion], which is [5 percent] of the market."""
    mine = [c for c in need.claims_of(need.context) if c.end <= need.mention.start]
    if not mine:
        return None
    start = need.context.start
    gap = need.context.text[mine[-1].end - start : need.mention.start - start]
    taken = mine[-1].period_basis == "inherited" and _WHICH_IS.match(gap)
    return of_claim(mine[-1]) if taken else None


def _opens(context: SentenceContext) -> bool:
    """Whether a sentence opens with a time: "Last year, we completed two bridges"."""
    return any(phrase.start == 0 for phrase in context.times if phrase.kind == "period")


def same_paragraph(earlier: SentenceContext, later: SentenceContext) -> bool:
    text = later.transcript.document.text
    return "\n" not in text[earlier.sentence.end : later.sentence.start]


def _is_year(said: Said) -> bool:
    return said.first is not None and Interval(said.first, said.last).is_year


def under_review(need: Need) -> Said | None:
    """He reported on results in 2017. | The profit grew by [38 percent]."""
    day, context = need.context.event.date, need.context
    looks_back = need.tense in ("past", "perfect") or tells_growth(need.mention, context)
    if day is None or need.tense == "future" or not looks_back or context.turn.kind == "narrator":
        return None
    counted = need.mention.kind == "count"
    long = lasts(need) and not need.mention.unit_per
    if long or (counted and (_is_had(need) or _replies(context))):
        return None
    said = reviewed(context)
    if said is None or said.last is None or starts_from(need):
        return None
    for claim in reversed(need.discourse.claims):
        if claim.period_end and claim.modality == "asserted":
            if too_young(of_claim(claim), context):
                continue
            return said if claim.period_end <= said.last else None
    return said


def too_young(said: Said, context: SentenceContext) -> bool:
    """Whether a year has hardly begun: it has no results in a meeting on those of the last one."""
    day = context.event.date
    if day is None or said.last is None or day.month > _HALF_YEAR or reviewed(context) is None:
        return False
    return _is_year(said) and said.last.year == day.year


def _is_had(need: Need) -> bool:
    """Whether what is counted was there, and nothing brought it about: "we had [900 workers]"."""
    return clause_of(need.context.head(need.mention)).lemma_ in ("be", "have")


def _replies(context: SentenceContext) -> bool:
    """Whether the turn answers a question, which may lead away from what is looked back on."""
    for earlier in before(context, _ACCOUNT):
        if earlier.sentence.turn != context.sentence.turn:
            return earlier.text.rstrip().endswith("?")
    return False


def reviewed(context: SentenceContext) -> Said | None:
    """Return the year whose results a meeting looks back on."""
    lede, day = context.event.lede, context.event.date
    if day is None:
        return None
    for phrase in find_periods(lede, day):
        over = phrase.interval.is_year and phrase.last is not None and phrase.last < day
        named = _REVIEWED_BEFORE.search(lede[: phrase.start])
        if over and (named or _REVIEWED_AFTER.match(lede[phrase.end :])):
            return of_phrase(phrase, lede)
    return None
