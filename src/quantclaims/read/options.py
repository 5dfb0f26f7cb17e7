"""What a caller may say about sources that the sources do not say themselves."""

from dataclasses import dataclass, field

__all__ = ["Columns", "Known", "ReadOptions"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an event from beside its page; empty strings where nothing is.

    ``date`` is ISO 8601. ``speaker`` is a label as a transcript would print it ("President Anna
    Fox"), or empty. ``institution`` is the office that the source publishes for; ``country`` an
    ISO 3166-1 alpha-3 code: whose "we" is.
    """

    title: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    speaker: str = ""
    institution: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of a table's columns; empty ones are found by their usual names."""

    text: str = ""
    speaker: str = ""
    date: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: the format's name, a table's columns, what is known, a sidecar table.

    What stands on the page is trusted most, then the file's name, then the row for the file in
    ``sidecar`` (a CSV with a column ``file``), then ``known``.
    """

    format: str = ""
    columns: Columns = field(default_factory=Columns)
    known: Known = field(default_factory=Known)
    sidecar: str = ""
