"""The claims table does not change without its version, nor the version without a note.

``python tests/test_schema.py`` writes the record of the version at hand.
"""

import json
import sys
from pathlib import Path
from typing import Any

from quantclaims.export.beside import Run, datapackage, manifest, table_schema
from quantclaims.table import SCHEMA_VERSION

DOCS = Path(__file__).parents[1] / "docs"
RECORD = DOCS / "schema" / f"claims-{SCHEMA_VERSION}.json"


def recorded() -> dict[str, Any]:
    """The schema without words, which may be bettered at any time."""
    schema = table_schema()
    plain = [
        {key: field[key] for key in ("name", "type", "constraints") if key in field}
        for field in schema["fields"]
    ]
    return {"version": SCHEMA_VERSION, **schema, "fields": plain}


def test_the_table_is_what_its_version_says() -> None:
    assert RECORD.is_file(), f"no {RECORD}; run: python {__file__}"
    assert json.loads(RECORD.read_text(encoding="utf-8")) == recorded(), (
        "columns, types or categories changed: raise SCHEMA_VERSION in table.py, say in "
        f"docs/schema.md what changed and how to move, and run: python {__file__}"
    )


def test_each_version_has_a_record_and_a_note() -> None:
    page = (DOCS / "schema.md").read_text(encoding="utf-8")
    versions = [path.stem.removeprefix("claims-") for path in RECORD.parent.glob("claims-*.json")]
    assert SCHEMA_VERSION in versions
    assert [one for one in versions if f"\n### {one}" not in page] == []


def test_what_goes_beside_a_table_says_its_version(tmp_path: Path) -> None:
    assert manifest(Run(), [], {})["claims_schema"] == SCHEMA_VERSION
    assert datapackage([])["claims_schema"] == SCHEMA_VERSION


if __name__ == "__main__":
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps(recorded(), indent=1) + "\n", encoding="utf-8")
    sys.exit(f"written: {RECORD}")
