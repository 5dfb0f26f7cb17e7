"""Any other web page: its title, its day where it prints one, and its paragraphs."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from quantclaims.read.compose import Part, compose
from quantclaims.read.dates import iso_date
from quantclaims.read.html import Run, parsed, runs
from quantclaims.read.source import Format, Source
from quantclaims.types import Document

__all__ = ["FORMAT"]

_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype html|<html|<head|<body)", re.I | re.S)
_HEAD_RUNS = 15
_BODIES = ("article", "main", "[role=main]", "#content", "body")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ENDS = re.compile(r"[.?!:;,…][”“\"’')\]]*$")
_LIST_WORDS = 5


def _recognises(source: Source) -> bool:
    return _HTML.match(source.text) is not None


def _read(source: Source) -> Document:
    text, blocks = compose(_parts(parsed(source.text)))
    return Document(source.name, FORMAT.name, source.encoding, text, blocks)


def _parts(page: LexborHTMLParser) -> Iterator[Part]:
    title = _attribute(page, "meta[property='og:title']", "content") or _title(page)
    yield Part("title", title)
    published = _attribute(page, "meta[property='article:published_time']", "content")
    day = iso_date(published or _attribute(page, "time[datetime]", "datetime"))
    found = [run for run in _body(page) if run.words and run.words != title]
    printed = next((run for run in found[:_HEAD_RUNS] if iso_date(run.words)), None)
    yield Part("date", value=day or (iso_date(printed.words) if printed else ""))
    for run in found:
        if run.tag in _HEADINGS or run.bold:
            yield Part("heading", run.words)
        elif run is not printed and not _is_link(run):
            yield Part("paragraph", run.words)


def _attribute(page: LexborHTMLParser, selector: str, name: str) -> str:
    node = page.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("h1") or page.css_first("title")
    return " ".join(node.text().split()) if node else ""


def _body(page: LexborHTMLParser) -> Iterator[Run]:
    for selector in _BODIES:
        if node := page.css_first(selector):
            return runs(node)
    return iter(())


def _is_link(run: Run) -> bool:
    """A few words that are no sentence: an entry of a menu."""
    return len(run.words.split()) < _LIST_WORDS and not _ENDS.search(run.words)


FORMAT = Format(
    name="web_page",
    title="Web page, saved HTML",
    marks="an HTML page that no other format claims",
    recognises=_recognises,
    read=_read,
)
