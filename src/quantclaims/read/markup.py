"""What the readers of XML share: names without their namespace, words, ids."""

from collections.abc import Iterator

from lxml import etree

__all__ = ["ID", "children", "find_all", "first", "local", "pointer", "words"]

ID = "{http://www.w3.org/XML/1998/namespace}id"


def local(node: etree._Element) -> str:
    """An element's name without its namespace, "" for an entity left as it is."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def words(node: etree._Element, *without: str) -> str:
    r"""The words of an element, less those of the elements named.

    >>> words(etree.fromstring("<p>We <note>sic</note> grew\n fast.</p>"), "note")
    'We grew fast.'
    """
    return " ".join("".join(_texts(node, without)).split())


def _texts(node: etree._Element, without: tuple[str, ...]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if local(child) not in without:
            yield from _texts(child, without)
        yield child.tail or ""


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of the names, whatever their namespace."""
    return (child for child in node if local(child) in names)


def find_all(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements below with one of the names, in the order of the document."""
    return (found for found in node.iter() if local(found) in names)


def first(node: etree._Element, *names: str) -> etree._Element | None:
    """The first element below with one of the names, in the order of ``names``."""
    return next((found for name in names for found in find_all(node, name)), None)


def pointer(reference: str) -> str:
    """The id that a reference points to.

    >>> pointer("#fox"), pointer("fox"), pointer("ParlaMint.xml#fox")
    ('fox', 'fox', 'fox')
    """
    return reference.split("#")[-1].strip()
