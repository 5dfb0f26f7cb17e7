"""A review of every claim of the seed's transcripts; needs the folder beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from quantclaims.detect import detect
from quantclaims.errors import ReadError
from quantclaims.evaluate import evaluate
from quantclaims.evaluate.agree import agreement
from quantclaims.evaluate.statement import Statement, read_gold, statements
from quantclaims.pipeline import extract, read_transcripts
from quantclaims.review import Applied, apply, read, write_gold
from quantclaims.table import from_frame
from quantclaims.types import Claim

pytest.importorskip("fastapi", reason="needs pip install 'quantclaims[explore]'")

from explorer import Explorer, explorer_of

from quantclaims.review.web import review_site

pytestmark = pytest.mark.slow

COLUMNS = {
    "value": ("value", "value_low", "value_high", "bound"),
    "period": ("period_start", "period_end", "period_text"),
    "indicator": ("indicator",),
}
"""The columns of a field that is judged as one; any other field is a column."""


def put_right(explorer: Explorer, claim: Claim, row: Statement, gold: Statement) -> str:
    """Accept a claim that agrees with gold, and edit another to what gold says."""
    wrong = [name for name, right in agreement(row, gold).items() if not right]
    columns = [column for name in wrong for column in COLUMNS.get(name, (name,))]
    cells = {name: getattr(gold, name) for name in columns if name != "indicator"}
    if "indicator" in columns:
        cells["indicator"] = gold.indicators[0]
    extension: Any = explorer.site.extension
    body = {
        "decision_id": claim.claim_id,
        "action": "edit" if wrong else "accept",
        "id": claim.claim_id,
        "version": extension.version(claim),
        "changes": cells,
    }
    answer = explorer.post("/review/decide", body)
    assert answer.status == 200, answer.text
    return str(json.loads(answer.text)["state"])


def add_missed(explorer: Explorer, file: Path, beside: Claim) -> str:
    """Make a claim of a number that the extraction takes for none; return its quote."""
    (transcript,) = (one for one in read_transcripts([file]) if not isinstance(one, ReadError))
    text = transcript.document.text
    mentions = (one for some in detect(transcript) for one in some)
    missed = next(one for one in mentions if one.role == "ordinal")
    quote = text[missed.start : missed.end]
    words = {"id": beside.claim_id, "paragraph": missed.start, "skip": 0, "text": quote}
    told = json.loads(explorer.post("/review/suggest", words).text)
    body = {**words, "decision_id": "missed", "changes": told["cells"]}
    answer = explorer.post("/review/add", body)
    assert answer.status == 200, answer.text
    return quote


def all_kept(applied: Applied, text: str, folder: Path) -> None:
    """Check that 55 claims and the added one stand in their places, and are gold that agrees."""
    assert not applied.lost
    assert not applied.refused
    assert len(applied.claims) == 56
    assert applied.claims["rules"].str.contains("review:").all()
    rows = applied.claims[["start", "end", "quote"]].itertuples(index=False, name=None)
    assert all(text[start:end] == quote for start, end, quote in rows)
    (written,) = write_gold(applied, folder)
    found = evaluate(applied.claims, [written])
    assert (found.gold, found.matched, found.row.f1) == (56, 56, 1.0)


def test_every_claim_of_the_seed_is_kept_by_a_new_extraction(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "transcripts").glob("00[02]_*.txt"))
    gold_file = next((shared / "gold").glob("000_*.claims.json"))
    (gold,) = read_gold([gold_file]).values()
    table = extract(files)
    claims = from_frame(table)
    assert len(claims) == len(gold) == 55
    by_start = {one.start: one for one in gold}
    journal = tmp_path / "corrections.jsonl"
    explorer = explorer_of(claims, tmp_path, extend=lambda site: review_site(site, journal, "Ann"))
    rows = zip(claims, statements(table), strict=True)
    states = [put_right(explorer, claim, row, by_start[row.start]) for claim, row in rows]
    assert set(states) == {"accepted", "edited"}
    quote = add_missed(explorer, files[0], claims[0])

    decisions = read([journal]).decisions

    original = files[0].read_text(encoding="utf-8")
    applied = apply(extract(files), decisions, lambda source: original)
    all_kept(applied, original, tmp_path / "gold")
    found = evaluate(applied.claims, [gold_file])
    assert (found.matched, found.row.recall) == (55, 1.0)
    assert [one.quote for one in found.extras] == [quote]

    moved = tmp_path / "moved" / files[0].name
    moved.parent.mkdir()
    text = "\n\n\n" + original
    moved.write_text(text, encoding="utf-8", newline="")
    again = extract([moved])
    for newer in (again, again.iloc[::2], again.head(0)):
        all_kept(apply(newer, decisions, lambda source: text), text, tmp_path / "gold again")
