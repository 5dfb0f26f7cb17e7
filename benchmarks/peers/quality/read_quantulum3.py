"""quantulum3 without its classifier: sentences in, its quantities out."""

import json
import sys

import quantulum3.classifier

quantulum3.classifier.USE_CLF = False

from quantulum3 import parser  # noqa: E402

NAMES = {
    "dimensionless": "-",
    "per cent": "percentage",
    "united states dollar": "dollar",
    "degree Celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "degree angle": "degree",
    "degree angle farad": "fahrenheit",
    "degree angle speed of light": "celsius",
}


def quantity(found):
    value = found.value
    if found.uncertainty:
        value = f"{value - found.uncertainty}-{value + found.uncertainty}"
    return {"value": value, "unit": NAMES.get(found.unit.name, found.unit.name)}


for line in sys.stdin:
    row = json.loads(line)
    try:
        found = [quantity(q) for q in parser.parse(row["text"])]
    except Exception as error:  # a peer's own fault counts as nothing found
        print(f"quantulum3 failed on sentence {row['id']}: {error!r}", file=sys.stderr)
        found = []
    print(json.dumps({"id": row["id"], "quantities": found}))
