"""Our frozen values as plain ones, for JSON and other programs' memory, and back."""

import dataclasses
import functools
import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

__all__ = ["claim_id", "plain", "revive"]

Value = TypeVar("Value")


def plain(value: Any) -> dict[str, Any]:
    """Return a value's fields with dates as ISO 8601 text and tuples as lists.

    >>> from quantclaims.types import Event
    >>> cells = plain(Event("e1", "talks.txt", 0, 9, "Talks", date(2013, 3, 6)))
    >>> cells["date"], cells["topics"]
    ('2013-03-06', [])
    """
    return {name: _plain_cell(getattr(value, name)) for name in value.__dataclass_fields__}


def _plain_cell(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return [_plain_cell(item) for item in cell]
    return plain(cell) if dataclasses.is_dataclass(cell) else cell


def revive(cells: dict[str, Any], value_type: type[Value]) -> Value:
    """Return the value of ``value_type`` that :func:`plain` made ``cells`` of.

    >>> from quantclaims.types import Event
    >>> event = Event("e1", "talks.txt", 0, 9, "Talks", date(2013, 3, 6), topics=("Trade",))
    >>> revive(plain(event), Event) == event
    True
    """
    hints = _hints(value_type)
    return value_type(**{name: _revive_cell(cell, hints[name]) for name, cell in cells.items()})


_hints: Callable[[Any], dict[str, Any]] = functools.cache(get_type_hints)


def _revive_cell(cell: Any, hint: Any) -> Any:
    if isinstance(cell, list) and get_origin(hint) is tuple:
        return tuple(_revive_cell(item, get_args(hint)[0]) for item in cell)
    if isinstance(cell, dict):
        return revive(cell, hint)
    if isinstance(cell, str) and date in get_args(hint):
        return date.fromisoformat(cell)
    return cell


def claim_id(event_id: str, sentence: str, quote: str, nth: int) -> str:
    """Name a claim by its event and words, so that neither file name nor neighbours count.

    ``nth`` tells apart claims of one event whose sentence and quote are the same, from 1.

    >>> claim_id("e1", "We built 5 homes.", "5 homes", 1)
    'cd9f074e510fea9b'
    """
    key = (event_id, sentence, quote, str(nth))
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:16]
