"""Tables of speeches, turns or sentences: CSV and its kin, Parquet, SQLite.

Rows with the same title, date and address make one event; without such columns the table is one.
The table is streamed: it comes as documents of bounded size, whose texts follow each other.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from quantclaims.errors import ReadError
from quantclaims.read.compose import Part, TooLongError, compose, opening_words, speaker_value
from quantclaims.read.countries import alpha3
from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.decode import encoding_of
from quantclaims.read.file_names import running_heads
from quantclaims.read.options import Columns
from quantclaims.read.rows import parquet_rows, separated_rows, sqlite_rows
from quantclaims.read.sources import LIMIT
from quantclaims.types import Document

__all__ = ["FORMATS", "documents_of_rows", "is_text", "parts_of_rows", "recognised", "stream"]

FORMATS = {
    "separated": "comma, semicolon or tab separated values with a header that names a text column",
    "parquet": "the mark PAR1",
    "sqlite": "the mark SQLite format 3",
}
Row = Mapping[str, str]

_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "sentence", "body", "content", "speech", "utterance", "transcript"),
        *("paragraph", "statement", "remarks", "words"),
    ),
    "speaker": ("speaker", "speaker_name", "name", "person", "author", "who"),
    "role": ("speaker_role", "role", "office", "position", "post"),
    "date": ("date", "event_date", "day", "datetime", "published"),
    "time": ("time", "event_time"),
    "title": ("title", "headline", "event", "event_title", "subject", "debate", "agenda"),
    "place": ("place", "location", "venue", "city"),
    "lede": ("summary", "lede", "description", "abstract"),
    "url": ("link", "url", "uri"),
    "country": ("country_code", "iso3"),
}
_MISSING = frozenset({"na", "nan", "none", "null", "n/a", "-"})
_RUN_ON = "run_on"
_NOBODY = Part("speaker")
_SOMEBODY = Part("speaker", "Speaker")
_CHUNK = 200_000
_LONGEST = 8 * _CHUNK
_STAMP = re.compile(r"^\[[\d:., ]+\]\s*")


def recognised(head: bytes, columns: Columns) -> str:
    r"""Return the name of the table format that a source's first bytes show, "" for none.

    >>> recognised(b"date,speaker,text\n2019-05-06,Anna Fox,Yes.\n", Columns())
    'separated'
    >>> recognised(b"Talks, in short\nAnna Fox: Yes.\n", Columns())
    ''
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite"
    names = _header_names(head.split(b"\n", 1)[0].decode("utf-8-sig", "ignore"))
    wanted = columns.text.lower()
    known = {kind for kind, usual in _USUAL.items() if set(usual) & set(names)}
    named = bool(wanted) and wanted in names
    return "separated" if named or ("text" in known and len(known) > 1) else ""


def _header_names(line: str) -> list[str]:
    """The names of a separated table's columns, in small letters."""
    return [_plain(name) for name in re.split(r"[,;\t|]", line)]


def _plain(name: str) -> str:
    return name.strip().strip("\"'").lower().replace(" ", "_")


def stream(
    name: str, format: str, stream: io.BufferedReader, columns: Columns
) -> Iterator[Document]:
    """Yield a table's documents.

    Raises :class:`~quantclaims.errors.ReadError` for a broken table and for a column that it
    lacks.
    """
    encoding = ""
    if format == "separated":
        encoding = encoding_of(name, stream.peek())
        rows = separated_rows(name, stream, encoding)
    else:
        place = str(getattr(stream.raw, "name", name))
        rows = (
            parquet_rows(name, place)
            if format == "parquet"
            else sqlite_rows(name, place, columns.text)
        )
    yield from documents_of_rows(name, format, encoding, rows, columns)


def is_text(column: str) -> bool:
    """Say whether a column of this name usually holds the words.

    >>> is_text("Speech"), is_text("Speaker")
    (True, False)
    """
    return _plain(column) in _USUAL["text"]


def parts_of_rows(source: str, rows: Iterable[Row], columns: Columns) -> Iterator[Part]:
    """Yield the parts that rows make, of one document however long."""
    for parts in _chunks(_pieces(source, rows, columns), sys.maxsize, sys.maxsize):
        yield from parts


