"""Speeches and testimony on federalreserve.gov, saved HTML, in the site's old and new layouts.

Old pages run so: who speaks, where, the day, the title, the speech, links, footnotes. New ones
give each of these an element of its own.
"""

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quantclaims.read.compose import Part, compose
from quantclaims.read.dates import iso_date
from quantclaims.read.html import Run, parsed, runs
from quantclaims.read.source import Format, Source
from quantclaims.types import Document

__all__ = ["FORMAT"]

_MARKS = re.compile(
    r"<title>\s*(?:FRB:|[^<]*Federal Reserve (?:Board|System)|FRB\b)", re.IGNORECASE
)
_WHO = re.compile(r"(?:Remarks|Testimony|Statement|Speech|Address) (?:by|of) (?P<who>.+)")
_AFTER = re.compile(r"Return to top|Footnotes?|References|Last update|Home \|")
_HEAD_RUNS = 12


def _recognises(source: Source) -> bool:
    return _MARKS.search(source.text[:20_000]) is not None


def _read(source: Source) -> Document:
    page = parsed(source.text)
    article = page.css_first("#article")
    parts = _new(article) if article and article.css_first(".heading .title") else _old(page)
    text, blocks = compose([*parts, Part("institution", value="Chair of the Federal Reserve")])
    return Document(source.name, FORMAT.name, source.encoding, text, blocks)


def _new(article: LexborNode) -> Iterator[Part]:
    def words(selector: str) -> str:
        node = article.css_first(selector)
        return node.text() if node else ""

    printed = words(".article__time")
    day = iso_date(printed.strip())
    yield Part("title", words(".title"))
    yield Part("date" if day else "furniture", printed, day)
    yield Part("place", words(".location"))
    yield Part("voice", value=words(".speaker").strip())
    for column in article.css("div.col-sm-8"):
        if "heading" not in (column.attributes.get("class") or ""):
            yield from _speech(list(runs(column)))


def _old(page: LexborHTMLParser) -> Iterator[Part]:
    found = list(runs(page.body)) if page.body else []
    head = found[:_HEAD_RUNS]
    who = next((i for i, run in enumerate(head) if _WHO.fullmatch(run.words)), None)
    dated = next((i for i, run in enumerate(head) if iso_date(run.words)), None)
    if who is None or dated is None or dated + 1 >= len(found):
        return
    label = _WHO.fullmatch(found[who].words)
    yield Part("title", found[dated + 1].words)
    yield Part("date", found[dated].words, iso_date(found[dated].words))
    yield Part("place", ", ".join(run.words for run in found[who + 1 : dated]))
    yield Part("voice", value=label["who"] if label else "")
    yield from _speech(found[dated + 2 :])


def _speech(found: Sequence[Run]) -> Iterator[Part]:
    """The paragraphs up to the first line across the page or list of notes."""
    for run in found:
        if run.tag == "hr" or _AFTER.match(run.words):
            return
        yield Part("heading" if run.bold else "paragraph", run.words)


FORMAT = Format(
    name="fed_html",
    title="Federal Reserve speech or testimony, saved HTML",
    marks="a page whose title names the Federal Reserve Board",
    recognises=_recognises,
    read=_read,
)
