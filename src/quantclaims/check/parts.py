"""Parts and shares against the whole they are of."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from quantclaims.check.amounts import Amount, amounts, same_sentence
from quantclaims.check.finding import (
    Finding,
    Interval,
    Verdict,
    interval,
    judge,
    percent,
    ratio,
    shown,
    spread,
    total,
)
from quantclaims.compare.allowed import rounding
from quantclaims.compare.dimension import dimension
from quantclaims.compare.phrase import reduce_phrase
from quantclaims.compare.thing import subject_of
from quantclaims.compare.words import content
from quantclaims.types import Claim

_LONGEST_LINK = 24
"""Characters between a part and the share that restates it: "76 of 93, or 82 percent"."""

_OF_ANOTHER = re.compile(
    r"\b(?:remaining|rest|other)\b[^|]*\||"
    r"\| +of (?!(?:the )?(?:total|amount|sum|whole|number)\b|them\b|these\b|which\b|this\b)",
    re.IGNORECASE,
)
"""A share of what remains, or of a whole that it names itself."""

_NEAR = 1_500
"""Characters between a share and the amounts that it is reckoned from."""

_WORDS_AFTER = 6
"""Content words after a share ("40 percent of exports to the East") that may name its whole."""


def check_parts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Check the parts and shares among the claims of one event."""
    levels = sorted(amounts(claims, "level"), key=lambda one: one.claim.start)
    parts = [one for one in levels if one.claim.whole]
    for part in parts:
        yield _within_whole(part)
    for _, alike in groupby(parts, key=lambda one: (_whole(one), one.claim.sentence, one.measure)):
        listed = list(alike)
        if len(listed) > 1:
            yield _sum(listed)
    for share in amounts(claims, "share"):
        yield from _share_of_part(share, parts)
        yield from _share_of_named_whole(share, levels)


def _whole(part: Amount) -> Interval:
    """What a part is of, with its rounding, in the part's unit."""
    value = part.claim.whole or 0.0
    factor = dimension(part.claim.kind, part.claim.unit).factor
    half = rounding(value, "")[0] if value >= 1000 else 0.0
    return Interval((value - half) * factor, (value + half) * factor)


def _middle(values: Interval) -> float:
    return (values.low + values.high) / 2


def _within_whole(part: Amount) -> Finding:
    whole = _whole(part)
    fits = part.allowed.floor <= whole.high
    step = f"{shown(part.middle)} {'≤' if fits else '>'} {shown(_middle(whole))}"
    if fits:
        return Finding("consistent", "part_within_whole", (step,), (part.claim,))
    pattern = rf"{re.escape(part.claim.quote)}\s+(?:out\s+)?of (?!them\b|those\b|these\b)"
    joined = re.search(pattern, part.claim.sentence)
    verdict: Verdict = "inconsistent" if joined else "cannot tell"
    steps = (step,) if joined else (step, "the two may be of different times or things")
    return Finding(verdict, "part_within_whole", steps, (part.claim,))


def _sum(listed: Sequence[Amount]) -> Finding:
    """Sum the parts that one sentence lists; only a list after a colon leaves no overlap."""
    whole, added = _whole(listed[0]), total([interval(part.allowed) for part in listed])
    middle = sum(part.middle for part in listed)
    steps = [f"{' + '.join(shown(part.middle) for part in listed)} = {shown(middle)}"]
    steps.append(f"the whole is {shown(_middle(whole))}, the sum {spread(added)}")
    verdict: Verdict = "cannot tell"
    if added.meets(whole):
        verdict = "consistent"
    elif added.high < whole.low:
        steps.append("the list may leave parts out")
    elif ":" in listed[0].claim.sentence:
        verdict = "inconsistent"
    else:
        steps.append("the parts may overlap")
    return Finding(verdict, "sum_of_parts", tuple(steps), tuple(part.claim for part in listed))


def _share_of_part(share: Amount, parts: Sequence[Amount]) -> Iterator[Finding]:
    """Check a share against a part and whole of its own sentence."""
    for part in parts:
        if (
            same_sentence(part.claim, share.claim)
            and _restates(share.claim, part.claim)
            and not _OF_ANOTHER.search(_around(share.claim))
        ):
            yield _share(share, part, _whole(part), "share_of_part", (part.claim, share.claim))


def _around(share: Claim) -> str:
    """The words before a share, its place marked, and those after it."""
    before, _, after = share.sentence.partition(share.quote)
    return f"{before[-_LONGEST_LINK:]} | {after[:_LONGEST_LINK]}"


def _restates(share: Claim, part: Claim) -> bool:
    first, second = sorted((share, part), key=lambda claim: claim.start)
    return (
        subject_of(share) == subject_of(part)
        or 0 <= second.start - (first.start + len(first.quote)) <= _LONGEST_LINK
    )


def _share_of_named_whole(share: Amount, levels: Sequence[Amount]) -> Iterator[Finding]:
    """Check "40 percent of exports" against its own amount and that of exports."""
    near = [
        one
        for one in levels
        if abs(one.claim.start - share.claim.start) <= _NEAR and one.period == share.period
    ]
    about = subject_of(share.claim)
    for part in near:
        if subject_of(part.claim) != about:
            continue
        for whole in near:
            fits = whole.measure == part.measure and whole.middle > part.middle
            if fits and _is_other(whole.claim, part.claim) and _names(share, whole):
                claims = (part.claim, whole.claim, share.claim)
                yield _share(share, part, interval(whole.allowed), "share_of_named_whole", claims)
                return


def _is_other(whole: Claim, part: Claim) -> bool:
    """Whether a whole is something else than the part, of the same area."""
    x, y = (reduce_phrase(claim.indicator).words for claim in (whole, part))
    return x != y and whole.area == part.area


def _names(share: Amount, whole: Amount) -> bool:
    _, _, after = share.claim.sentence.partition(share.claim.quote)
    said = set(content(after)[:_WORDS_AFTER])
    phrase = reduce_phrase(whole.claim.indicator).words
    return after.lstrip().startswith("of ") and bool(phrase) and set(phrase) <= said


def _share(
    share: Amount, part: Amount, whole: Interval, rule: str, claims: tuple[Claim, ...]
) -> Finding:
    quotient = ratio(interval(part.allowed), whole)
    computed = Interval(quotient.low * 100, quotient.high * 100)
    exact = part.middle / _middle(whole) * 100
    verdict, judged = judge(computed, share.claim, share.allowed, percent)
    step = f"{shown(part.middle)} / {shown(_middle(whole))} = {percent(exact)}"
    return Finding(verdict, rule, (step, judged), claims)
