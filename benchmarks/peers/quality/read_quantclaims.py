"""Our mentions in the words of the peers' gold: sentences in, quantities out.

That gold has conventions of its own: every number that is neither a date nor a place in an order
counts, units have British names, counted nouns keep their adjectives, vague magnitudes run to
ten times their beginning, and a change is read off the verb. This script translates; it finds
nothing by itself.
"""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from concepts import concept, parser

from quantclaims.detect import detect_text
from quantclaims.detect.numbers import number_words
from quantclaims.detect.units import singular
from quantclaims.detect.units.tables import Currency, Physical, Prefix
from quantclaims.lexicon import load_rows
from quantclaims.types import Mention

NAMES = {
    "percent": "percentage",
    "percentage_point": "percentage point",
    "basis_point": "basis point",
    "times": "count",
    "time": "count",
    "USD": "dollar",
    "GBP": "pound sterling",
    "EUR": "euro",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "ILS": "shekel",
    "INR": "indian rupee",
    "BTC": "bitcoin",
    "t": "metric ton",
    "har": "hectare",
    "kg": "kilogram",
    "km": "kilometre",
    "[lb_av]": "pound-mass",
    "[ft_i].[lbf_av]": "pound-foot",
    "Cel": "celsius",
    "[degF]": "fahrenheit",
    "{rev}/min": "revolutions per minute",
    "[mi_i]/h": "mile per hour",
    "km/h": "kilometre per hour",
    "person": "people",
}
PRINTED = {
    "cent": "cent",
    "cents": "cent",
    "penny": "penny",
    "pence": "penny",
    "sen": "sen",
    "ton": "ton",
    "tons": "ton",
}
COINS = ("cent", "penny", "sen")
DEGREES = {
    "largest": "large",
    "larger": "large",
    "biggest": "big",
    "smaller": "small",
    "smallest": "small",
    "best": "good",
    "better": "good",
    "newer": "new",
}
UP = re.compile(
    r"\b(?:up|ros[ei]|rises?|risen|rising|gain(?:ed|s|ing)?|advanc\w+|increas\w+|jump\w+|climb\w+"
    r"|add(?:ed|ing|s)|grew|grow\w*|surg\w+|soar\w+)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:down|fell|falls?|fallen|falling|lost|los(?:es|ing)|drop\w*|declin\w+|decreas\w+|slid\w*"
    r"|plung\w+|plummet\w+|tumbl\w+|sank|slump\w+)\b",
    re.IGNORECASE,
)
CHANGES = {"about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
AGE = re.compile(r"\s*-?\s*(?:old|of\s+age)\b|\s?yo\b", re.IGNORECASE)
AGED = re.compile(r"\bage\sof\s$")
TARGET = re.compile(r"\sto\s|\bof\s|\bbetween\s")
AGAIN = re.compile(r",\sor\s|\s\((?:US\s)?[$€£]?")
THEN = re.compile(r"\s(?:to|at)\s(?:US\s)?[$€£]?")
FROM = re.compile(r"\bfrom\s(?:[\w~]+\s)?(?:[A-Z]*\$)?$")
TO = re.compile(r"[^.;]{0,24}?\sto\s(?:US\s?)?[$€£]?|\sto-")
NO_QUANTITY = (
    "code",
    "name",
    "date",
    "time",
    "decade",
    "words_ordinal",
    "digits_ordinal",
    "quarter",
    "multiple_word",
)


@cache
def names() -> dict[str, str]:
    """Return unit code -> singular name."""
    found: dict[str, str] = {}
    for lexicon in ("currencies", "currency_aliases"):
        for money in load_rows(lexicon, Currency):
            if money.names:
                found.setdefault(money.code, money.names[0])
    for row in load_rows("units", Physical):
        found.setdefault(row.code, row.names[0])
        for prefix in load_rows("unit_prefixes", Prefix):
            found.setdefault(f"{prefix.symbol}{row.code}", f"{prefix.name}{row.names[0]}")
    return {**found, **NAMES}


def counted(quote: str, unit: str) -> str:
    """Return a counted noun with its adjectives, as printed but for the plural."""
    words = re.split(r"[\s-]+", quote) if re.match(r"[\w,.]+-", quote) else quote.split()
    numeral = {"and", "of", "a", "an", "several", "few", "such"}
    while words and (
        (any(c.isdigit() for c in words[0]) and not words[0][0].isalpha())
        or words[0].lower() in number_words().keys() | numeral
        or all(part in number_words() for part in words[0].lower().split("-"))
    ):
        words = words[1:]
    if not words or words[-1] in ("people", "ones"):
        return names().get(unit, unit)
    noun = " ".join(
        [*words[:-1], singular(words[-1].strip("’'s") if words[-1][-1] in "’'" else words[-1])]
    )
    for degree, plain in DEGREES.items():
        noun = re.sub(rf"\b{degree}\b", plain, noun)
    return re.sub(r"\b(?:more|most|such|other)\s", "", noun)


def last_word(quote: str) -> str:
    """Return what stands last in a quote, a unit glued to its number included."""
    return re.split(r"[\s\d-]", quote.lower())[-1]


def unit_of(text: str, mention: Mention) -> str:
    """Return the unit in that gold's words, "-" for none."""
    quote = text[mention.start : mention.end]
    after = text[mention.end : mention.end + 12]
    name = PRINTED.get(last_word(quote), "") if mention.kind in ("money", "measure") else ""
    name = name or names().get(mention.unit, mention.unit)
    if mention.unit == "t" and "metric" in quote:
        name = "metric ton"
    if mention.unit == "Cel" and not re.search(r"\d\W*[^\d]*c", quote, re.IGNORECASE):
        name = "degree"
    if mention.kind == "count" and mention.unit not in ("", "time"):
        name = counted(quote, mention.unit)
    duration = mention.unit in ("a", "mo", "wk", "d")
    aged = AGE.match(after) or AGED.search(text[max(0, mention.start - 16) : mention.start])
    if duration and (aged or "ellipsis:age" in mention.rules):
        name = f"{name} of age"
    if mention.unit_per:
        name = f"{name} per {names().get(mention.unit_per, mention.unit_per)}"
    return name or "-"


def change_of(text: str, mention: Mention) -> str:
    """Return the sign of the verb beside a figure, or else of its bound."""
    if "minus" in mention.rules:
        return "down"
    before = re.split(r"[,;:(]", text[max(0, mention.start - 40) : mention.start])[-1]
    cues = [
        (m.start(), way) for way, cue in (("up", UP), ("down", DOWN)) for m in cue.finditer(before)
    ]
    moved = mention.kind == "percent" or mention.unit in ("point", "MYR", "Cel", "[degF]", "")
    if (
        cues
        and moved
        and mention.bound != "more_than"
        and not TARGET.search(before[max(cues)[0] :])
    ):
        return max(cues)[1]
    hedges = [rule[6:] for rule in mention.rules if rule.startswith("hedge:")]
    return CHANGES.get(hedges[0] if hedges else mention.bound, "=")


def value_of(text: str, mention: Mention) -> float | str:
    """Return the value as printed: cents in cents, a part as a fraction, a vague one as a range."""
    quote = text[mention.start : mention.end].lower()
    coins = mention.kind == "money" and PRINTED.get(last_word(quote)) in COINS
    coins = coins and "coins" not in mention.rules
    factor = 100 if coins else 1
    if mention.value is not None:
        part = "part_as_percent" in mention.rules
        sign = -1 if "minus" in mention.rules else 1
        return sign * mention.value * (0.01 if part else factor)
    low, high = mention.value_low or 0.0, mention.value_high or 0.0
    if mention.bound == "vague":
        low, high = low / 2, low * 5
    return f"{low * factor:.10g}-{high * factor:.10g}"


def quantities(text: str) -> Iterator[dict[str, Any]]:
    """Yield a sentence's quantities; "from 3 to 5" is one, as that gold has it."""
    found = [mention for mention in detect_text(text) if counts(mention)]
    taken = [(mention.start, mention.end) for mention in found]
    joined, before, change = False, None, "="
    words: list[str] = []
    for mention, after in zip(found, [*found, None][1:], strict=True):
        if joined:
            joined = False
            continue
        value, last = value_of(text, mention), mention
        if after is not None and spans(text, mention, after):
            joined, last = True, after
            value = f"{value}-{value_of(text, after)}"
        again = before is not None and AGAIN.fullmatch(text[before.end : mention.start])
        if change_of(text, mention) != "=" or not again:
            change = change_of(text, mention)
        then = before is not None and THEN.fullmatch(text[before.end : mention.start])
        if not again and not (then and words):
            counted = mention.kind == "count"
            words = concept(parser()(text), mention.start, last.end, taken, counted)
        if "part_as_percent" in mention.rules:
            words = []
        if mention.role == "incidental" or (mention.role == "period" and mention.kind == "measure"):
            words = []
        before = last
        unit = unit_of(text, last)
        yield {"value": value, "change": change, "unit": unit, "concept": words or "-"}


def counts(mention: Mention) -> bool:
    """Tell whether that gold counts a mention as a quantity."""
    if mention.rules[0] in NO_QUANTITY or mention.kind in ("rank", "year"):
        return False
    if mention.role == "incidental" and not mention.unit:
        return False
    return mention.role != "name" and (mention.value is not None or mention.value_low is not None)


def spans(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether two figures are the ends of "from 3 to 5"."""
    if first.value is None or second.value is None or first.unit != second.unit:
        return False
    starts = FROM.search(text[max(0, first.start - 24) : first.start])
    return starts is not None and TO.fullmatch(text[first.end : second.start]) is not None


for line in sys.stdin:
    row = json.loads(line)
    print(json.dumps({"id": row["id"], "quantities": list(quantities(row["text"]))}))
