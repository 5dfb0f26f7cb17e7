"""The assembled pipeline loads from disk and reads what it read before."""

import runpy
from pathlib import Path

import spacy

ROOT = Path(__file__).parents[1]
TEXT = "Exports grew by 8 percent last year. Imports fell by 3 percent."


def test_the_pipeline_on_disk_reads_the_same_claims(tmp_path: Path) -> None:
    build = runpy.run_path(str(ROOT / "models" / "build.py"))["build"]
    made = build(tmp_path / "en_quantclaims")
    loaded = spacy.load(
        tmp_path / "en_quantclaims", config={"components.quantclaims.speaker": "Anna Petrova"}
    )
    before, after = made(TEXT), loaded(TEXT)
    assert [span.text for span in after.spans["quantclaims"]] == ["8 percent", "3 percent"]
    assert [s.id_ for s in before.spans["quantclaims"]] == [
        s.id_ for s in after.spans["quantclaims"]
    ]
    assert {span._.claim.speaker for span in after.spans["quantclaims"]} == {"Anna Petrova"}
