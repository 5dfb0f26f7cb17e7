"""Which claims a comparison is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from rapidfuzz import fuzz

from quantclaims.compare.areas import area_name
from quantclaims.compare.phrase import reduce_phrase
from quantclaims.compare.thing import SYMMETRIC_CODES, distinct_rows
from quantclaims.errors import TableError

_LIKE_SPEAKER = 85.0


@dataclass(frozen=True, slots=True)
class Selection:
    """Limits on the claims to compare; an empty one lets all through.

    ``indicator`` is a code, or words that the phrase must hold, synonyms included. ``area`` and
    ``counterpart`` are codes or names as in the table. ``speaker`` is a name or a part of one,
    slips of spelling allowed. ``since`` and ``until`` are ISO dates, inclusive, and limit the day
    of speaking.
    """

    indicator: str = ""
    area: str = ""
    counterpart: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""

    @property
    def title(self) -> str:
        """What was asked for, in a line.

        >>> Selection("trade_turnover", area="RUS", counterpart="KAZ").title
        'Trade turnover, Russia – Kazakhstan'
        """
        areas = " – ".join(area_name(area) for area in (self.area, self.counterpart) if area)
        about = self.indicator.replace("_", " ")
        parts = (about[:1].upper() + about[1:], areas, self.speaker, self.kind)
        return ", ".join(filter(None, parts))


def select(claims: pd.DataFrame, wanted: Selection) -> pd.DataFrame:
    """Return the rows of a claims table that a selection lets through, in their order.

    The two areas of bilateral trade match in either order. Raises
    :class:`~quantclaims.errors.TableError` for a day that is none.

    >>> from quantclaims.compare.examples import example_claim as claim
    >>> from quantclaims.table import to_frame
    >>> trade = claim(indicator="trade", indicator_code="trade_turnover", counterpart="KAZ")
    >>> claims = to_frame([trade, claim(indicator="exports of grain")])
    >>> select(claims, Selection(area="KAZ", counterpart="RUS"))["indicator"].tolist()
    ['trade']
    >>> select(claims, Selection(indicator="grain exports"))["indicator"].tolist()
    ['exports of grain']
    """
    keep = pd.Series(True, index=claims.index)
    if wanted.kind:
        keep &= claims["kind"] == wanted.kind
    if wanted.since:
        keep &= claims["event_date"] >= _day(wanted.since)
    if wanted.until:
        keep &= claims["event_date"] <= _day(wanted.until)
    if wanted.indicator:
        keep &= _each(claims, ("indicator", "indicator_code"), _measures(wanted.indicator))
    if wanted.area or wanted.counterpart:
        keep &= _each(claims, ("indicator_code", "area", "counterpart"), _between(wanted))
    if wanted.speaker:
        keep &= _each(claims, ("speaker",), _spoken_by(wanted.speaker))
    return claims[keep]


def _day(text: str) -> pd.Timestamp:
    try:
        return pd.Timestamp(date.fromisoformat(text))
    except ValueError as error:
        raise TableError(f"{text!r} is no day; accepted: YYYY-MM-DD") from error


def _each(claims: pd.DataFrame, columns: Sequence[str], test: Callable[..., bool]) -> pd.Series:
    """Ask a question once of each distinct row of some columns."""
    codes, firsts = distinct_rows(claims, columns)
    rows = claims[list(columns)].iloc[firsts].fillna("").itertuples(index=False, name=None)
    answers = pd.Series([test(*row) for row in rows], dtype=bool)
    return pd.Series(answers.to_numpy()[codes], index=claims.index)


def _measures(wanted: str) -> Callable[[str, str], bool]:
    words = set(reduce_phrase(wanted).words)

    def test(indicator: str, code: str) -> bool:
        return code == wanted or (bool(words) and words <= set(reduce_phrase(indicator).words))

    return test


def _between(wanted: Selection) -> Callable[[str, str, str], bool]:
    def test(code: str, area: str, counterpart: str) -> bool:
        ways = [(area, counterpart)]
        if code in SYMMETRIC_CODES:
            ways.append((counterpart, area))
        return any(
            _names(one, wanted.area) and _names(other, wanted.counterpart) for one, other in ways
        )

    return test


def _names(areas: str, wanted: str) -> bool:
    return not wanted or wanted.casefold() in areas.casefold().split(";")


def _spoken_by(wanted: str) -> Callable[[str], bool]:
    name = wanted.casefold()

    def test(speaker: str) -> bool:
        said = speaker.casefold()
        return name in said or (bool(said) and fuzz.token_set_ratio(name, said) >= _LIKE_SPEAKER)

    return test
