"""Whether a claim says what the gold says, field by field."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from quantclaims.evaluate.statement import Statement

__all__ = ["FIELDS", "agreement"]

_TOLERANCE = 5e-4
"""Relative; so that 33.33 is a third."""

_STOP_WORDS = frozenset(
    "the a an of in our its their this that these those for to by with and s at on from number"
    " total".split()
)
_UNIT_NAMES: Mapping[str, str] = {
    "a": "year",
    "mo": "month",
    "wk": "week",
    "d": "day",
    "h": "hour",
    "min": "minute",
    "t": "tonne",
    "ton": "tonne",
    "metric ton": "tonne",
    "kg": "kilogram",
    "km": "kilometre",
    "kilometer": "kilometre",
    "m": "metre",
    "meter": "metre",
    "m2": "square metre",
    "square meter": "square metre",
    "m3": "cubic metre",
    "cubic meter": "cubic metre",
    "har": "hectare",
    "ha": "hectare",
    "l": "litre",
    "liter": "litre",
    "[bbl]": "barrel",
    "bbl": "barrel",
    "[mi_i]": "mile",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kw": "kilowatt",
    "kv": "kilovolt",
    "[oz_tr]": "ounce",
    "troy ounce": "ounce",
    "roubles": "rub",
    "kw.h": "kilowatt hour",
    "people": "person",
    "rubles": "rub",
}
_WINDOW = re.compile(
    r"\b(last|past|next|coming|since|ago|within|over|in|recent|previous|for)\b"
    r".*\b(year|decade|month|quarter)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|two|three|four|five|six|seven|eight|nine|ten|decade|several|few|recent", re.IGNORECASE
)
_SLACK_DAYS = 366


def agreement(claim: Statement, gold: Statement) -> dict[str, bool]:
    """Return for each of :data:`FIELDS` whether a claim says what the gold says.

    Where the gold says nothing, an empty cell is right and a filled one is wrong.
    """
    return {name: test(claim, gold) for name, test in _TESTS.items()}


def _words(text: str) -> list[str]:
    """Return the content words of a phrase, without accents, case and plural endings."""
    plain = unicodedata.normalize("NFKD", text).lower().replace("’", "'")
    return [_singular(w) for w in re.findall(r"[a-z0-9]+", plain) if w not in _STOP_WORDS]


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def _event(claim: Statement, gold: Statement) -> bool:
    return _words(claim.event) == _words(gold.event)


def _speaker(claim: Statement, gold: Statement) -> bool:
    return _words(claim.speaker) == _words(gold.speaker)


def _kind(claim: Statement, gold: Statement) -> bool:
    return claim.kind == gold.kind


def _value(claim: Statement, gold: Statement) -> bool:
    if gold.value is not None:
        return _close(claim.value, gold.value)
    low = _close(claim.value_low, gold.value_low)
    if gold.bound != "vague":
        return low and _close(claim.value_high, gold.value_high)
    start, end = claim.value_low, claim.value_high  # the upper end is a convention
    return low and end is not None and start is not None and end > start


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other))


def _bound(claim: Statement, gold: Statement) -> bool:
    return claim.bound == gold.bound or gold.kind == "year"


def _unit(claim: Statement, gold: Statement) -> bool:
    """Whether codes are equal, or a code and its name, or the head nouns of counts."""
    one, other = (_UNIT_NAMES.get(s.unit.lower(), s.unit.lower()) for s in (claim, gold))
    if one == other:
        return True
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and (ours == theirs or ours[-1] == theirs[-1])


def _aspect(claim: Statement, gold: Statement) -> bool:
    return claim.aspect == gold.aspect


def _direction(claim: Statement, gold: Statement) -> bool:
    return claim.direction == gold.direction


def _modality(claim: Statement, gold: Statement) -> bool:
    return claim.modality == gold.modality


def _indicator(claim: Statement, gold: Statement) -> bool:
    """Whether the words overlap by half (F1) with those of a phrase that will do."""
    ours = set(_words(claim.indicators[0]))
    return any(_overlap(ours, set(_words(phrase))) for phrase in gold.indicators)


def _overlap(ours: set[str], theirs: set[str]) -> bool:
    if not ours or not theirs:
        return ours == theirs
    shared = len(ours & theirs)
    return bool(shared) and 2 * shared / (len(ours) + len(theirs)) >= 0.5


def _area(claim: Statement, gold: Statement) -> bool:
    return _symmetric(claim, gold) or _same_areas(_areas(claim.area), _areas(gold.area))


def _counterpart(claim: Statement, gold: Statement) -> bool:
    same = _same_areas(_areas(claim.counterpart), _areas(gold.counterpart))
    return _symmetric(claim, gold) or same


def _symmetric(claim: Statement, gold: Statement) -> bool:
    """Whether it is trade between the same two, told from either side."""
    if gold.indicator_code != "trade_turnover":
        return False
    ours = _areas(claim.area) | _areas(claim.counterpart)
    return _same_areas(ours, _areas(gold.area) | _areas(gold.counterpart))


def _areas(text: str) -> set[str]:
    return {name.strip().lower() for name in re.split(r"[;|]", text) if name.strip()}


def _same_areas(ours: set[str], theirs: set[str]) -> bool:
    if len(ours) != len(theirs):
        return False
    forth = all(any(_same_name(a, b) for b in theirs) for a in ours)
    return forth and all(any(_same_name(a, b) for a in ours) for b in theirs)


def _same_name(one: str, other: str) -> bool:
    """Whether names are equal, or one is a longer form of the other ("Dubna", "Dubna zone")."""
    if one == other:
        return True
    short, long = set(_words(one)), set(_words(other))
    named = len(one) > 3 and len(other) > 3 and bool(short)
    return named and (short <= long or long <= short)


def _period(claim: Statement, gold: Statement) -> bool:
    """Whether both dates are equal; those of a window may be a year off at each end."""
    ours = (claim.period_start, claim.period_end)
    theirs = (gold.period_start, gold.period_end)
    if ours == theirs:
        return True
    if theirs == ("", ""):
        return claim.period_basis == "as_of_event"
    window = _COUNTED.search(gold.period_text) and _WINDOW.search(gold.period_text)
    if not all(ours) or not all(theirs) or not window:
        return False
    return all(_near(a, b) for a, b in zip(ours, theirs, strict=True))


def _near(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _SLACK_DAYS


_TESTS: Mapping[str, Callable[[Statement, Statement], bool]] = {
    "event": _event,
    "speaker": _speaker,
    "kind": _kind,
    "value": _value,
    "bound": _bound,
    "unit": _unit,
    "aspect": _aspect,
    "direction": _direction,
    "indicator": _indicator,
    "area": _area,
    "counterpart": _counterpart,
    "period": _period,
    "modality": _modality,
}
FIELDS = tuple(_TESTS)
