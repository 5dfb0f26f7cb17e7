"""Quantclaims: sentences in, its quantities out, in the names that the sets use.

The sets count what a table of claims leaves out: spans of time, and the "one" of "one man". Their
names of units are CQE's: words in the singular, British spelling.
"""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache

from babel.numbers import get_currency_name

from quantclaims.detect import detect
from quantclaims.detect.units import singular
from quantclaims.detect.units.tables import Physical, Prefix
from quantclaims.language import load_language
from quantclaims.lexicon import load_rows
from quantclaims.link import link
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.types import Claim, Mention

CHANGES = {
    "about": "~",
    "more_than": ">",
    "at_least": ">",
    "less_than": "<",
    "at_most": "<",
}
MONEY = {"USD": "dollar", "GBP": "pound sterling", "EUR": "euro"}
COINS = {"cent": "cent", "penny": "penny", "pence": "penny", "kopeck": "kopeck"}
RATIOS = {
    "percent": "percentage",
    "percentage_point": "percentage point",
    "basis_point": "basis point",
    "times": "count",
}
NAMES = {"Cel": "celsius", "[degF]": "fahrenheit", "t": "metric ton", "[lb_av]": "pound-mass"}
OLD = re.compile(r"[\s-]+(?:old|of age|yo)\b")
NUMERAL = re.compile(
    r"(?:[\d.,/\s¼½¾-]|\b(?:hundred|thousand|million|billion|trillion|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|and|to|or|of|more|such|tens|dozens|hundreds|thousands|millions|billions)\b)+",
    re.IGNORECASE,
)
LIGHT = frozenset("the a an of in on at to for by with and or its their his her our".split())


@cache
def unit_names() -> dict[str, str]:
    """UCUM code -> name."""
    prefixes = {row.name: row for row in load_rows("unit_prefixes", Prefix)}
    units = load_rows("units", Physical)
    names = {unit.code: unit.names[0] for unit in units}
    for unit in units:
        for prefix in unit.prefixes:
            names[prefixes[prefix].symbol + unit.code] = prefix + unit.names[0]
    return {**names, **NAMES}


def unit_name(mention: Mention, text: str) -> str:
    """Return the sets' name of a mention's unit, ``-`` for none."""
    quote = text[mention.start : mention.end]
    if mention.kind == "money":
        name = coin(quote) or currency(mention.unit)
    elif mention.unit in RATIOS:
        name = RATIOS[mention.unit]
    elif mention.kind == "measure":
        name = measure(mention, quote)
        if mention.unit in ("a", "mo", "wk", "d") and OLD.match(text, mention.end):
            name += " of age"
    else:
        name = counted(mention, quote)
    return f"{name} per {per_name(mention.unit_per)}" if mention.unit_per else name


def currency(code: str) -> str:
    """Return a currency's name in lower case."""
    return MONEY.get(code) or get_currency_name(code, locale="en").lower() if code else "-"


def coin(quote: str) -> str:
    """Return the coin that a quote names, if any."""
    last = re.findall(r"[a-z]+|¢", quote.lower())[-1:] or [""]
    return COINS.get(singular(last[0]), "cent" if last == ["¢"] else "")


def measure(mention: Mention, quote: str) -> str:
    """Return a physical unit's name."""
    if re.search(r"\bton(?:s)?$", quote):
        return "metric ton" if "metric" in quote else "ton"
    return unit_names().get(mention.unit, mention.unit)


def counted(mention: Mention, quote: str) -> str:
    """Return the whole noun phrase of a count in the singular."""
    words = NUMERAL.sub("", quote, count=1).split()
    if not words:
        return mention.unit or "-"
    if words[-1] == "people":
        return "people"
    return " ".join([*words[:-1], singular(words[-1])]).lower()


def per_name(code: str) -> str:
    """Return the name of a denominator."""
    return unit_names().get(code, code)


def value(mention: Mention, text: str) -> str:
    """Return a value, or both ends of a range, as the sets write them."""
    scale = 100 if mention.kind == "money" and coin(text[mention.start : mention.end]) else 1
    if mention.value is not None:
        return str(mention.value * scale)
    low, high = mention.value_low, mention.value_high
    assert low is not None
    assert high is not None
    if mention.bound == "vague":
        low, high = low / 2, (high + 1 if high > 100 else high)
    return f"{low * scale}-{high * scale}"


def change(mention: Mention, claim: Claim | None) -> str:
    """Return the sets' sign for a bound, or for a movement."""
    if claim is not None and claim.aspect in ("growth", "change") and claim.direction:
        return claim.direction
    return CHANGES.get(mention.bound, "=")


def concept(claim: Claim | None) -> list[str] | str:
    """Return the words of what is measured."""
    words = re.findall(r"[\w'’-]+", claim.indicator) if claim is not None else []
    return [word for word in words if word.lower() not in LIGHT] or "-"


def quantities(text: str) -> Iterator[dict[str, object]]:
    """Yield the quantities of a text."""
    transcript = transcript_of_voice(text, sentence_spans(text, 0, len(text)))
    found = detect(transcript)
    claims = {c.start: c for c in link(transcript, found, load_language("").pipe)}
    for mention in (mention for sentence in found for mention in sentence):
        if not is_quantity(mention):
            continue
        claim = claims.get(mention.start)
        yield {
            "value": value(mention, text),
            "change": change(mention, claim),
            "unit": unit_name(mention, text),
            "concept": concept(claim),
        }


def is_quantity(mention: Mention) -> bool:
    """Tell whether the sets would count a mention."""
    if mention.value is None and mention.value_low is None:
        return False
    if mention.role == "period":
        return mention.kind == "measure"
    return mention.role in ("claim", "whole") and mention.kind not in ("year", "rank")


if __name__ == "__main__":
    for line in sys.stdin:
        row = json.loads(line)
        print(json.dumps({"id": row["id"], "quantities": list(quantities(row["text"]))}))
