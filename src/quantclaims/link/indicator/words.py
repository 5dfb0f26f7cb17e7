"""What the indicator rules know about words, read from the lexicons."""

from dataclasses import dataclass
from functools import cache

from quantclaims.lexicon import load_rows


@dataclass(frozen=True, slots=True)
class LightNoun:
    """A noun that says how a figure is stated, never what it measures."""

    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class LevelVerb:
    """A verb whose object is the value of its subject ("trade REACHED 5 billion")."""

    verb: str
    example: str


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that says itself what is measured ("INVESTED 5 billion": investment).

    ``noun`` names the event; ``participle`` is given where it is irregular.
    """

    verb: str
    example: str
    noun: str = ""
    participle: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A noun of what takes place, which a year after it dates ("the MEETING in 2013")."""

    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons, keyed by lemma."""

    light: frozenset[str]
    level: frozenset[str]
    events: dict[str, EventVerb]
    occasions: frozenset[str]


_VOWELS = "aeiou"


@cache
def words() -> Words:
    """Return the indicator lexicons; they are read at the first call."""
    return Words(
        light=frozenset(row.noun for row in load_rows("light_nouns", LightNoun)),
        level=frozenset(row.verb for row in load_rows("level_verbs", LevelVerb)),
        events={row.verb: row for row in load_rows("event_verbs", EventVerb)},
        occasions=frozenset(row.noun for row in load_rows("occasions", Occasion)),
    )


def participle(verb: str) -> str:
    """Return the past participle of a verb's lemma.

    >>> [participle(verb) for verb in ("build", "allocate", "carry", "plan", "repair", "fulfil")]
    ['built', 'allocated', 'carried', 'planned', 'repaired', 'fulfilled']
    """
    row = words().events.get(verb)
    if row is not None and row.participle:
        return row.participle
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    if verb[-1] == "l" and verb[-2] in _VOWELS and verb[-3:-2] not in _VOWELS:
        return verb + "led"
    if len(verb) < 5 and verb[-1] in "bdgmnprt" and verb[-2] in "aiou" and verb[-3] not in "aeiou":
        return verb + verb[-1] + "ed"
    return verb + "ed"


def gerund(verb: str) -> str:
    """Return the gerund of a verb's lemma.

    >>> [gerund(verb) for verb in ("teach", "smoke", "run", "study", "see", "lie")]
    ['teaching', 'smoking', 'running', 'studying', 'seeing', 'lying']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    doubled = verb in ("run", "sit", "win", "get", "put", "cut", "plan")
    return verb + verb[-1] + "ing" if doubled else verb + "ing"
