"""Tasks for Label Studio and doccano, and the way back, claim ids kept.

A task is a sentence with its claims as spans; the rows travel along. What comes back: a span that
was kept keeps its row, one that was moved or relabelled keeps its row with the new place, quote
and kind, one that was deleted loses it, and one that was drawn anew gets a row of its own with the
event and speaker of its sentence.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims import __version__
from quantclaims.export.sentences import ClaimSentence, claim_sentences
from quantclaims.export.tables import Tables
from quantclaims.types import CATEGORIES

__all__ = [
    "label_config",
    "read_doccano",
    "read_label_studio",
    "write_doccano",
    "write_label_studio",
]

Span = tuple[str, int, int, str]
"""What a labelling tool says of a claim: its id, or nothing, its place, and its kind."""

_CONTEXT = (
    *("event_id", "event_title", "event_date", "event_time", "event_place"),
    *("speaker", "speaker_role", "speaker_kind", "source", "sentence"),
)


def label_config() -> str:
    """Return the labelling interface for Label Studio, as the XML that its projects take."""
    labels = "\n".join(f'    <Label value="{kind}"/>' for kind in CATEGORIES["kind"])
    return (
        '<View>\n  <Text name="text" value="$text"/>\n'
        f'  <Labels name="kind" toName="text">\n{labels}\n  </Labels>\n</View>\n'
    )


def write_label_studio(tables: Tables, path: Path) -> None:
    """Write Label Studio tasks with the claims as predictions; :func:`label_config` shows them."""
    tasks = [_label_studio_task(one) for one in claim_sentences(tables.claims)]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_label_studio(path: Path) -> pd.DataFrame:
    """Return the claims of a Label Studio export in JSON: of annotations, else of predictions."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    return pd.DataFrame(
        [row for task in tasks for row in _rows(task["data"], _label_studio_spans(task))]
    )


def write_doccano(tables: Tables, path: Path) -> None:
    """Write doccano tasks for sequence labelling, as JSON Lines."""
    lines = [
        json.dumps(
            {
                "text": one.text,
                "label": [[*one.place(row), row["kind"]] for row in one.rows],
                **_meta(one),
            },
            ensure_ascii=False,
        )
        for one in claim_sentences(tables.claims)
    ]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def read_doccano(path: Path) -> pd.DataFrame:
    """Return the claims of a doccano export in JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        tasks = [json.loads(line) for line in lines if line.strip()]
    return pd.DataFrame([row for task in tasks for row in _rows(task, _doccano_spans(task))])


def _meta(sentence: ClaimSentence) -> dict[str, Any]:
    return {"sentence_start": sentence.start, "claims": list(sentence.rows)}


def _label_studio_task(sentence: ClaimSentence) -> dict[str, Any]:
    result = []
    for row in sentence.rows:
        start, end = sentence.place(row)
        value = {"start": start, "end": end, "text": row["quote"], "labels": [row["kind"]]}
        region = {"id": row["claim_id"], "from_name": "kind", "to_name": "text", "type": "labels"}
        result.append(region | {"value": value})
    return {
        "data": {"text": sentence.text, **_meta(sentence)},
        "predictions": [{"model_version": f"quantclaims {__version__}", "result": result}],
    }


def _label_studio_spans(task: Mapping[str, Any]) -> Iterator[Span]:
    done = [one for one in task.get("annotations", ()) if not one.get("was_cancelled")]
    for region in (done or task.get("predictions", ()))[-1]["result"]:
        if region["type"] == "labels":
            value = region["value"]
            yield region["id"], value["start"], value["end"], value["labels"][0]


def _doccano_spans(task: Mapping[str, Any]) -> Iterator[Span]:
    """The spans of doccano's two shapes; it numbers them anew, so that only places tell."""
    if "entities" in task:
        for one in task["entities"]:
            yield "", one["start_offset"], one["end_offset"], one["label"]
    for start, end, kind in task.get("label", task.get("labels", ())):
        yield "", start, end, kind


def _rows(task: Mapping[str, Any], spans: Iterable[Span]) -> Iterator[dict[str, Any]]:
    """Rebuild the rows of a task from the spans that came back, in the order of the text."""
    begins, text, first = task["sentence_start"], task["text"], task["claims"][0]
    known = list(task["claims"])
    for name, start, end, kind in sorted(spans, key=lambda span: (span[1], span[2])):
        row = _row_of(name, begins + start, begins + end, known)
        if row is None:
            place = f"{first['source']} {begins + start} {begins + end}"
            fresh = name or hashlib.sha256(place.encode()).hexdigest()[:16]
            row = {column: first[column] for column in _CONTEXT} | _NEW | {"claim_id": fresh}
        else:
            known.remove(row)
        moved = {"start": begins + start, "end": begins + end, "quote": text[start:end]}
        yield row | moved | {"kind": kind}


_NEW = {"bound": "exact", "aspect": "level", "modality": "asserted", "rules": "labelled"}


def _row_of(
    name: str, start: int, end: int, known: Iterable[dict[str, Any]]
) -> dict[str, Any] | None:
    """The row that a span stands for: by its id, by its place, or by the only overlap."""
    rows = list(known)
    exact = [row for row in rows if row["claim_id"] == name]
    if not name:
        exact = [row for row in rows if (row["start"], row["end"]) == (start, end)]
        touched = [row for row in rows if row["start"] < end and start < row["end"]]
        exact = exact or (touched if len(touched) == 1 else [])
    return exact[0] if exact else None
