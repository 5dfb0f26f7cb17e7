"""Debates in Akoma Ntoso: who speaks is an id that the references resolve to a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from quantclaims.read.compose import Part, speaker_value
from quantclaims.read.countries import alpha3
from quantclaims.read.dates import iso_date
from quantclaims.read.markup import children, find_all, first, local, pointer, words

__all__ = ["parts_of_akoma_ntoso"]

_SPEECHES = frozenset({"speech", "question", "answer"})
_ASIDES = frozenset({"narrative", "scene", "summary", "other", "communication"})
_HEADINGS = frozenset({"heading", "subheading"})
_UNREAD = frozenset({"num", "toc", "meta", "attachments", "components"})
_TITLES = ("docTitle", "docType", "docProponent")


@dataclass(frozen=True, slots=True)
class _References:
    people: dict[str, str]
    roles: dict[str, str]


def parts_of_akoma_ntoso(root: etree._Element) -> Iterator[Part]:
    """Yield the parts of a debate record."""
    yield from _header(root)
    references = _References(_shown(root, "TLCPerson"), _shown(root, "TLCRole"))
    for body in find_all(root, "debateBody"):
        yield from _section(body, references)


def _header(root: etree._Element) -> Iterator[Part]:
    title = first(root, *_TITLES)
    cover = first(root, "coverPage", "preface")
    if title is None and cover is not None:
        title = next((p for p in find_all(cover, "p") if words(p)), None)
    yield Part("title", words(title) if title is not None else "Debate")
    dates = [*find_all(root, "docDate"), *find_all(root, "FRBRdate")]
    yield Part("date", value=next(filter(None, (iso_date(d.get("date", "")) for d in dates)), ""))
    country = first(root, "FRBRcountry")
    yield Part("country", value=alpha3(country.get("value", "")) if country is not None else "")


def _shown(root: etree._Element, name: str) -> dict[str, str]:
    return {node.get("eId", ""): node.get("showAs", "") for node in find_all(root, name)}


def _section(node: etree._Element, references: _References) -> Iterator[Part]:
    for child in node:
        name = local(child)
        if name in _SPEECHES or next(children(child, "from"), None) is not None:
            yield from _speech(child, references)
        elif name in _HEADINGS:
            yield Part("heading", words(child))
        elif name in _ASIDES or name in ("p", "block"):
            yield Part("narration", words(child))
        elif name not in _UNREAD:
            yield from _section(child, references)


def _speech(node: etree._Element, references: _References) -> Iterator[Part]:
    label = next(children(node, "from"), None)
    printed = words(label).rstrip(" .:-–—") if label is not None else ""
    name = _name(references.people.get(pointer(node.get("by", "")), ""), printed)
    role = references.roles.get(pointer(node.get("as", "")), "")
    if not role and label is not None and (office := first(label, "role")) is not None:
        role = words(office)
    yield Part("speaker", printed or name, speaker_value(name, role) if name else printed)
    for child in node:
        if local(child) in _ASIDES:
            yield Part("furniture", words(child))
        elif local(child) not in ("from", "num"):
            yield Part("paragraph", words(child))


def _name(shown: str, printed: str) -> str:
    """The name that the references show, its family name moved behind.

    A reference that stands for anybody shows no name that the label knows.

    >>> _name("Fox Lane, don Pablo", "El señor FOX"), _name("any person", "Mr. LOW")
    ('Pablo Fox Lane', '')
    """
    family, comma, given = shown.partition(", ")
    known = {word.strip("().,-").lower() for word in printed.split()}
    if printed and known.isdisjoint(shown.lower().replace(",", "").split()):
        return ""
    given = given.removeprefix("don ").removeprefix("doña ")
    return f"{given} {family}" if comma else shown
