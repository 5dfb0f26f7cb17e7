"""W3C Web Annotations: https://www.w3.org/TR/annotation-model/, an annotation a claim."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pandas as pd

from quantclaims.export.sentences import ClaimSentence, claim_sentences
from quantclaims.export.tables import Tables

__all__ = ["read_annotations", "write_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quote that help to find it in a text that has changed."""


def write_annotations(tables: Tables, path: Path) -> None:
    """Write an annotation page: each claim with a position and a quote selector of its words."""
    page = {
        "@context": _CONTEXT,
        "id": "urn:quantclaims:claims",
        "type": "AnnotationPage",
        "items": [
            _annotation(sentence, row)
            for sentence in claim_sentences(tables.claims)
            for row in sentence.rows
        ],
    }
    path.write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_annotations(path: Path) -> pd.DataFrame:
    """Return the claims of an annotation page that :func:`write_annotations` wrote."""
    page = json.loads(path.read_text(encoding="utf-8"))
    return pd.DataFrame([_row(item) for item in page["items"]])


def _annotation(sentence: ClaimSentence, row: dict[str, Any]) -> dict[str, Any]:
    start, end = sentence.place(row)
    facts = {name: cell for name, cell in row.items() if name not in _IN_TARGET}
    return {
        "id": f"urn:quantclaims:{quote(row['source'], safe='')}:{row['claim_id']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": row["kind"]},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(facts, ensure_ascii=False),
            },
        ],
        "target": {
            "source": quote(row["source"]),
            "selector": [
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
                {
                    "type": "TextQuoteSelector",
                    "exact": row["quote"],
                    "prefix": sentence.text[max(0, start - _AROUND) : start],
                    "suffix": sentence.text[end : end + _AROUND],
                },
            ],
        },
    }


_IN_TARGET = ("source", "start", "end", "quote")


def _row(item: dict[str, Any]) -> dict[str, Any]:
    position, words = item["target"]["selector"]
    facts = next(body for body in item["body"] if body["purpose"] == "describing")
    return {
        **json.loads(facts["value"]),
        "source": unquote(item["target"]["source"]),
        "start": position["start"],
        "end": position["end"],
        "quote": words["exact"],
    }
