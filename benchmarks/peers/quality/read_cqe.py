"""CQE: sentences in, its quantities out."""

import json
import sys

from cqe_here import parser


def quantity(found):
    if hasattr(found.value, "lower"):
        value = f"{float(found.value.lower)}-{float(found.value.upper)}"
    else:
        value = found.value.value
    concepts = found.referred_concepts.get_nouns() if found.referred_concepts else []
    groups = (group if isinstance(group, list) else [group] for group in concepts)
    words = [str(word) for group in groups for word in group]
    return {
        "value": value,
        "change": found.change.change if found.change else "=",
        "unit": found.unit.norm_unit or "-",
        "concept": words or "-",
    }


for line in sys.stdin:
    row = json.loads(line)
    try:
        found = [quantity(q) for q in parser.parse(row["text"])]
    except Exception as error:  # a peer's own fault counts as nothing found
        print(f"cqe failed on sentence {row['id']}: {error!r}", file=sys.stderr)
        found = []
    print(json.dumps({"id": row["id"], "quantities": found}))
