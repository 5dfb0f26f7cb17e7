"""Whether the cells that a person gives are those of a claim: each by itself, then together."""

import datetime
import difflib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from quantclaims.errors import ReviewError
from quantclaims.review.choices import area_codes, areas, choices, units
from quantclaims.review.decision import Cell
from quantclaims.types import CATEGORIES

__all__ = ["EDITABLE", "valid_changes"]

_NUMBERS = ("value", "value_low", "value_high", "whole")
_DATES = ("period_start", "period_end")
_AREAS = ("area", "counterpart")
_PHRASES = (
    *("qualifier", "unit", "unit_per", "indicator", "period_text", "baseline"),
    *("speaker", "speaker_role"),
)
EDITABLE = (
    *("kind", "value", "value_low", "value_high", "bound", "qualifier", "unit", "unit_per"),
    *("whole", "aspect", "direction", "indicator", "indicator_code", "area", "counterpart"),
    *("period_start", "period_end", "period_text", "period_basis", "baseline", "modality"),
    *("speaker", "speaker_role", "speaker_kind"),
)
"""The columns that a person may set; the others say where the words stand and whence they come."""

_LONGEST = 500
_CODE_SHAPED = re.compile(r"[A-Z]{3}")


def valid_changes(
    changes: Mapping[str, Cell], row: Mapping[str, Any], words: str = "", new: bool = False
) -> dict[str, Cell]:
    """Return changes to a claim's row as the table writes them: codes for names, ISO 8601 dates.

    ``row`` holds the cells that stand so far, as :func:`quantclaims.export.json_lines.plain_rows`
    gives them; what is odd in it already is no fault, unless the claim is ``new``. ``words`` is
    what was said around the claim, where an area may be called so.
    Raises :class:`~quantclaims.errors.ReviewError` with every fault at once.

    >>> row = {"kind": "count", "value": 5.0, "unit": "cow"}
    >>> valid_changes({"area": "Kazakhstan; Tula Region", "value": "1,200.5"}, row)
    {'area': 'KAZ;Tula Region', 'value': 1200.5}
    >>> valid_changes({"kind": "money", "aspect": "sum"}, row)
    Traceback (most recent call last):
    quantclaims.errors.ReviewError: aspect: 'sum'; accepted: level, growth, change, share, gap, rank
    >>> valid_changes({"kind": "money"}, row)
    Traceback (most recent call last):
    quantclaims.errors.ReviewError: unit: 'cow'; accepted: a unit of money, such as AED, AFN, ALL
    """
    found: dict[str, Cell] = {}
    faults: dict[str, str] = {}
    for column, cell in changes.items():
        try:
            found[column] = _valid(column, cell, words)
        except ValueError as error:
            faults[column] = f"{cell!r}; accepted: {error}"
    before = {} if new else dict(_together(row))
    after = dict(_together({**row, **found}))
    faults = faults or {name: why for name, why in after.items() if before.get(name) != why}
    if faults:
        raise ReviewError(faults)
    return found


def _valid(column: str, cell: Cell, words: str) -> Cell:
    """Return a cell as the table writes it; ValueError says what is accepted."""
    if column not in EDITABLE:
        raise ValueError(f"one of the columns {', '.join(EDITABLE)}")
    if column in _NUMBERS:
        return _number(cell)
    text = _text(cell)
    if column in _PHRASES:
        return text
    if column in _DATES:
        return _date(text)
    return _areas(text, words) if column in _AREAS else _choice(column, text)


def _text(cell: Cell) -> str:
    if not isinstance(cell, str | None) or len(cell or "") > _LONGEST:
        raise ValueError(f"a text of at most {_LONGEST} code points")
    return "".join(one for one in " ".join((cell or "").split()) if one.isprintable())


def _number(cell: Cell) -> float | None:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    accepted = "a number that is not negative, such as 1200.5 or 2.24e10"
    try:
        number = float(cell.replace(",", "").replace("_", "")) if isinstance(cell, str) else cell
    except ValueError:
        raise ValueError(accepted) from None
    if not math.isfinite(number) or number < 0:
        raise ValueError(accepted)
    return float(number)


def _date(text: str) -> str | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("an ISO 8601 date such as 2012-01-31") from None


def _choice(column: str, text: str) -> str:
    accepted = [one.value for one in choices()[column]]
    if text not in accepted:
        raise ValueError(", ".join(_nearest(text, accepted)))
    return text


def _nearest(text: str, accepted: list[str]) -> list[str]:
    """The accepted words, or those of a long list that come nearest."""
    if len(accepted) <= 12:
        return [word or "nothing" for word in accepted]
    near = difflib.get_close_matches(text, accepted, n=5, cutoff=0.4)
    return near or [*filter(None, accepted[:5]), "..."]


def _areas(text: str, words: str) -> str:
    return ";".join(_area(one.strip(), words) for one in text.split(";") if one.strip())


def _area(name: str, words: str) -> str:
    codes = {one.value for one in areas()}
    if name in codes:
        return name
    if name in area_codes():
        return area_codes()[name]
    if _CODE_SHAPED.fullmatch(name) and name not in words:
        near = difflib.get_close_matches(name, [c for c in codes if len(c) == 3], n=3, cutoff=0.6)
        hint = f" such as {', '.join(sorted(near))}" if near else ""
        raise ValueError(f"an ISO 3166-1 alpha-3 code{hint}, or a name as said")
    return name


def _together(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Say which cells of a row do not go together."""
    for column, reason, holds in _RULES:
        if not holds(row):
            given = row.get(column)
            yield column, f"{given!r}; accepted: {reason(row)}"


def _unit_fits(row: Mapping[str, Any]) -> bool:
    known = units().get(row.get("kind") or "")
    return known is None or row.get("unit") in {one.value for one in known}


def _unit_wanted(row: Mapping[str, Any]) -> str:
    known = [one.value for one in units()[row["kind"]]]
    near = difflib.get_close_matches(str(row.get("unit")), known, n=3, cutoff=0.5) or known[:3]
    return f"a unit of {row['kind']}, such as {', '.join(near)}"


def _ends(row: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    return row.get("value"), row.get("value_low"), row.get("value_high")


def _one_or_both_ends(row: Mapping[str, Any]) -> bool:
    value, low, high = _ends(row)
    return (low is None) == (high is None) and (value is None) == (low is not None)


def _in_order(cells: Iterable[Any]) -> bool:
    given = [cell for cell in cells if cell]
    return given == sorted(given)


_Rule = tuple[str, Callable[[Mapping[str, Any]], str], Callable[[Mapping[str, Any]], bool]]
_RULES: tuple[_Rule, ...] = (
    ("kind", lambda row: ", ".join(CATEGORIES["kind"]), lambda row: bool(row.get("kind"))),
    ("unit", _unit_wanted, _unit_fits),
    ("value", lambda row: "a value, or both its ends and no value", _one_or_both_ends),
    ("value_high", lambda row: "no less than value_low", lambda row: _in_order(_ends(row)[1:])),
    (
        "bound",
        lambda row: "range or vague where there are two ends, and only there",
        lambda row: (row.get("bound") in ("range", "vague")) == (_ends(row)[1] is not None),
    ),
    (
        "period_end",
        lambda row: "no earlier than period_start",
        lambda row: _in_order((row.get("period_start"), row.get("period_end"))),
    ),
)
