"""The words that the time rules are made of, as fragments of regular expressions.

A rule writes one space for any short run of white space; :func:`compile_rule` sees to it. The
words :data:`HELD` and :data:`YEAR_HELD` stand for a phrase that an earlier rule has found.
"""

import re
from functools import cache

from quantclaims.timex.interval import SEASONS, Unit

MASK, YEAR_MASK, SEALED = "\u1681", "\u1682", "\u1683"
"""Letters of Ogham, without case and in none of our texts: they overwrite a phrase found, so that
offsets stay true. A calendar year has its own; a sealed phrase is done, and no frame takes it."""

HELD, YEAR_HELD = rf"[{MASK}{YEAR_MASK}]+", rf"{YEAR_MASK}+"
"""A phrase that an earlier rule has found; one that is a calendar year."""

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_ONES, 1)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_ORDINALS = {
    word: n
    for n, words in enumerate(("first|1st", "second|2nd", "third|3rd", "fourth|4th"), 1)
    for word in words.split("|")
} | {"final": -1, "last": -1, "1": 1, "2": 2, "3": 3, "4": 4}

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ONE_WORD = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES[::-1])}"
_ONE_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{_ONE_WORD}|half a|an?|a couple of)"
NUMBER = rf"{_ONE_NUMBER}(?:(?: or | to |, |–|-){_ONE_NUMBER})?"
COUNT = r"(?:(?:more|less) than |over |almost |nearly |about |just |only |some |at least )?"
"""What may stand before the number of a duration without changing the time that is meant."""

UNIT = r"(?:year|decade|quarter|month|week|day)"
DURATION = (
    rf"{COUNT}(?P<n>{NUMBER})(?P<half> and a half)?[-\s]"
    rf"(?:full |calendar |consecutive |short |whole |working )?"
    rf"(?P<unit>{UNIT})(?:s\b[’']?|\b)(?P<more> and a half)?"
)
SUPERLATIVE = (
    r"(?:first|last|best|worst|most|record|(?:bigg|larg|high|low|long|fast|small|great|strong|deep"
    r"|sharp|steep|weak|cheap)est)"
)
WORD = r"(?:[\w’'-]+ )"
VAGUE = r"(?:(?:a |very )?few|several|many|couple of|a number of|recent|these|those|some)"

FOUND = (MASK, YEAR_MASK)
UNIT_CUE = ("year", "decade", "quarter", "month", "week", "day")
MONTH_CUE = tuple(name[:3].lower() for name in _MONTH_NAMES)
SEASON_CUE = tuple(SEASONS)
"""What a text must hold one of for a rule on found phrases, units, months or seasons to apply."""

MONTH = rf"(?-i:(?:{'|'.join(_MONTH_NAMES)})\b|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = (
    r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
    r"(?![.,:]?\d|%|[-\s](?:percent|per cent|million|billion|trillion|thousand|people))"
)
YEAR = r"(?<![.,$€£])(?:1[89]|20)\d\d(?![.,]\d|\w)"
SEASON = rf"(?:{'|'.join(SEASONS)})"
ORDINAL = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_SEPARATOR = re.compile(r"\s+or\s+|\s+to\s+|,\s+|–|-(?=\d)")
DASH = r"\s?[-–—−]\s?"


@cache
def compile_rule(pattern: str) -> re.Pattern[str]:
    r"""Compile a rule's pattern: any case, whole words, one to three spaces for each space.

    >>> compile_rule("last year").search("In the last\n year:").span()
    (7, 17)
    """
    whole = rf"(?:(?<!\w)|(?=\W))(?:{pattern})(?!\w)"
    return re.compile(whole.replace(" ", r"\s{1,3}"), re.IGNORECASE)


def number_of(text: str) -> float:
    """Return the number that words or digits say; of a range, its upper end.

    >>> number_of("nine"), number_of("3.5"), number_of("a"), number_of("twenty-five")
    (9, 3.5, 1, 25)
    >>> number_of("two or three"), number_of("half a"), number_of("a couple of")
    (3, 0.5, 2)
    """
    last = _SEPARATOR.split(text.strip().lower())[-1]
    if last[0].isdigit():
        return float(last) if "." in last else int(last)
    if last.startswith("half"):
        return 0.5
    if last.startswith("a "):
        return 2
    return sum(_NUMBERS.get(word, 1) for word in re.split(r"[\s-]+", last))


def is_open(text: str) -> bool:
    """Whether words or digits leave a number open between two that lie far apart.

    >>> is_open("10–15"), is_open("two or three"), is_open("twenty-five")
    (True, False, False)
    """
    first, *others = _SEPARATOR.split(text.strip().lower())
    return any(number_of(other) - number_of(first) > 1 for other in others)


def ordinal_of(text: str) -> int:
    """Return the number of an ordinal from one to four; -1 for the last."""
    return _ORDINALS[text.lower()]


def month_of(text: str) -> int:
    """Return the number of a month, from 1.

    >>> month_of("September"), month_of("Sept.")
    (9, 9)
    """
    return next(n for n, name in enumerate(_MONTH_NAMES, 1) if name.startswith(text[:3]))


def unit_of(text: str) -> Unit:
    """Return the unit that a singular noun names.

    >>> unit_of("Year")
    'year'
    """
    units: dict[str, Unit] = {
        "year": "year",
        "decade": "decade",
        "quarter": "quarter",
        "month": "month",
        "week": "week",
        "day": "day",
    }
    return units[text.lower()]
