"""Reviewed claims as gold: the files ``NAME.claims.json`` that ``quantclaims evaluate`` reads."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from quantclaims.errors import OutputError
from quantclaims.export.files import write_output
from quantclaims.review.apply import Applied

__all__ = ["gold_files", "write_gold"]

_COLUMNS = (
    *("speaker", "start", "end", "quote", "kind", "value", "value_low", "value_high", "bound"),
    *("qualifier", "unit", "unit_per", "whole", "aspect", "direction", "indicator"),
    *("indicator_accept", "indicator_code", "area", "counterpart", "period_start", "period_end"),
    *("period_text", "period_basis", "modality", "baseline"),
)


def gold_files(applied: Applied) -> dict[str, list[dict[str, Any]]]:
    """Return the claims that people accepted, edited or added, by the name of their document.

    Raises :class:`~quantclaims.errors.OutputError` where two sources have one name, for gold
    knows documents by the names of their files alone.
    """
    rows = [one.row for one in applied.outcomes if one.row is not None]
    sources: defaultdict[str, set[str]] = defaultdict(set)
    files: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["source"], row["start"], row["end"])):
        name = Path(row["source"]).stem
        sources[name].add(row["source"])
        files[name].append(_gold(row))
    for name, found in sources.items():
        if len(found) > 1:
            told = ", ".join(sorted(found))
            raise OutputError(
                f"{name}.claims.json: is of {told}; accepted: sources of one name each"
            )
    return dict(files)


def write_gold(applied: Applied, folder: str | Path) -> list[Path]:
    """Write gold into a folder, a file for each document, and return the files."""
    written = []
    for name, claims in gold_files(applied).items():
        path = Path(folder) / f"{name}.claims.json"
        write_output([_json(claims)], path)
        written.append(path)
    return written


def _gold(row: Mapping[str, Any]) -> dict[str, Any]:
    cells = {"event": row["event_title"], **{name: row.get(name) for name in _COLUMNS}}
    return {name: None if cell == "" else cell for name, cell in cells.items()} | {
        "event": row["event_title"] or "",
        "speaker": row["speaker"] or "",
        "indicator_accept": [],
    }


def _json(claims: Iterable[Mapping[str, Any]]) -> bytes:
    return (json.dumps(list(claims), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
