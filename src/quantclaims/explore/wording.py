"""A claim's cells in words for a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quantclaims.check.finding import shown
from quantclaims.compare.areas import area_name
from quantclaims.explore.facets import UNNAMED
from quantclaims.rule_names import rules_of
from quantclaims.types import Claim

__all__ = ["Fact", "areas", "excerpt", "facts", "figure", "period", "value", "voice"]

_DASH = "–"
_BEFORE, _AFTER = 60, 140
_BASES = {
    "explicit": "said here",
    "inherited": "said in an earlier sentence",
    "as_of_event": "as of the event",
}
_ARROWS = {"up": " ↑", "down": " ↓", "": ""}


@dataclass(frozen=True, slots=True)
class Fact:
    """A question about a claim: the answer, what more there is to it, the rules that gave it."""

    title: str
    answer: str
    more: str = ""
    rules: tuple[str, ...] = ()


def figure(claim: Claim) -> str:
    """The figure as it was said, hedge included."""
    return " ".join(f"{claim.qualifier} {claim.quote}".split())


def value(claim: Claim) -> str:
    """The figure as it was understood.

    >>> from quantclaims.compare.examples import example_claim
    >>> value(example_claim(value=9.4e9, unit="USD", bound="about", kind="money"))
    'about 9.4 billion USD'
    >>> value(example_claim(value=None, value_low=20.0, value_high=99.0, unit="region",
    ...                     bound="vague", kind="count"))
    'vague: 20 to 99 region'
    """
    ends = [claim.value] if claim.value is not None else [claim.value_low, claim.value_high]
    plain = claim.kind == "year"
    said = [format(end, ".0f") if plain else shown(end) for end in ends if end is not None]
    number = " to ".join(said)
    unit = "" if plain else claim.unit.replace("_", " ")
    per = f"per {claim.unit_per}" if claim.unit_per else ""
    whole = f"of {shown(claim.whole)}" if claim.whole is not None else ""
    words = " ".join(filter(None, (number, whole, unit, per)))
    if claim.bound in ("exact", "range"):
        return words
    bound = claim.bound.replace("_", " ")
    return f"vague: {words}" if claim.bound == "vague" else f"{bound} {words}"


def areas(claim: Claim) -> str:
    """Whom the figure is about, and the other side.

    >>> from quantclaims.compare.examples import example_claim
    >>> areas(example_claim(area="RUS;Tula Region", counterpart="KAZ"))
    'Russia, Tula Region – Kazakhstan'
    """
    sides = (claim.area, claim.counterpart)
    named = (", ".join(map(area_name, filter(None, side.split(";")))) for side in sides)
    return f" {_DASH} ".join(filter(None, named))


def period(start: date | None, end: date | None) -> str:
    """A period in as few words as say it.

    >>> period(date(2013, 1, 1), date(2013, 9, 30)), period(date(2012, 1, 1), date(2012, 12, 31))
    ('Jan–Sep 2013', '2012')
    >>> period(date(2003, 1, 1), date(2012, 12, 31)), period(None, date(2017, 12, 31))
    ('2003–2012', 'until 2017')
    >>> period(date(2013, 5, 26), date(2013, 5, 26)), period(None, None)
    ('26 May 2013', '')
    """
    if start is None or end is None:
        day = start or end
        return "" if day is None else f"{'from' if start else 'until'} {_moment(day, bool(end))}"
    if start == end:
        return _day(start)
    if not (start.day == 1 and (end + timedelta(1)).day == 1):
        return f"{_day(start)} {_DASH} {_day(end)}"
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year}{_DASH}{end.year}"
    if start.year != end.year:
        return f"{start:%b %Y} {_DASH} {end:%b %Y}"
    return f"{start:%b %Y}" if start.month == end.month else f"{start:%b}{_DASH}{end:%b %Y}"


def _moment(day: date, is_end: bool) -> str:
    edge = (12, 31) if is_end else (1, 1)
    return str(day.year) if (day.month, day.day) == edge else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def voice(claim: Claim) -> str:
    """Who says it."""
    return claim.speaker or UNNAMED.get(claim.speaker_kind, "Nobody named")


def manner(claim: Claim) -> str:
    """The aspect, and the way it goes."""
    return claim.aspect + _ARROWS.get(claim.direction, "")


def excerpt(claim: Claim) -> tuple[str, str, str]:
    """The sentence around the figure: what is before it, the figure, what is after it.

    >>> from quantclaims.compare.examples import example_claim
    >>> excerpt(example_claim(sentence="Exports grew by 8 percent.", quote="8 percent"))
    ('Exports grew by ', '8 percent', '.')
    """
    before, found, after = claim.sentence.partition(claim.quote or "\0")
    if not found:
        return "", claim.quote, f" {_DASH} {claim.sentence[:_AFTER]}" if claim.sentence else ""
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    if len(after) > _AFTER:
        after = after[:_AFTER].rpartition(" ")[0] + " …"
    return before, found, after


def facts(claim: Claim) -> Iterator[Fact]:
    """Yield what is known of a claim, question by question, each with its rules."""
    own = tuple(rules_of("", claim.rules))
    yield Fact("Value", value(claim), f"{claim.kind}, read from “{figure(claim)}”", own)
    code = claim.indicator_code.replace("_", " ")
    yield Fact("Indicator", claim.indicator, code and f"code {code}", _rules("indicator", claim))
    yield Fact("Area", areas(claim), "", _rules("area", claim))
    yield Fact(
        "Period",
        period(claim.period_start, claim.period_end),
        ", ".join(filter(None, (_said(claim), _BASES.get(claim.period_basis, "")))),
        _rules("period", claim),
    )
    if claim.baseline:
        yield Fact("Against", claim.baseline)
    yield Fact("Aspect", manner(claim), "", _rules("aspect", claim))
    yield Fact("Modality", claim.modality, "", _rules("modality", claim))
    yield Fact("Speaker", voice(claim), claim.speaker_role)
    sure = "" if claim.confidence is None else f"{claim.confidence:.2f}"
    yield Fact("Confidence", sure, "the chance that every cell is right" if sure else "")


def _said(claim: Claim) -> str:
    return f"“{claim.period_text}”" if claim.period_text else ""


def _rules(question: str, claim: Claim) -> tuple[str, ...]:
    return tuple(rules_of(question, claim.rules))
