"""The running text of an HTML page: one run for each stretch between block boundaries."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Run", "parsed", "runs"]

_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "tt"),
        *("u", "var", "wbr", "time", "label"),
    }
)
_UNSEEN = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "form", "button", "select", "nav"),
        *("sup", "svg", "iframe", "figure", "video", "audio", "-comment", "footer", "aside"),
    }
)
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together: ``tag`` is the block that holds them; ``bold`` if all of it is."""

    tag: str
    words: str
    bold: bool


def parsed(text: str) -> LexborHTMLParser:
    """Return the tree of an HTML page. Scripts never run and nothing is fetched."""
    return LexborHTMLParser(text)


def runs(node: LexborNode) -> Iterator[Run]:
    """Yield the runs of text below a node in order; notes, menus and scripts are left out.

    >>> page = parsed("<body><p><b>Aims</b><br>We grew<sup>1</sup> <i>fast</i>.<hr>Note</body>")
    >>> [(run.tag, run.words, run.bold) for run in runs(page.body)]
    [('p', 'Aims', True), ('p', 'We grew fast.', False), ('hr', '', False), ('body', 'Note', False)]
    """
    words: list[tuple[str, bool]] = []
    tag = node.tag or ""
    for inner, text, bold in _tokens(node, tag, False):
        if text is not None:
            tag = inner if not words else tag
            words.append((text, bold))
            continue
        yield from _run(tag, words)
        words = []
        if inner == "hr":
            yield Run("hr", "", False)
    yield from _run(tag, words)


def _run(tag: str, words: list[tuple[str, bool]]) -> Iterator[Run]:
    text = " ".join("".join(part for part, _ in words).split())
    if text:
        yield Run(tag, text, all(bold for part, bold in words if part.strip()))


def _tokens(node: LexborNode, block: str, bold: bool) -> Iterator[tuple[str, str | None, bool]]:
    """Yield texts with the block around them, and None where a block begins or ends."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield block, child.text(deep=False), bold
        elif tag in _UNSEEN:
            continue
        elif tag in _INLINE:
            yield from _tokens(child, block, bold or tag in _BOLD)
        elif tag in ("br", "hr"):
            yield tag, None, bold
        else:
            yield tag, None, bold
            yield from _tokens(child, tag, bold or tag in _BOLD)
            yield tag, None, bold
