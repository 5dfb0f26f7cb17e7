"""A figure in want of a time, and a time that was said: what the inheritance rules pass around."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.modality import link_modality
from quantclaims.link.tense import Tense, tense_of
from quantclaims.link.times import times_of
from quantclaims.timex import Interval, PeriodPhrase
from quantclaims.types import Claim, Mention

_AS_OF = ("as of", "as at")
_RECURRENT = frozenset(("d", "mo", "wk", "h", "min", "s"))
_DURATIONS = _RECURRENT | {"a"}
_GROWTH = re.compile(
    r"\b(?:growth|gr[eo]w\w*|increas\w*|decreas\w*|r[io]se\w*|rising|drop\w*|f[ea]ll\w*|declin\w*"
    r"|gain\w*|jump\w*|lower(?:ed|ing)|reduc\w*|surg(?:e|ed|ing)|shr[aiu]nk\w*|expand\w*"
    r"|(?:higher|lower)(?! than (?!in\b|last\b|a year|(?:it|they|he|she) w|the (?:same|prev)))"
    r"|(?:more|less) than in|(?:up|down) by|(?:up|down)(?= (?!to\b)(?:[a-z]+ ){0,2}\d))\b",
    re.IGNORECASE,
)
_EQUATION = re.compile(
    r"(?:(?:in|and|but|so|that is to say)\b[\w ]{0,20}?,? )?(?:this|that|it|these|those|they)"
    r"(?: \w+)? (?:is|are|was|were|represents?|means?|includes?|comprises?|equals?|makes?|amounts?"
    r"|accounts?)\b"
    r"|(?:[\w-]+ )?of (?:this|that|these|those|them|which)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\b(?:that|because|than|if) \w[^,;:–—]*$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|noted|reported|stated|stressed|added|announced|emphasi[sz]ed|recalled|explained"
    r"|told [\w ]{1,30}|informed [\w ]{1,30}|pointed out|(?:say|note|add|stress|remind you|report))"
    r"(?: also| too)? that\b",
    re.IGNORECASE,
)
_STARTING_POINT = re.compile(r"\bfrom $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A time said earlier, in its words; ``pending`` where it was said of what is to come."""

    first: date | None
    last: date | None
    text: str
    pending: bool = False
    rule: str = ""


@dataclass(frozen=True)
class Need:
    """A figure whose own sentence names no time for it."""

    mention: Mention
    context: SentenceContext
    discourse: Discourse

    @cached_property
    def tense(self) -> Tense:
        """The tense of its clause; none for a growth told in the present: "we see 5% growth"."""
        tense = tense_of(self.context.head(self.mention))
        modality = link_modality(self.mention, self.context, self.discourse)
        if modality.name in ("projected", "conditional"):
            return "future"
        return "" if tense == "present" and tells_growth(self.mention, self.context) else tense

    def claims_of(self, earlier: SentenceContext) -> list[Claim]:
        """Return the claims made in an earlier sentence."""
        claims = self.discourse.claims
        first = bisect_left(claims, earlier.sentence.start, key=_place)
        return list(claims[first : bisect_left(claims, earlier.sentence.end, first, key=_place)])


def _place(claim: Claim) -> int:
    return claim.start


def tells_growth(mention: Mention, context: SentenceContext) -> bool:
    """Whether a figure says how much something grew or fell, by the words around it."""
    start, end = mention.start - context.start, mention.end - context.start
    near = context.text[max(0, start - 60) : end + 30]
    return mention.kind in ("percent", "multiple") and _GROWTH.search(near) is not None


def fits(said: Said, need: Need) -> bool:
    day = need.context.event.date
    if day is None or said.first is None or said.last is None:
        return False
    if need.tense == "present":
        return (is_state(said.text) and said.last <= day) or equates(need)
    if need.tense == "future":
        return said.last > day
    if need.tense == "perfect" and _still_counting(need, said):
        return said.last >= day and not said.pending
    if need.tense == "perfect" and said.last.year < day.year - 1:
        return False
    return said.first <= day and not said.pending


def _still_counting(need: Need, said: Said) -> bool:
    """Whether what has been counted is not of a time that is over: "[90 people] have recovered"."""
    if need.mention.kind in ("count", "measure"):
        return True
    whole = Interval(said.first, said.last).is_year
    return need.mention.kind == "percent" and not (
        whole or tells_growth(need.mention, need.context)
    )


def equates(need: Need) -> bool:
    """Whether a sentence says what a figure before it is or consists of: "This includes two"."""
    return _EQUATION.match(need.context.text) is not None


def starts_from(need: Need) -> bool:
    start = need.mention.start - need.context.start
    return _STARTING_POINT.search(need.context.text[:start]) is not None


def lasts(need: Need) -> bool:
    lasting = need.mention.kind == "measure" and need.mention.unit in _DURATIONS
    return lasting or need.mention.unit_per in _RECURRENT


def last_dated(context: SentenceContext) -> Said | None:
    """Return the time named last in the main clauses of a sentence, or of what it reports."""
    for phrase in reversed(times_of(context)):
        named = phrase.kind == "period" and phrase.first and phrase.last
        before = _REPORTED.sub("", context.text[: phrase.start])
        if named and not _SUBORDINATE.search(before):
            return of_phrase(phrase, context.text)
    return None


def of_claim(claim: Claim) -> Said:
    pending = claim.modality == "projected" or is_state(claim.period_text)
    return Said(claim.period_start, claim.period_end, claim.period_text, pending)


def of_phrase(phrase: PeriodPhrase, text: str) -> Said:
    words = text[phrase.start : phrase.end]
    return Said(phrase.first, phrase.last, words, is_state(words))


def is_state(words: str) -> bool:
    """Whether a time is one as of which something holds, and at which nothing comes about."""
    return words.lower().startswith(_AS_OF)
