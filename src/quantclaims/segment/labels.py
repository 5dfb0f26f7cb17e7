"""Speakers' labels: "President of Russia Vladimir Putin (in German):" and what they say."""

import re
from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows

__all__ = ["Label", "find_label", "split_role"]


@dataclass(frozen=True, slots=True)
class Office:
    """A noun that stands at the end of an office or calling."""

    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: ``text`` as printed, its parts, and where the words begin.

    ``name`` is empty for an unnamed voice ("Question").
    """

    text: str
    role: str
    name: str
    end: int


_CANDIDATE = re.compile(r"\s*([^:.?!;…“”\"]{1,3}|[^:?!;…“”\"]{2,220}?)\s?:(?=\s|[A-Z“(…]|$)")
_NOTE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ANONYMOUS = re.compile(
    r"(?:Question|Repl(?:y|ies)|Remarks?|Answers?|Response|Exclamations?|Shouts?|Cries"
    r"|(?:From the )?(?:audience|floor)|Audience members?|Voices?|Unidentified .*"
    r"|(?:Male|Female) voice|Participants?|Journalists?|Reporters?|Moderator|Host"
    r"|Presenter|Interpreter|Translator|All|Everyone|Q|A)(?: \d+)?",
    re.IGNORECASE,
)
_NEVER_IN_LABELS = re.compile(
    r"i|we|you|he|she|they|it|this|that|these|those|there|here|my|our|your|his|her|their|its"
    r"|who|whose|whom|what|which|when|where|why|how|is|are|was|were|be|been|am|has|have|had|do"
    r"|does|did|will|would|shall|should|can|could|may|might|must|say|says|said|let|not|no|yes|so"
    r"|if|because|but|then|than|also|only|very|just|like|want|know|think|see|look|get|got|give"
    r"|go|come|came|as|by|from|with|about|following|first|second|third|finally|more|most|some"
    r"|any|all|each|every|both|such|other|another|one|two|three|many|few|\w+['’](?:s|m|re|ll|ve)"
)
_PARTICLES = re.compile(
    r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|ter|ten)"
    r"|(?:al|el)-\w+",
    re.IGNORECASE,
)
_NOT_PERSONS = re.compile(
    r"region|territory|republic|district|area|federation|council|committee|commission|ministry"
    r"|agency|university|institute|cent(?:re|er)|bank|fund|company|corporation|group|party"
    r"|program(?:me)?|projects?|strategy|union|forum|summit|agreement|treaty|law|order|street"
    r"|square|city|village|plant|station|system|stream|war|army|navy|league|cup|games|russia"
    r"|moscow|photo|note|source|attention|ladies|gentlemen|friends|colleagues",
    re.IGNORECASE,
)
_ABBREVIATION_STOP = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]|[A-Z]?[a-z]{1,4}|[A-Za-z]-?[A-Za-z]{1,3})\."
)
_ROMAN = re.compile(r"[IVX]{1,5}")


@cache
def _office_nouns() -> frozenset[str]:
    return frozenset(row.noun for row in load_rows("offices", Office))


def find_label(text: str, start: int, end: int) -> Label | None:
    """Return the speaker's label that ``text[start:end]`` opens with, if it does.

    >>> find_label("Siemens CEO Joe Kaeser (retranslated): You can be proud.", 0, 56)
    Label(text='Siemens CEO Joe Kaeser', role='Siemens CEO', name='Joe Kaeser', end=39)
    >>> find_label("Question: Will it go on?", 0, 24)
    Label(text='Question', role='', name='', end=10)
    >>> find_label("I would like to report that the goals have been met: all.", 0, 57)
    """
    match = _CANDIDATE.match(text, start, min(end, start + 260))
    if not match:
        return None
    printed = " ".join(_NOTE.sub("", match[1]).split())
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if _ANONYMOUS.fullmatch(printed):
        return Label(printed, "", "", after)
    words = printed.split(" ")
    if not printed or not _may_be_label(printed, words):
        return None
    role, name = split_role(printed)
    if not name or not _is_name(name, role):
        return None
    return Label(printed, role, name, after)


def _may_be_label(printed: str, words: list[str]) -> bool:
    """A label is a noun phrase: it opens with a capital and holds no verb and no pronoun."""
    if not (words[0][0].isupper() or _PARTICLES.fullmatch(words[0])) or len(words) > 26:
        return False
    if "." in _ABBREVIATION_STOP.sub("", printed):
        return False
    shouted = printed.isupper()
    return not any(
        _NEVER_IN_LABELS.fullmatch(word.strip(",()").lower())
        for i, word in enumerate(words)
        if i == 0 or shouted or word[0].islower()
    )


def _is_name(name: str, role: str) -> bool:
    words = name.split(" ")
    if _NOT_PERSONS.fullmatch(words[-1]) or "," in name:
        return False
    if any(not _is_name_word(word) for word in words):
        return False
    return len(words) >= 2 or bool(role)


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or bool(_PARTICLES.fullmatch(word))


def split_role(label: str) -> tuple[str, str]:
    """Split a label into office and name.

    >>> split_role("Deputy Prime Minister Dmitry Kozak")
    ('Deputy Prime Minister', 'Dmitry Kozak')
    >>> split_role("Federal President Alexander Van der Bellen")
    ('Federal President', 'Alexander Van der Bellen')
    >>> split_role("Chairman of the Management Board of NOVATEK Leonid Mikhelson")
    ('Chairman of the Management Board of NOVATEK', 'Leonid Mikhelson')
    >>> split_role("Megyn Kelly")
    ('', 'Megyn Kelly')
    """
    words = label.split(" ")
    offices = [i for i, word in enumerate(words) if _is_office(word)]
    if not offices:
        return _split_bare(words)
    rest = words[offices[-1] + 1 :]
    if rest and len(rest) <= 4 and all(_is_name_word(word) for word in rest):
        cut = offices[-1] + 1
    else:
        cut = _name_start(words)
    return " ".join(words[:cut]).rstrip(",–-— "), " ".join(words[cut:])


def _split_bare(words: list[str]) -> tuple[str, str]:
    """A label without an office is a name, unless small words show a description before it."""
    if len(words) <= 4 and all(_is_name_word(word) for word in words):
        return "", " ".join(words)
    cut = _name_start(words)
    lower = [word for word in words[:cut] if word[0].islower()]
    if lower and not any(word in ("of", "for") for word in lower):
        return "", ""
    return " ".join(words[:cut]), " ".join(words[cut:])


def _name_start(words: list[str]) -> int:
    """Where the name at the end begins: a given name, particles, a family name."""
    at = len(words) - 1
    if at and _ROMAN.fullmatch(words[at]):
        at -= 1
    while at and _PARTICLES.fullmatch(words[at - 1]):
        at -= 1
    if at and _is_name_word(words[at - 1]):
        at -= 1
    while at > 1 and _PARTICLES.fullmatch(words[at - 1]):
        at -= 2
    return at


def _is_office(word: str) -> bool:
    plain = word.strip(",.()").lower()
    return plain in _office_nouns() or any(
        part in _office_nouns() for part in plain.split("-") if "-" in plain
    )
