"""Names and offices inside a label: "Prime Minister of Japan Shinzo Abe"."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from quantclaims.lexicon import load_rows

__all__ = [
    "BODY",
    "HONORIFIC",
    "PARTICLE",
    "Office",
    "is_name_word",
    "is_office",
    "split_role",
    "titled",
]


@dataclass(frozen=True, slots=True)
class Office:
    """A noun that stands at the end of an office or calling."""

    noun: str
    example: str


PARTICLE = re.compile(
    r"(?i:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ter|ten)|ben"
    r"|(?i:al|el)-\w+"
)
BODY = re.compile(
    r"region|territory|republic|district|area|federation|council|committee|commission|ministry"
    r"|agency|university|institute|cent(?:re|er)|bank|fund|company|corporation|group|party|staff"
    r"|service|board|board's|academy|school|training|office|association|department|society"
    r"|program(?:me)?|projects?|strategy|union|forum|summit|agreement|treaty|law|order|street"
    r"|square|city|village|plant|station|system|stream|war|army|navy|forces|league|cup|games"
    r"|weapons|russia|moscow|east|west|north|south",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "at", "to"})
# A page's scraper left the note on a person in the label: "Anna Fox Fox AnnaHead of the Chamber".
_TOOLTIP = re.compile(r"\b([A-Z][\w’-]+) ([A-Z][\w’-]+) \2 \1.*")
_GLUED = re.compile(r"(?<=[a-z])(?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?=[A-Z][a-z])")
_GLUED_OF = re.compile(r"\b([A-Z][\w-]{3,})of(?= [A-Z])")
_INITIAL_ALONE = re.compile(r"[A-Z]\.")
_INITIAL = re.compile(r"\b([A-Z]\.)(?=[A-Z][a-z])")
_CALLING = 6
_HONORIFICS = r"(?:Mr|Mrs|Ms|Mdm|Madam|Miss|Dr|Prof|Assoc Prof|Hon|Sir|Rt Hon)\.?"
HONORIFIC = re.compile(_HONORIFICS, re.IGNORECASE)
_HOLDER_IN_BRACKETS = re.compile(
    rf"(?:The )?(?P<office>[A-Z][^()]+?) \({_HONORIFICS} (?P<name>[^()]+)\)"
)
_OFFICE_IN_BRACKETS = re.compile(
    rf"(?:{_HONORIFICS} )?(?P<name>[A-Z][^()]+?) \((?P<office>[A-Z][^()]+)\)"
)
_REGNAL = re.compile(r"(?P<office>.*?) (?P<name>[A-Z][\w’-]+ [IVX]+) (?P<of>of .+)")
_COUNTRY_ALIASES = (
    *("Turkey", "South Korea", "North Korea", "Great Britain", "Czech Republic", "Macedonia"),
    *("South Ossetia", "Abkhazia", "Myanmar", "Palestine", "Moldova", "Syria", "Iran", "Laos"),
    *("the Congo", "Cote d’Ivoire", "Bosnia and Herzegovina", "Vietnam", "Swiss Confederation"),
    *("Argentine Republic", "Kyrgyz Republic", "America", "Russian Federation", "Hong Kong"),
)


@cache
def _office_nouns() -> frozenset[str]:
    return frozenset(row.noun for row in load_rows("offices", Office))


@cache
def _countries() -> frozenset[str]:
    """English names of countries in small letters, from CLDR and as labels have them."""
    territories = Locale.parse("en").territories
    names = {name for code, name in territories.items() if len(code) == 2}
    return frozenset(name.lower() for name in names | set(_COUNTRY_ALIASES))


def split_role(label: str) -> tuple[str, str]:
    """Split a label into office and name, both written as names are.

    >>> split_role("Deputy Prime Minister Dmitry Kozak")
    ('Deputy Prime Minister', 'Dmitry Kozak')
    >>> split_role("PRESIDENT OF TURKEY RECEP TAYYIP ERDOGAN")
    ('President of Turkey', 'Recep Tayyip Erdogan')
    >>> split_role("Federal President Alexander Van der Bellen")
    ('Federal President', 'Alexander Van der Bellen')
    >>> split_role("Vice Chair for Supervision Paul K. Fox")
    ('Vice Chair for Supervision', 'Paul K. Fox')
    >>> split_role("Chairman of the Management Board of NOVATEK Leonid Mikhelson")
    ('Chairman of the Management Board of NOVATEK', 'Leonid Mikhelson')
    >>> split_role("Anna Petrova, Director of the Chamber Theatre")
    ('Director of the Chamber Theatre', 'Anna Petrova')
    >>> split_role("King Abdullah II of Jordan")
    ('King of Jordan', 'Abdullah II')
    >>> split_role("The Minister for Roads (Mr Paul Fox)"), split_role("Mr Paul Fox")
    (('Minister for Roads', 'Paul Fox'), ('', 'Paul Fox'))
    >>> split_role("Mr. Fox (Minister for Roads)")
    ('Minister for Roads', 'Fox')
    >>> split_role("Interior Minister"), split_role("Winner of the Prize for Young Scientists")
    (('Interior Minister', ''), ('Winner of the Prize for Young Scientists', ''))
    >>> split_role("PresidentofPalestineMahmoudAbbas"), split_role("V.Putin")
    (('President of Palestine', 'Mahmoud Abbas'), ('', 'V. Putin'))
    """
    if held := _HOLDER_IN_BRACKETS.fullmatch(label) or _OFFICE_IN_BRACKETS.fullmatch(label):
        return held["office"], held["name"]
    label = _TOOLTIP.sub(r"\1 \2", label)
    label = titled(_GLUED_OF.sub(r"\1 of", _GLUED.sub(" ", _INITIAL.sub(r"\1 ", label))))
    before, comma, after = label.partition(", ")
    if comma and _is_bare_name(before) and _is_bare_office(after.split(" ")):
        return after, before
    words = label.split(" ")
    offices = [i for i, word in enumerate(words) if is_office(word)]
    if not offices:
        return _split_without_office(words)
    if regnal := _REGNAL.fullmatch(label):
        return f"{regnal['office']} {regnal['of']}", regnal["name"]
    cut = next(
        (
            at
            for at in (offices[-1] + 1, _after_country(words), _after_acronym(words))
            if at and _can_be_name(words[at:])
        ),
        _name_start(words),
    )
    if is_office(words[-1]) or words[cut - 1] in _SMALL_WORDS:
        return label, ""
    if cut == 1 and HONORIFIC.fullmatch(words[0]):
        return "", " ".join(words[1:])
    return " ".join(words[:cut]).rstrip(",–-— "), " ".join(words[cut:])


def _is_bare_name(words: str) -> bool:
    parts = words.split(" ")
    return 2 <= len(parts) <= 4 and all(is_name_word(p) and not is_office(p) for p in parts)


def _is_bare_office(words: list[str]) -> bool:
    """An office without a name behind it.

    >>> _is_bare_office("Director of the Chamber Theatre".split())
    True
    >>> _is_bare_office("Housing and Utilities Minister Ivan Petrov".split())
    False
    """
    offices = [i for i, word in enumerate(words) if is_office(word)]
    return bool(offices) and not _can_be_name(words[offices[-1] + 1 :])


def _split_without_office(words: list[str]) -> tuple[str, str]:
    """A label without an office is a name, perhaps after a calling that we do not know."""
    if len(words) <= 4 and all(map(is_name_word, words)):
        return "", " ".join(words)
    cut = _name_start(words)
    if cut > len(words) - 2:
        return "", ""
    small = [word for word in words[:cut] if word[:1].islower()]
    if small and len(words) > _CALLING and not any(word in ("of", "for") for word in small):
        return "", ""
    return " ".join(words[:cut]), " ".join(words[cut:])


def _after_country(words: list[str]) -> int:
    """Where the name begins that follows "of" and a country, 0 where none does."""
    for i, word in enumerate(words[:-1]):
        if word != "of":
            continue
        for end in range(min(i + 6, len(words) - 1), i + 1, -1):
            country = " ".join(words[i + 1 : end]).lower().removeprefix("the ")
            country = country.removeprefix("republic of ").removeprefix("the ")
            if country in _countries():
                return end
    return 0


def _after_acronym(words: list[str]) -> int:
    """Where the name begins that follows an abbreviation such as "FATF", 0 where none does."""
    capitals = [i for i, word in enumerate(words[:-1]) if word.isupper() and word[1:].isalnum()]
    return capitals[-1] + 1 if capitals else 0


def _can_be_name(words: list[str]) -> bool:
    """Two to five words of names, none of which is a body of people or a place.

    >>> _can_be_name(["Recep", "Tayyip", "Erdogan"]), _can_be_name(["Staff", "Ivan", "Petrov"])
    (True, False)
    """
    return 1 <= len(words) <= 5 and all(
        is_name_word(word) and not BODY.fullmatch(word) for word in words
    )


def _name_start(words: list[str]) -> int:
    """Where the name at the end begins: a given name, particles, a family name."""
    at = len(words) - 1
    if at and _ROMAN.fullmatch(words[at]):
        at -= 1
    while at and PARTICLE.fullmatch(words[at - 1]):
        at -= 1
    if at and is_name_word(words[at - 1]):
        at -= 1
    while at and _INITIAL_ALONE.fullmatch(words[at]) and is_name_word(words[at - 1]):
        at -= 1
    while at > 1 and PARTICLE.fullmatch(words[at - 1]):
        at -= 2
    return at


def is_name_word(word: str) -> bool:
    """Say whether a word can stand in a person's name.

    >>> [is_name_word(word) for word in ("Sergei", "von", "al-Assad", "minister", "2nd", "")]
    [True, True, True, False, False, False]
    """
    return word[:1].isupper() or bool(PARTICLE.fullmatch(word))


def is_office(word: str) -> bool:
    """Say whether a word is the noun of an office, calling or form of address.

    >>> is_office("Chairman"), is_office("MR."), is_office("Vice-Rector"), is_office("Vienna")
    (True, True, True, False)
    """
    plain = word.strip(",.()").lower()
    return (
        bool(HONORIFIC.fullmatch(word))
        or plain in _office_nouns()
        or any(part in _office_nouns() for part in plain.split("-"))
    )


def titled(label: str) -> str:
    """A label whose name is printed in capitals, written as names are; others as they are.

    >>> titled("President OF RUSSIA VLADIMIR PUTIN"), titled("COACH LI"), titled("CSTO Head I. Fox")
    ('President of Russia Vladimir Putin', 'Coach Li', 'CSTO Head I. Fox')
    """
    words = label.split(" ")
    last = next((word for word in reversed(words) if not _ROMAN.fullmatch(word)), "")
    if not last.isupper() or len(last.strip(".")) < 2:
        return label
    return " ".join(map(_written, words))


def _written(word: str) -> str:
    if word.lower() in _SMALL_WORDS:
        return word.lower()
    if not word.isupper() or _ROMAN.fullmatch(word):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
