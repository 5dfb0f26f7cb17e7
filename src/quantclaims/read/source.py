"""What a reader is given: a source's name, its bytes, and its text where it is text."""

from collections.abc import Callable
from dataclasses import dataclass

from quantclaims.types import Document

__all__ = ["Format", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came; ``text`` and ``encoding`` are empty where ``data`` is no text."""

    name: str
    data: bytes
    text: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A layout that we read: how it shows, and the two functions that know it.

    ``marks`` says in words what ``recognises`` looks for.
    """

    name: str
    title: str
    marks: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Document]
