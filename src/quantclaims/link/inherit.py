"""The time that an earlier sentence has set and that still governs.

The rules are tried in order; each may look at the sentences before, at the claims made so far and
at the tense of the figure's clause. What was is not dated by what will be, nor what is by what was.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.link.modality import link_modality
from quantclaims.link.tense import Tense, tense_of
from quantclaims.link.times import before, heard, times_of
from quantclaims.timex import PeriodPhrase, find_periods
from quantclaims.types import Claim, Mention

__all__ = ["Said", "governing", "tells_growth"]

_REACH = 2
_LIST = 60
_RECURRENT = frozenset(("d", "mo", "wk", "h", "min", "s"))
_DURATIONS = _RECURRENT | {"a"}
_GROWTH = re.compile(
    r"\b(?:growth|gr[eo]w\w*|increas\w*|decreas\w*|r[io]se\w*|rising|drop\w*|f[ea]ll\w*|declin\w*"
    r"|higher|lower|(?:more|less) than in|(?:up|down) by)\b",
    re.IGNORECASE,
)
_EQUATION = re.compile(r"(?:This|That|It) (?:is|was|represents|means)\b")
_SUBORDINATE = re.compile(r"\b(?:that|because|than|if) \w[^,;:–—]*$", re.IGNORECASE)
_RESTATES = re.compile(
    r"\b(?:as|like) (?:I|we|you) (?:have )?(?:already |just )?(?:said|mentioned|noted)\b"
    r"|\brepeat\b",
    re.IGNORECASE,
)
_STARTING_POINT = re.compile(r"\bfrom $", re.IGNORECASE)
_REVIEWED_BEFORE = re.compile(
    r"\b(?:results|performance|outcomes?|achievements|indicators)\b(?! to\b)[^,;.]{0,40}$",
    re.IGNORECASE,
)
_REVIEWED_AFTER = re.compile(r"(?:[’']s)? (?:results|performance|figures)\b", re.IGNORECASE)


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
        start, end = earlier.sentence.start, earlier.sentence.end
        return [claim for claim in self.discourse.claims if start <= claim.start < end]


def governing(mention: Mention, context: SentenceContext, discourse: Discourse) -> Said | None:
    """Return the time of an earlier sentence that governs a figure, with the rule that says so."""
    need = Need(mention, context, discourse)
    for rule in _RULES:
        said = rule(need)
        if said is not None:
            return Said(said.first, said.last, said.text, rule=f"inherited{rule.__name__}")
    return None


def tells_growth(mention: Mention, context: SentenceContext) -> bool:
    """Whether a figure says how much something grew or fell, by the words around it."""
    start, end = mention.start - context.start, mention.end - context.start
    near = context.text[max(0, start - 60) : end + 30]
    return mention.kind in ("percent", "multiple") and _GROWTH.search(near) is not None


def _in_list(need: Need) -> Said | None:
    """The targets for 2030 are: / increase the share to [70 percent];"""
    if not _is_item(need.context):
        return None
    for earlier in before(need.context, _LIST):
        opens = earlier.text.rstrip().endswith(":")
        if not opens and not _is_item(earlier):
            return None
        said = _last_dated(earlier) if opens else None
        if said is not None:
            return said
    return None


def _is_item(context: SentenceContext) -> bool:
    text = context.text.strip()
    return text.endswith((";", ":")) or text[:1].islower()


def _in_parallel(need: Need) -> Said | None:
    """It fell from 7 percent in 2015 to 5 in 2019. / Here it fell from [8 percent] to 4."""
    previous = need.context.previous
    mine = [m for m in need.context.mentions if m.role in ("claim", "whole")]
    theirs = need.claims_of(previous) if previous else []
    if len(mine) < 2 or [m.kind for m in mine] != [c.kind for c in theirs]:
        return None
    spans = {(c.period_start, c.period_end) for c in theirs}
    if len(spans) < 2 or any(c.period_start is None for c in theirs) or times_of(need.context):
        return None
    return _of_claim(theirs[mine.index(need.mention)])


def _from_near(need: Need) -> Said | None:
    """Last year trade grew by 9 percent. / Exports grew by [12 percent]."""
    lasting = need.mention.kind == "measure" and need.mention.unit in _DURATIONS
    if lasting or need.mention.unit_per in _RECURRENT or _starts_from(need):
        return None
    unbroken = True
    for distance, earlier in enumerate(heard(need.context, _REACH), 1):
        claims = need.claims_of(earlier)
        said = _last_claimed(claims) if claims else _last_dated(earlier)
        if said is not None:
            holds = unbroken and _fits(said, need)
            return said if holds and (distance == 1 or _is_flow(need.mention)) else None
        unbroken = unbroken and not claims
    return None


def _is_flow(mention: Mention) -> bool:
    """Whether a figure is of the sort that needs a time, rather than a count of what there is."""
    return mention.kind in ("percent", "multiple", "money")


def _fits(said: Said, need: Need) -> bool:
    day = need.context.event.date
    if day is None or said.first is None or said.last is None:
        return False
    if need.tense == "present":
        return _EQUATION.match(need.context.text) is not None
    if need.tense == "future":
        return said.last > day
    return said.first <= day and not said.pending


def _as_restated(need: Need) -> Said | None:
    """Investment grew by 4.3 percent in 2018. / As I said, we see [4.3 percent] growth here."""
    if not _RESTATES.search(need.context.text) and not _starts_from(need):
        return None
    for claim in reversed(need.discourse.claims):
        same = (claim.value, claim.kind) == (need.mention.value, need.mention.kind)
        if same and claim.period_start and claim.modality == "asserted":
            return _of_claim(claim)
    return None


def _starts_from(need: Need) -> bool:
    start = need.mention.start - need.context.start
    return _STARTING_POINT.search(need.context.text[:start]) is not None


def _under_review(need: Need) -> Said | None:
    """{He reported on results in 2017.} The profit grew by [38 percent]."""
    day, context = need.context.event.date, need.context
    looks_back = need.tense in ("past", "perfect") or tells_growth(need.mention, context)
    if day is None or need.tense == "future" or not looks_back or context.turn.kind == "narrator":
        return None
    said = _reviewed(context.event.lede, day)
    if said is None or said.last is None or _starts_from(need):
        return None
    for claim in reversed(need.discourse.claims):
        if claim.period_end and claim.modality == "asserted":
            return said if claim.period_end <= said.last else None
    return said


def _reviewed(lede: str, day: date) -> Said | None:
    """Return the year whose results a meeting looks back on."""
    for phrase in find_periods(lede, day):
        over = phrase.interval.is_year and phrase.last is not None and phrase.last < day
        named = _REVIEWED_BEFORE.search(lede[: phrase.start])
        if over and (named or _REVIEWED_AFTER.match(lede[phrase.end :])):
            return _of_phrase(phrase, lede)
    return None


def _last_claimed(claims: list[Claim]) -> Said | None:
    """Return the time of the last dated claim of a sentence."""
    dated = [c for c in claims if c.period_start and c.period_basis in ("explicit", "inherited")]
    return _of_claim(dated[-1]) if dated else None


def _last_dated(context: SentenceContext) -> Said | None:
    """Return the time named last in the main clauses of a sentence."""
    for phrase in reversed(times_of(context, carried=True)):
        named = phrase.kind == "period" and phrase.first and phrase.last
        if named and not _SUBORDINATE.search(context.text[: phrase.start]):
            return _of_phrase(phrase, context.text)
    return None


def _of_claim(claim: Claim) -> Said:
    pending = claim.modality == "projected" or _is_state(claim.period_text)
    return Said(claim.period_start, claim.period_end, claim.period_text, pending)


def _of_phrase(phrase: PeriodPhrase, text: str) -> Said:
    words = text[phrase.start : phrase.end]
    return Said(phrase.first, phrase.last, words, _is_state(words))


def _is_state(words: str) -> bool:
    """Whether a time is one as of which something holds, and at which nothing comes about."""
    return words.lower().startswith("as of")


_RULES: tuple[Callable[[Need], Said | None], ...] = (
    _in_list,
    _in_parallel,
    _from_near,
    _as_restated,
    _under_review,
)
