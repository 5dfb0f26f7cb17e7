"""From mentions to claims: one question a module, each answered by named rules.

What is measured (:mod:`.indicator`), for which time (:mod:`.period`), growth or level
(:mod:`.aspect`), how it is put forward (:mod:`.modality`), about whom (:mod:`.area`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from quantclaims.link.area import link_area
from quantclaims.link.aspect import link_aspect
from quantclaims.link.confidence import confidence
from quantclaims.link.context import Discourse, Parse, SentenceContext
from quantclaims.link.indicator import link_indicator
from quantclaims.link.modality import link_modality
from quantclaims.link.period import link_period
from quantclaims.records import claim_id
from quantclaims.types import Claim, Mention, Transcript

__all__ = ["link"]

_ROWS = ("claim", "whole")


def link(
    transcript: Transcript, mentions: Sequence[tuple[Mention, ...]], parse: Parse
) -> tuple[Claim, ...]:
    """Return the claims of a transcript, in the order of its text.

    ``mentions`` holds the mentions of each sentence, as :func:`quantclaims.detect.detect`
    returns them. ``parse`` turns sentences into spaCy ``Doc`` values; it sees only those that
    hold a figure, in one batch, and those that a rule looks back at.
    """
    claims: list[Claim] = []
    earlier: dict[int, list[Claim]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    contexts = tuple(_contexts(transcript, mentions, parse))
    _parse_ahead(contexts, parse)
    for context in contexts:
        for mention in context.mentions:
            if mention.role in _ROWS:
                so_far = earlier.setdefault(context.turn.event, [])
                claim = _claim(mention, context, Discourse(so_far), seen)
                so_far.append(claim)
                claims.append(claim)
    return tuple(claims)


def _contexts(
    transcript: Transcript, mentions: Sequence[tuple[Mention, ...]], parse: Parse
) -> Iterator[SentenceContext]:
    previous: SentenceContext | None = None
    for index, found in enumerate(mentions):
        context = SentenceContext(transcript, index, found, parse)
        if previous and previous.turn.event == context.turn.event:
            context.previous = previous
        previous = context
        yield context


def _parse_ahead(contexts: Sequence[SentenceContext], parse: Parse) -> None:
    """Parse the sentences with claims together.

    A batch holds the sentences of one document, whatever runs beside it: the parser's sums depend
    in their last bits on what stands in a batch, and the same page must give the same rows.
    """
    needed = [c for c in contexts if any(m.role in _ROWS for m in c.mentions)]
    for context, doc in zip(needed, parse([c.text for c in needed]), strict=True):
        context.parsed = doc


def _claim(
    mention: Mention,
    context: SentenceContext,
    discourse: Discourse,
    seen: Counter[tuple[str, ...]],
) -> Claim:
    period = link_period(mention, context, discourse)
    indicator = link_indicator(mention, context, discourse, period)
    aspect = link_aspect(mention, context, discourse, indicator)
    modality = link_modality(mention, context, discourse)
    areas = link_area(mention, context, discourse, indicator, aspect)
    event, turn = context.event, context.turn
    text = context.transcript.document.text
    quote = text[mention.start : mention.end]
    sentence = text[context.sentence.start : context.sentence.end]
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
        confidence=confidence(rules, indicator.text, indicator.code),
        rules=rules,
    )


def _claim_id(event_id: str, sentence: str, quote: str, seen: Counter[tuple[str, ...]]) -> str:
    key = (event_id, sentence, quote)
    seen[key] += 1
    return claim_id(*key, seen[key])
