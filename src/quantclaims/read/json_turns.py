"""JSON and JSON lines of turns: an object a turn, or an object an event that lists its turns."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from quantclaims.errors import ReadError
from quantclaims.read.compose import compose
from quantclaims.read.options import Columns
from quantclaims.read.source import Format, Source
from quantclaims.read.tables import is_text, parts_of_rows
from quantclaims.types import Document

__all__ = ["FORMATS"]

_LISTS = ("turns", "utterances", "segments", "speeches", "paragraphs", "sentences", "events")
_ACCEPTED = "objects with a text, or with a list of them under " + ", ".join(_LISTS)
_HALF_PAIR = re.compile("[\ud800-\udfff]")
Row = Mapping[str, str]


def _rows(value: Any, above: Row) -> Iterator[Row]:
    """Yield an object for each turn, with what the objects above it say of its event.

    >>> talk = {"title": "Talks", "turns": [{"speaker": "Anna Fox", "text": "Yes."}]}
    >>> list(_rows([talk], {}))
    [{'title': 'Talks', 'speaker': 'Anna Fox', 'text': 'Yes.'}]
    """
    if isinstance(value, list):
        for item in value:
            yield from _rows(item, above)
    elif isinstance(value, dict):
        cells = {
            **above,
            **{_whole(k): _cell(v) for k, v in value.items() if not isinstance(v, dict)},
        }
        inner = next((key for key in _LISTS if isinstance(value.get(key), list)), "")
        if inner:
            # The words above a list of turns are those of the turns together.
            ours = {key: cell for key, cell in cells.items() if key != inner and not is_text(key)}
            yield from _rows(value[inner], ours)
        else:
            yield cells
    elif isinstance(value, str):
        yield {**above, "text": _whole(value)}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_cell, value))
    return "" if value is None else _whole(str(value))


def _whole(text: str) -> str:
    r"""Replace each half of a surrogate pair, which JSON can escape alone and no file can hold.

    U+FFFD stands for it, as in Unicode 16.0, section 3.9.

    >>> ascii(_whole(json.loads('"Trade \\ud800 grew."')))
    "'Trade \\ufffd grew.'"
    """
    return _HALF_PAIR.sub("\ufffd", text)


def _json(source: Source) -> Iterator[Row]:
    try:
        value = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise ReadError(source.name, f"is broken JSON: {error}", _ACCEPTED) from error
    return _rows(value, {})


def _json_lines(source: Source) -> Iterator[Row]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if line.strip():
            try:
                yield from _rows(json.loads(line), {})
            except ValueError as error:
                reason = f"is broken JSON in line {number}: {error}"
                raise ReadError(source.name, reason, _ACCEPTED) from error


def _is_lines(source: Source) -> bool:
    first, _, rest = source.text.lstrip().partition("\n")
    return first.strip().startswith("{") and _is_whole(first) and bool(rest.strip())


def _is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _is_json(source: Source) -> bool:
    head = source.text[:200].lstrip()
    return head.startswith("{") or (head.startswith("[") and head[1:].lstrip()[:1] in ("{", "["))


def _read_json(source: Source) -> Document:
    return _document(source, "json", _json(source))


def _read_json_lines(source: Source) -> Document:
    return _document(source, "json_lines", _json_lines(source))


def _document(source: Source, name: str, rows: Iterator[Row]) -> Document:
    text, blocks = compose(parts_of_rows(source.name, rows, Columns()))
    return Document(source.name, name, source.encoding, text, blocks)


FORMATS: tuple[Format, ...] = (
    Format(
        name="json_lines",
        title="JSON lines of turns",
        marks="an object on the first line and another line",
        recognises=_is_lines,
        read=_read_json_lines,
    ),
    Format(
        name="json",
        title="JSON of turns",
        marks="an object, or a list of objects",
        recognises=_is_json,
        read=_read_json,
    ),
)