def documents_of_rows(
    source: str, format: str, encoding: str, rows: Iterable[Row], columns: Columns
) -> Iterator[Document]:
    """Yield the documents that rows make, cut between events where one grows long."""
    offset = 0
    for parts in _chunks(_pieces(source, rows, columns)):
        try:
            text, blocks = compose(parts)
        except TooLongError as error:
            reason = f"has rows that make more than {LIMIT:,} characters of text"
            raise ReadError(source, reason, "shorter rows") from error
        yield Document(source, format, encoding, text, blocks, offset=offset)
        offset += len(text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a row adds: the header of its event, if it opens one, and what is said in it."""

    header: tuple[Part, ...]
    speaker: Part
    said: tuple[Part, ...]
    opens: bool


def _pieces(source: str, rows: Iterable[Row], columns: Columns) -> Iterator[_Piece]:
    event: tuple[str, ...] | None = None
    names: Mapping[str, str] = {}
    header: tuple[Part, ...] = ()
    keys: tuple[str, ...] | None = None
    heads = running_heads(source)
    for row in rows:
        if tuple(row) != keys:
            names, keys = _named(source, row, columns), tuple(row)
        cells = {kind: _cell(row, name) for kind, name in names.items()}
        key = tuple(cells.get(kind, "") for kind in ("title", "date", "url"))
        speaker = _STAMP.sub("", cells.get("speaker", ""))
        value = speaker_value(speaker, cells["role"]) if speaker and cells.get("role") else ""
        words = heads.sub(" ", cells["text"]) if heads else cells["text"]
        lines = words.splitlines()
        said = tuple(Part("paragraph", line, _RUN_ON if not speaker else "") for line in lines)
        opens, event = key != event, key
        header = tuple(_header(cells)) if opens else header
        yield _Piece(header, Part("speaker", speaker, value), said, opens)


def _named(source: str, row: Row, columns: Columns) -> dict[str, str]:
    """Which column holds what: as the caller says, or by the usual names."""
    given = {kind: name for kind, name in asdict(columns).items() if name}
    by_plain_name = {_plain(name): name for name in reversed(list(row))}
    for kind, name in given.items():
        if name not in row:
            raise ReadError(source, f"has no column {name!r} for {kind}", ", ".join(row))
    for kind, usual in _USUAL.items():
        if kind not in given and (found := next((n for n in usual if n in by_plain_name), "")):
            given[kind] = by_plain_name[found]
    if "text" not in given:
        raise ReadError(source, "has no column of text that we know", ", ".join(_USUAL["text"]))
    return given


def _cell(row: Row, name: str) -> str:
    words = row[name].strip()
    return "" if words.lower() in _MISSING else words


def _header(cells: Row) -> Iterator[Part]:
    title = cells.get("title") or cells.get("url") or cells.get("date", "")
    yield Part("title", title)
    yield Part("url", value=cells.get("url", ""))
    yield Part("lede", cells.get("lede", ""))
    yield Part("date", value=iso_date(cells.get("date", "")))
    yield Part("time", value=clock_time(cells.get("time") or cells.get("date", "")))
    yield Part("place", cells.get("place", ""))
    yield Part("country", value=alpha3(cells.get("country", "")))


def _chunks(
    pieces: Iterable[_Piece], usual: int = _CHUNK, longest: int = _LONGEST
) -> Iterator[list[Part]]:
    """Gather pieces into documents, each of which says anew whose event and turn it goes on."""
    parts: list[Part] = []
    size, opening = 0, ""
    speaker = _NOBODY
    for piece in pieces:
        if size >= (usual if piece.opens else longest):
            yield parts
            parts, size = [], 0
            if not piece.opens:
                parts += map(_unsaid, piece.header)
                parts += (Part("opening", value=opening), _unsaid(speaker))
        if piece.opens:
            parts += piece.header
            opening = opening_words(" ".join(part.words for part in piece.said[:1]))
            speaker = _NOBODY
        if piece.speaker.words != speaker.words:
            speaker = piece.speaker
            parts.append(speaker if speaker.words else _SOMEBODY)
        parts += piece.said
        size += sum(len(part.words) for part in piece.said)
    if parts:
        yield parts


def _unsaid(part: Part) -> Part:
    """A part that says the same without a place in the text."""
    return replace(part, words="", value=part.value or part.words)
