"""What goes beside an export: a codebook, a Table Schema descriptor, and the run's manifest."""

import hashlib
import json
import platform
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quantclaims import __version__
from quantclaims.export.files import write_output
from quantclaims.export.formats import format_of
from quantclaims.export.schema import Field, fields
from quantclaims.remote import is_url, ukey
from quantclaims.table import SCHEMA_VERSION
from quantclaims.versions import source_hash, versions

__all__ = [
    "Run",
    "codebook",
    "datapackage",
    "file_hash",
    "manifest",
    "table_schema",
    "write_beside",
]

_TABLE_TYPES = {"float64": "number", "int64": "integer", "datetime64[s]": "date"}
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """What made an export: its input files, its options, and the files that could not be read."""

    inputs: Sequence[str | Path] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    failures: Sequence[str] = ()


def codebook() -> str:
    """Return the codebook of the claims table as Markdown."""
    lines = ["# Codebook of the claims table", ""]
    lines += ["One row for each figure that somebody states. Blank cells are unknown or none."]
    lines += [f"This is version {SCHEMA_VERSION} of the table's schema.", ""]
    lines += [
        "| column | type | content | values | standard | example |",
        "|---|---|---|---|---|---|",
    ]
    lines += ["| " + " | ".join(map(_cell, _codebook_row(one))) + " |" for one in fields()]
    lines += ["", "In CSV files, a cell of text that a spreadsheet would take for a formula is"]
    lines += ["written with an apostrophe in front; `quantclaims` takes it away on reading.", ""]
    return "\n".join(lines)


def _codebook_row(one: Field) -> tuple[str, ...]:
    values = ", ".join(f"`{value}`" for value in one.values if value)
    kind = _TABLE_TYPES.get(one.dtype, "text")
    return f"`{one.name}`", kind, one.description, values, one.standard, one.example


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def datapackage(outputs: Iterable[Path]) -> dict[str, Any]:
    """Return a Data Package descriptor (https://specs.frictionlessdata.io) of some exports.

    The claims table in CSV and in workbooks has its Table Schema; other formats are named.
    """
    return {
        "name": "quantclaims",
        "title": "Quantitative claims in transcripts",
        "version": __version__,
        "claims_schema": SCHEMA_VERSION,
        "resources": [_resource(path) for path in outputs],
    }


def _resource(path: Path) -> dict[str, Any]:
    described = {
        "name": re.sub("[^a-z0-9._-]", "-", path.name.casefold()),
        "path": path.name,
        "format": path.suffix.removeprefix(".").casefold(),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_hash(path)}",
    }
    ending = format_of(path).ending
    if ending not in _TABLES:
        return described
    table = {"profile": "tabular-data-resource", "encoding": "utf-8", "schema": table_schema()}
    return described | table | _TABLES[ending]


def table_schema() -> dict[str, Any]:
    """Return the claims table's Table Schema: its columns, their types, what they may hold.

    >>> table_schema()["fields"][0]["name"]
    'claim_id'
    """
    return {
        "fields": [_field(one) for one in fields()],
        "missingValues": [""],
        "primaryKey": ["source", "claim_id"],
    }


_TABLES: dict[str, dict[str, Any]] = {
    ".csv": {},
    ".excel.csv": {},
    ".xlsx": {"dialect": {"excel": {"sheet": "claims"}}},
}
"""The formats that Table Schema describes, and how readers find the table in them."""


def _field(one: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if one.required else {}
    if one.values:
        constraints["enum"] = [value for value in one.values if value]
    described = {
        "name": one.name,
        "type": _TABLE_TYPES.get(one.dtype, "string"),
        "description": one.description,
        "example": one.example,
    }
    return described | ({"constraints": constraints} if constraints else {})


def manifest(run: Run, outputs: Iterable[Path], counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what a run read, with which versions and options, and what it wrote.

    It has no date, for the same run must write the same bytes.
    """
    return {
        "quantclaims": __version__,
        "claims_schema": SCHEMA_VERSION,
        "python": platform.python_version(),
        "packages": versions(),
        "source_sha256": source_hash(),
        "options": dict(run.options),
        "inputs": [_input(str(path)) for path in run.inputs],
        "failures": list(run.failures),
        "counts": dict(counts),
        "outputs": [_file(path) for path in outputs],
    }


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_beside(outputs: Iterable[Path], run: Run, counts: Mapping[str, int]) -> None:
    """Write the three files beside exports, named after them; exports of one name share them."""
    named: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in outputs:
        named[path.with_name(path.name.partition(".")[0])].append(path)
    for stem, paths in named.items():
        texts = {
            "codebook.md": codebook(),
            "datapackage.json": _json(datapackage(paths)),
            "manifest.json": _json(manifest(run, paths, counts)),
        }
        for ending, text in texts.items():
            write_output([text.encode("utf-8")], stem.with_name(f"{stem.name}.{ending}"))


def _input(path: str) -> dict[str, Any]:
    return {"path": path, "ukey": ukey(path)} if is_url(path) else _file(Path(path))


def _file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {"path": str(path)}
    return {"path": path.name, "bytes": path.stat().st_size, "sha256": file_hash(path)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
