"""XML of parliaments, read safely: no entities, no network, bounded size.

Two vocabularies: Akoma Ntoso (OASIS LegalDocML 1.0) and TEI as Parla-CLARIN and ParlaMint use it.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from quantclaims.errors import ReadError
from quantclaims.read.akoma_ntoso import parts_of_akoma_ntoso
from quantclaims.read.compose import Part, compose
from quantclaims.read.source import Format, Source
from quantclaims.read.tei import parts_of_tei
from quantclaims.types import Document

__all__ = ["FORMATS", "unknown_root"]

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?(?P<root>[\w.-]+)")
_PROLOG = 100_000


def _root(text: str) -> str:
    """The name of the root element of a text that looks like XML, "" for one that does not."""
    if not text.lstrip().startswith("<"):
        return ""
    found = _ROOT.search(re.sub(r"<!--.*?-->", "", text[:_PROLOG], flags=re.DOTALL))
    return found["root"] if found else ""


def _tree(source: Source) -> etree._Element:
    if "<!ENTITY" in source.text[:_PROLOG]:
        raise ReadError(source.name, "declares entities, which we do not expand", "XML without")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(source.name, f"is broken XML: {error}", "whole XML") from error


def _format(
    name: str, title: str, roots: tuple[str, ...], parts: Callable[[etree._Element], Iterator[Part]]
) -> Format:
    def read(source: Source) -> Document:
        text, blocks = compose(parts(_tree(source)))
        return Document(source.name, name, source.encoding, text, blocks)

    def recognises(source: Source) -> bool:
        return _root(source.text) in roots

    return Format(name, title, f"XML with the root {' or '.join(roots)}", recognises, read)


def unknown_root(source: Source) -> str:
    """Return the root of a source that is XML of a kind that we do not know, else "".

    >>> unknown_root(Source("a.xml", b"", "<?xml version='1.0'?><rss/>"))
    'rss'
    """
    return _root(source.text) if source.text.lstrip().startswith("<?xml") else ""


FORMATS: tuple[Format, ...] = (
    _format("akoma_ntoso", "Akoma Ntoso debate", ("akomaNtoso",), parts_of_akoma_ntoso),
    _format("tei", "TEI: Parla-CLARIN, ParlaMint", ("TEI", "teiCorpus"), parts_of_tei),
)
