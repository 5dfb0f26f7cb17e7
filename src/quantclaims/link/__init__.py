"""From mentions to claims: one question a module, each answered by named rules.

What is measured (:mod:`.indicator`), for which time (:mod:`.period`), growth or level
(:mod:`.aspect`), how it is put forward (:mod:`.modality`), about whom (:mod:`.area`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from quantclaims.errors import reason
from quantclaims.link.area import link_area
from quantclaims.link.aspect import link_aspect
from quantclaims.link.confidence import confidence
from quantclaims.link.context import Discourse, Parse, SentenceContext
from quantclaims.link.evidence import Aspect
from quantclaims.link.indicator import Indicator, link_indicator
from quantclaims.link.modality import Modality, link_modality, yet_to_come
from quantclaims.link.period import Period, link_period
from quantclaims.link.setting import Areas
from quantclaims.link.skipped import LONGEST, Skipped, bare_aspect, excerpt, limit_passed
from quantclaims.link.tense import tense_of
from quantclaims.records import claim_id
from quantclaims.types import Claim, Mention, Transcript

__all__ = ["link"]

_NAME = 40
"""How many characters of a sentence that is skipped name it."""

Skip = Callable[[Skipped], None]

_ROWS = ("claim", "whole")


@dataclass(frozen=True, slots=True)
class Answers:
    """What each question of linking found of a figure; by default nothing."""

    period: Period = field(default_factory=Period)
    indicator: Indicator = field(default_factory=Indicator)
    aspect: Aspect = field(default_factory=Aspect)
    modality: Modality = field(default_factory=Modality)
    areas: Areas = field(default_factory=Areas)


def link(
    transcript: Transcript,
    mentions: Sequence[tuple[Mention, ...]],
    parse: Parse,
    longest: int = LONGEST,
    skip: Skip | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of a transcript, in the order of its text.

    ``mentions`` holds the mentions of each sentence, as :func:`quantclaims.detect.detect`
    returns them. ``parse`` turns sentences into spaCy ``Doc`` values; it sees only those that
    hold a figure, in one batch, and those that a rule looks back at.

    A sentence of more than ``longest`` characters, or of more figures than
    :data:`~quantclaims.link.skipped.MOST_FIGURES`, is not linked: its rows say what detection
    knows, and the rule ``skipped:REASON``. ``skip`` is told of each; it is told likewise of a
    sentence at which the parser or a rule fails, an error that is raised where there is no
    ``skip``.
    """
    claims: list[Claim] = []
    earlier: dict[int, list[Claim]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    contexts = tuple(_contexts(transcript, mentions, parse, longest))
    _parse_ahead(contexts, parse, guarded=skip is not None)
    for context in contexts:
        for mention in _figures(context):
            so_far = earlier.setdefault(context.turn.event, [])
            claim = _claim(mention, context, Discourse(so_far), seen, guarded=skip is not None)
            so_far.append(claim)
            claims.append(claim)
        if skip and context.skipped and _figures(context):
            skip(Skipped(context.start, context.words[:_NAME], context.skipped, context.error))
    return tuple(claims)


def _figures(context: SentenceContext) -> list[Mention]:
    return [mention for mention in context.mentions if mention.role in _ROWS]


def _contexts(
    transcript: Transcript, mentions: Sequence[tuple[Mention, ...]], parse: Parse, longest: int
) -> Iterator[SentenceContext]:
    previous: SentenceContext | None = None
    for index, found in enumerate(mentions):
        context = SentenceContext(transcript, index, found, parse)
        context.skipped = limit_passed(context.sentence, len(found), longest)
        if previous and not previous.skipped and previous.turn.event == context.turn.event:
            context.previous = previous
        previous = context
        yield context


def _parse_ahead(contexts: Sequence[SentenceContext], parse: Parse, guarded: bool) -> None:
    """Parse the sentences with claims together.

    A batch holds the sentences of one document, whatever runs beside it: the parser's sums depend
    in their last bits on what stands in a batch, and the same page must give the same rows.
    """
    needed = [c for c in contexts if not c.skipped and _figures(c)]
    try:
        for context, doc in zip(needed, parse([c.text for c in needed]), strict=True):
            context.parsed = doc
    except Exception:
        if not guarded:
            raise
        for context in needed:
            _parse_alone(context)
        for context in contexts:
            if context.previous and context.previous.skipped:
                context.previous = None


def _parse_alone(context: SentenceContext) -> None:
    """Parse a sentence of a batch that failed, and mark it where it is the one."""
    try:
        context.parsed = next(iter(context.parse([context.text])))
    except Exception as error:
        _mark(context, error)


def _mark(context: SentenceContext, error: Exception) -> None:
    context.skipped, context.error = "failed", f"{type(error).__name__}: {reason(error)}"


def _claim(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    seen: Counter[tuple[str, ...]],
    guarded: bool,
) -> Claim:
    if context.skipped:
        return _bare(mention, context, seen)
    try:
        answers = _answers(mention, context, discourse)
    except Exception as error:
        if not guarded:
            raise
        _mark(context, error)
        return _bare(mention, context, seen)
    claim = _row(mention, context, answers, context.words, seen)
    indicator = answers.indicator
    return replace(claim, confidence=confidence(claim.rules, indicator.text, indicator.code))


def _answers(mention: Mention, context: SentenceContext, discourse: Discourse) -> Answers:
    period = link_period(mention, context, discourse)
    indicator = link_indicator(mention, context, discourse, period)
    aspect = link_aspect(mention, context, discourse, indicator)
    modality = link_modality(mention, context, discourse)
    if period.basis == "explicit" and tense_of(context.head(mention)) not in ("past", "perfect"):
        modality = yet_to_come(modality, period.start, context.event.date)
    areas = link_area(mention, context, discourse, indicator, aspect)
    return Answers(period, indicator, aspect, modality, areas)


def _bare(mention: Mention, context: SentenceContext, seen: Counter[tuple[str, ...]]) -> Claim:
    """A claim of what a figure's own words say, in a sentence that is not linked."""
    answers = Answers(aspect=bare_aspect(mention), modality=Modality(rule="modality:none"))
    words = context.words if context.skipped == "failed" else excerpt(mention, context)
    claim = _row(mention, context, answers, words, seen)
    return replace(claim, rules=(*claim.rules, f"skipped:{context.skipped}"))


def _row(
    mention: Mention,
    context: SentenceContext,
    answers: Answers,
    sentence: str,
    seen: Counter[tuple[str, ...]],
) -> Claim:
    event, turn = context.event, context.turn
    period, indicator, aspect = answers.period, answers.indicator, answers.aspect
    modality, areas = answers.modality, answers.areas
    text = context.transcript.document.text
    quote = text[mention.start : mention.end]
    rules = (
        *mention.rules,
        period.rule,
        indicator.rule,
        aspect.rule,
        modality.rule,
        areas.rule,
    )
    return Claim(
        claim_id=_claim_id(event.event_id, sentence, quote, seen),
        event_id=event.event_id,
        event_title=event.title,
        event_date=event.date,
        event_time=event.time,
        event_place=event.place,
        speaker=turn.speaker,
        speaker_role=turn.speaker_role,
        speaker_kind=turn.kind,
        kind=mention.kind,
        value=mention.value,
        value_low=mention.value_low,
        value_high=mention.value_high,
        bound=mention.bound,
        qualifier=mention.qualifier,
        unit=mention.unit,
        unit_per=mention.unit_per,
        whole=mention.whole,
        aspect=aspect.name,
        direction=aspect.direction,
        indicator=indicator.text,
        indicator_code=indicator.code,
        area=areas.area,
        counterpart=areas.counterpart,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        period_basis=period.basis,
        baseline=aspect.baseline or period.baseline,
        modality=modality.name,
        source=context.transcript.document.source,
        start=mention.start,
        end=mention.end,
        quote=quote,
        sentence=sentence,
        confidence=0.0,
        rules=rules,
    )


def _claim_id(event_id: str, sentence: str, quote: str, seen: Counter[tuple[str, ...]]) -> str:
    key = (event_id, sentence, quote)
    seen[key] += 1
    return claim_id(*key, seen[key])
