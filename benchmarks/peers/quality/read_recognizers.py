"""Microsoft Recognizers-Text: sentences in, its numbers, percentages and units out."""

import json
import sys

from ms_recognizers_number import recognize_number, recognize_percentage
from ms_recognizers_number_with_unit import (
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)

CULTURE = "en-us"
NAMES = {"c": "celsius", "f": "fahrenheit", "meter": "metre", "kilometer": "kilometre"}


def name(kind, unit):
    unit = (unit or "-").lower()
    return f"{unit} of age" if kind == "age" else NAMES.get(unit, unit)


def quantities(text):
    taken, found = [], []
    readers = (recognize_age, recognize_currency, recognize_dimension, recognize_temperature)
    for read in (*readers, recognize_percentage, recognize_number):
        for result in read(text, CULTURE):
            span = range(result.start, result.end + 1)
            value = (result.resolution or {}).get("value")
            if not value or any(set(span) & set(other) for other in taken):
                continue
            taken.append(span)
            percent = result.type_name == "percentage"
            unit = (
                "percentage" if percent else name(result.type_name, result.resolution.get("unit"))
            )
            found.append({"value": float(value.rstrip("%")), "unit": unit})
    return found


for line in sys.stdin:
    row = json.loads(line)
    print(json.dumps({"id": row["id"], "quantities": quantities(row["text"])}))
