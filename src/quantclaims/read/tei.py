"""Debates in TEI, as Parla-CLARIN and ParlaMint encode them: utterances of persons by id."""

import re
from collections.abc import Iterator

from lxml import etree

from quantclaims.read.compose import Part, speaker_value
from quantclaims.read.countries import alpha3
from quantclaims.read.dates import iso_date
from quantclaims.read.markup import ID, children, find_all, first, local, pointer, words

__all__ = ["parts_of_tei"]

_NOTED = frozenset({"note", "stage"})
_ACTED = frozenset({"incident", "vocal", "kinesic", "gap"})
_UNREAD = frozenset({"listEvent", "listRelation", "pb", "time"})
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-Þ])|\d+$")


def parts_of_tei(root: etree._Element) -> Iterator[Part]:
    """Yield the parts of each document of a corpus, or of the one there is."""
    documents = list(children(root, "TEI")) if local(root) == "teiCorpus" else [root]
    everybody = _people(root)
    terms = _terms(root)
    for document in documents:
        yield from _header(document, root)
        people = everybody | _people(document)
        for text in children(document, "text"):
            for body in find_all(text, "body"):
                yield from _division(body, people, terms)


def _header(document: etree._Element, corpus: etree._Element) -> Iterator[Part]:
    statement = first(document, "titleStmt")
    titles = list(children(statement, "title")) if statement is not None else []
    main = [title for title in titles if title.get("type") == "main"] or titles
    yield Part("title", ". ".join(filter(None, map(words, main))) or "Debate")
    setting = first(document, "setting")
    if setting is None:
        setting = first(corpus, "setting")
    if setting is None:
        return
    dated = first(setting, "date")
    when = (dated.get("when") or dated.get("from") or words(dated)) if dated is not None else ""
    yield Part("date", value=iso_date(when))
    names = {name.get("type", ""): name for name in find_all(setting, "name", "placeName")}
    places = [words(names[kind]) for kind in ("place", "city") if kind in names]
    yield Part("place", ", ".join(places))
    key = names["country"].get("key", "") if "country" in names else ""
    yield Part("country", value=alpha3(key))


def _people(root: etree._Element) -> dict[str, str]:
    """Names by id, given names first."""
    found: dict[str, str] = {}
    for person in find_all(root, "person"):
        name = first(person, "persName")
        if name is not None and (key := person.get(ID)):
            parts = [*children(name, "forename"), *children(name, "nameLink", "surname")]
            found[key] = " ".join(map(words, parts)) if parts else words(name)
    return found


def _terms(root: etree._Element) -> dict[str, str]:
    """Offices by id, from the taxonomies."""
    found: dict[str, str] = {}
    for category in find_all(root, "category"):
        term = first(category, "term")
        if term is not None and (key := category.get(ID)):
            found[key] = words(term)
    return found


def _division(
    node: etree._Element, people: dict[str, str], terms: dict[str, str]
) -> Iterator[Part]:
    label = ""
    for child in node:
        name = local(child)
        if name in _NOTED and child.get("type") == "speaker":
            label = words(child)
        elif name == "u":
            yield from _utterance(child, label, people, terms)
            label = ""
        elif name == "head":
            yield Part("heading", words(child))
        elif name in _NOTED or name == "p":
            yield Part("narration", words(child))
        elif name in _ACTED:
            yield Part("furniture", words(child))
        elif name not in _UNREAD:
            yield from _division(child, people, terms)


def _utterance(
    node: etree._Element, label: str, people: dict[str, str], terms: dict[str, str]
) -> Iterator[Part]:
    noted = [note for note in children(node, *_NOTED) if note.get("type") == "speaker"]
    label = (words(noted[0]) if noted else label).rstrip(" :.")
    who = pointer(node.get("who", ""))
    name = people.get(who) or terms.get(who) or ("" if label else _named_by_id(who))
    offices = f"{node.get('corresp', '')} {node.get('ana', '')}".split()
    role = next((terms[pointer(key)] for key in offices if pointer(key) in terms), "")
    yield Part("speaker", label or name, speaker_value(name, role) if name else label)
    for child in node:
        if local(child) in ("seg", "p", "ab", "s"):
            yield Part("paragraph", words(child, *_NOTED, *_ACTED))
        elif local(child) in _ACTED or (local(child) in _NOTED and child not in noted):
            yield Part("furniture", words(child))
    if not any(local(child) in ("seg", "p", "ab", "s") for child in node):
        yield Part("paragraph", words(node, *_NOTED, *_ACTED))


def _named_by_id(who: str) -> str:
    """A person's name as ParlaMint makes ids of it: family name, given name, year.

    >>> _named_by_id("FoxAnna1969"), _named_by_id("")
    ('Anna Fox', '')
    """
    family, *given = [part for part in _CAMEL.split(who) if part] or [""]
    return " ".join([*given, family]).strip()
