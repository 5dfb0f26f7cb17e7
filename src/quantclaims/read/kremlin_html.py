"""English kremlin.ru pages as a browser saves them.

The page is laid out as people paste it, and that text is read: offsets count in it.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quantclaims.read import kremlin_text
from quantclaims.read.source import Format, Source
from quantclaims.types import Block, Document

__all__ = ["FORMAT"]

_ARTICLE = "article.h-entry"
_UNSEEN = "script, style, .hidden, .read__tooltip, .slider, .media, .media__container, sup"
_HEADER = (".entry-title", ".read__lead p", ".read__published", ".read__time", ".read__place")


def _recognises(source: Source) -> bool:
    return "kremlin.ru" in source.text and 'class="read__' in source.text


def _read(source: Source) -> Document:
    page = LexborHTMLParser(source.text).css_first(_ARTICLE)
    text = "\n".join(_lines(page)) if page else ""
    blocks = list(kremlin_text.blocks_of(text))
    if page and (url := _address(page)):
        blocks.insert(1, Block("url", 0, 0, url))
    return Document(source.name, FORMAT.name, source.encoding, text, tuple(blocks))


def _address(page: LexborNode) -> str:
    link = page.css_first(".print_link")
    return (link.attributes.get("href") or "") if link else ""


def _lines(page: LexborNode) -> Iterator[str]:
    """Yield the lines of a page in the order in which the site shows them."""
    yield "Events"
    for selector in _HEADER:
        yield from filter(None, map(_words, page.css(selector)))
    yield from _caption(page)
    for node in page.css(_UNSEEN):
        node.decompose()
    body = page.css_first("[itemprop=articleBody]")
    if body:
        for node in body.iter():
            yield from _element(node)


def _caption(page: LexborNode) -> Iterator[str]:
    """The counter and the caption of the photograph that the page opens with."""
    slides = page.css(".slide")
    for number, slide in enumerate(slides, 1):
        if "starting-slide" in (slide.attributes.get("class") or ""):
            yield f"{number} of {len(slides)}"
            yield from filter(
                None, [" ".join((slide.attributes.get("data-cycle-desc") or "").split())]
            )


def _element(node: LexborNode) -> Iterator[str]:
    kinds = (node.attributes.get("class") or "").split()
    if node.tag == "p":
        yield from filter(None, [_words(node)])
    elif "read__cut" in kinds:
        yield from filter(None, map(_words, node.css("h3, .cut__item, .cut__date")))
    elif "read__bottommeta" in kinds:
        yield from filter(None, map(_words, node.css("h3, li, p")))
    else:
        for child in node.iter():
            yield from _element(child)


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


FORMAT = Format(
    name="kremlin_html",
    title="kremlin.ru page, saved HTML",
    marks="an HTML article of kremlin.ru with its reading pane",
    recognises=_recognises,
    read=_read,
)
