"""Bytes into text: which encoding, and whether it is text at all."""

import codecs
import re

from charset_normalizer import from_bytes

from quantclaims.errors import ReadError

__all__ = ["decode", "encoding_of"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ["utf_16_le", "utf_16_be", "cp1252", "cp1251"]
_ACCEPTED = "text in UTF-8, UTF-16, cp1252 or cp1251"
_CYRILLIC = re.compile(r"[А-Яа-я]{4}")
_SAMPLE = 1 << 16


def decode(source: str, data: bytes) -> tuple[str, str]:
    r"""Return a file's text and the name of its encoding.

    A byte order mark is a signature, not text (Unicode 16.0, section 23.8): it is left out, so
    offsets are those of the same file saved without one. Line ends stay as they are. Raises
    :class:`~quantclaims.errors.ReadError` for an empty file and for one that is no text.

    >>> decode("a.txt", b"\xef\xbb\xbfTwo\r\nlines")
    ('Two\r\nlines', 'utf-8-sig')
    >>> decode("b.txt", "Он сказал: рост 5 процентов за год, это хорошо".encode("cp1251"))[1]
    'cp1251'
    >>> decode("c", b"\x7fELF\x02\x00\x00\x01")
    Traceback (most recent call last):
    quantclaims.errors.ReadError: c: is not text; accepted: text in UTF-8, UTF-16, cp1252 or cp1251
    """
    if not data.strip(b" \t\r\n\0"):
        raise ReadError(source, "is empty", "a transcript with at least one line")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            reason = f"starts with the mark of {encoding} but breaks it at byte {error.start}"
            raise ReadError(source, reason, _ACCEPTED) from error
        text, encoding = _guess(source, data)
    if "\0" in text:
        text, encoding = _guess(source, data)
    return text, encoding


def _guess(source: str, data: bytes) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES, threshold=0.3).best()
    if best is None:
        raise ReadError(source, "is not text", _ACCEPTED)
    encoding = best.encoding
    # A few curly quotes in English are as likely in either code page; letters decide.
    if encoding == "cp1251" and not _CYRILLIC.search(data[:_SAMPLE].decode(encoding, "ignore")):
        encoding = "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"looks like {encoding} but breaks it at byte {error.start}"
        raise ReadError(source, reason, _ACCEPTED) from error
    if "\0" in text:
        raise ReadError(source, "is not text", _ACCEPTED)
    return text, encoding


def encoding_of(source: str, head: bytes) -> str:
    r"""Return the encoding of a text of which only the first bytes are known.

    >>> encoding_of("a.csv", "text\nhalf a lettér".encode()[:-2])
    'utf-8'
    """
    whole_lines = head.rfind(b"\n") + 1
    return decode(source, head[:whole_lines] if whole_lines else head)[1]
