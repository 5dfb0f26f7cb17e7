"""Decisions of people: what they may say, what stands of them, and what becomes of a table."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from quantclaims.cli import app
from quantclaims.compare.examples import example_claim
from quantclaims.errors import OutputError, ReviewError
from quantclaims.evaluate import evaluate
from quantclaims.export import export, read_claims
from quantclaims.export.json_lines import plain_rows
from quantclaims.export.schema import validate
from quantclaims.review import Decision, append, apply, decision_of, report, write_gold
from quantclaims.review.choices import areas, choices, units
from quantclaims.review.standing import standing
from quantclaims.review.values import EDITABLE, valid_changes
from quantclaims.table import to_frame
from quantclaims.types import Claim

CASES = Path(__file__).parent / "cases"
WHEN = "2026-03-01T10:00:00.000Z"
TALK = (
    "The farm has 5 cows now. Its neighbour said that he had sold 20 sheep in spring. "
    "We shall buy 5 cows from him in 2031, and 5 cows a year after that."
)


def cases(name: str) -> list[Any]:
    lines = enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), 1)
    return [
        pytest.param(*(part.strip() for part in line.split("=>")), id=f"{name}:{number}")
        for number, line in lines
        if line.strip() and not line.startswith("#")
    ]


def cells(text: str) -> dict[str, str | None]:
    pairs = (word.split("=", 1) for word in shlex.split(text))
    return {name: value or None for name, value in pairs}


def row_of(text: str) -> dict[str, Any]:
    return {"bound": "exact", **valid_numbers(cells(text))} if text else {}


def valid_numbers(given: dict[str, Any]) -> dict[str, Any]:
    return {name: float(c) if name.startswith("value") and c else c for name, c in given.items()}


@pytest.mark.parametrize(("row", "changes", "wanted"), cases("review_values.txt"))
def test_cells_that_a_person_gives(row: str, changes: str, wanted: str) -> None:
    before = row_of(row)
    words = str(before.get("sentence", ""))
    if wanted.startswith("!"):
        with pytest.raises(ReviewError) as refused:
            valid_changes(cells(changes), before, words, new=not row)
        assert wanted[1:].strip() in str(refused.value)
        return
    found = valid_changes(cells(changes), before, words, new=not row)
    assert {k: c or None for k, c in found.items()} == valid_numbers(cells(wanted))


def told(line: str) -> Iterator[Decision]:
    for number, one in enumerate(filter(None, line.split(", "))):
        who, action, *given = one.split()
        note = "look again" if action == "note" else ""
        yield decision(action, who, changes=cells(" ".join(given)), note=note, number=number)


def decision(action: str, who: str = "Ann", number: int = 0, **given: Any) -> Decision:
    place = {"claim_id": "c", "source": "talk.txt", "start": 13, "end": 19, "quote": "5 cows"}
    own = {"decision_id": str(number), "who": who, "when": WHEN, "action": action}
    return decision_of({**place, **own, **given})


@pytest.mark.parametrize(("decisions", "wanted"), cases("review_standing.txt"))
def test_what_stands(decisions: str, wanted: str) -> None:
    stands = standing(told(decisions))
    said = " ".join([stands.state, *sorted(f"{k}={c}" for k, c in stands.changes.items())])
    assert [said.strip(), *map(str, stands.conflicts)] == [w.strip() for w in wanted.split("!")]


def test_choices_are_what_is_accepted() -> None:
    row = {"kind": "count", "value": 5.0, "unit": "cow", "bound": "exact"}
    for column, listed in choices().items():
        for one in listed:
            given = {"value": None, "value_low": 1.0, "value_high": 2.0}
            ends = given if one.value in ("range", "vague") else {}
            unit = units()[one.value][0].value if one.value in units() else "cow"
            change = {column: one.value, **ends, **({"unit": unit} if column == "kind" else {})}
            assert valid_changes(change, row)[column] == one.value
    for kind, known in units().items():
        for one in known:
            assert valid_changes({"kind": kind, "unit": one.value}, row)["unit"] == one.value
    for one in areas():
        assert valid_changes({"area": one.value}, row) == {"area": one.value}


def claim(quote: str, claim_id: str, nth: int = 0, text: str = TALK, **columns: Any) -> Claim:
    """The claim of the nth time that a quote stands in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    first = text.rfind(". ", 0, start)
    begins = 0 if first < 0 else first + 2
    ends = text.find(". ", start)
    sentence = text[begins : len(text) if ends < 0 else ends + 1]
    number, unit = quote.split()
    given = {"value": float(number), "unit": unit.rstrip("s"), "kind": "count", **columns}
    place = {"source": "talk.txt", "start": start, "end": start + len(quote), "quote": quote}
    return example_claim(claim_id=claim_id, sentence=sentence, **place, **given)


def on(one: Claim, action: str, who: str = "Ann", text: str = TALK, **given: Any) -> Decision:
    """A decision on a claim, as the page makes it: with the context and the cells as seen."""
    (row,) = plain_rows(to_frame([one]))
    seen = {k: row[k] for k in (*EDITABLE, "event_id", "event_title", "sentence") if row[k]}
    place = {name: row[name] for name in ("claim_id", "source", "start", "end", "quote")}
    beside = {"left": text[: one.start][-80:], "right": text[one.end :][:80]}
    own = {"who": who, "when": WHEN, "action": action, "seen": seen}
    return decision_of({**own, **place, **beside, **given})


FIRST = claim("5 cows", "a")
SHEEP = claim("20 sheep", "b")
SECOND = claim("5 cows", "c", 1)
THIRD = claim("5 cows", "d", 2)
TABLE = to_frame([FIRST, SHEEP, SECOND, THIRD])


def ids(table: pd.DataFrame) -> list[str]:
    return table["claim_id"].tolist()


def test_accepted_edited_rejected() -> None:
    applied = apply(
        TABLE,
        [on(FIRST, "accept"), on(SHEEP, "reject"), on(SECOND, "edit", changes={"area": "France"})],
    )
    assert ids(validate(applied.claims)) == ["a", "c", "d"]
    assert applied.claims["area"].tolist() == ["RUS", "FRA", "RUS"]
    assert applied.claims["confidence"].tolist() == [1, 1, 1]
    assert applied.claims["rules"].tolist() == ["review:accepted", "review:edited", ""]
    assert not applied.lost


def test_applying_twice_changes_nothing() -> None:
    decisions = [on(FIRST, "accept"), on(SHEEP, "reject"), on(THIRD, "edit", changes={"value": 6})]
    missed = claim("5 cows", "missed", 1)
    decisions.append(on(missed, "add", changes={"kind": "count", "value": 5, "unit": "cow"}))
    once = apply(to_frame([FIRST, SHEEP, THIRD]), decisions)
    twice = apply(once.claims, decisions)
    pd.testing.assert_frame_equal(once.claims, twice.claims)
    assert ids(once.claims) == ["a", "missed", "d"]


@pytest.mark.parametrize("text", [TALK, None])
def test_named_otherwise_by_a_newer_extraction(text: str | None) -> None:
    renamed = to_frame([replace(one, claim_id=one.claim_id * 2) for one in (FIRST, SHEEP, SECOND)])
    decisions = [on(FIRST, "edit", changes={"area": "FRA"}), on(SECOND, "accept")]
    applied = apply(renamed, decisions, lambda source: text)
    assert [one.found.how for one in applied.outcomes] == ["quote", "quote"]
    assert applied.claims["area"].tolist() == ["FRA", "RUS", "RUS"]
    assert applied.claims["rules"].tolist() == ["review:edited", "", "review:accepted"]
    assert ids(applied.claims) == ["aa", "bb", "cc"]


@pytest.mark.parametrize("text", [f"A note before.\n\n{TALK}", TALK.replace(" ", "\n")])
def test_a_transcript_whose_lines_moved(text: str) -> None:
    quote = "5 cows" if "5 cows" in text else "5\ncows"
    start = text.index(quote)
    moved = replace(FIRST, claim_id="z", start=start, end=start + 6, quote=quote)
    applied = apply(to_frame([moved]), [on(FIRST, "accept")], lambda source: text)
    found = quote == "5 cows"
    assert applied.claims["rules"].tolist() == (["review:accepted"] if found else [""])
    assert len(applied.lost) == (not found)


def test_a_claim_that_is_no_longer_extracted_is_kept_while_its_words_stand() -> None:
    applied = apply(to_frame([FIRST]), [on(SECOND, "accept")], lambda source: f"News. {TALK}")
    assert applied.claims["start"].tolist() == [FIRST.start, SECOND.start + 6]
    assert applied.claims["rules"].tolist() == ["", "review:accepted"]
    assert validate(applied.claims)["sentence"].tolist() == [FIRST.sentence, SECOND.sentence]
    assert any(line.startswith("not extracted: talk.txt") for line in report(applied))


def test_a_claim_whose_quote_is_gone_is_told() -> None:
    text = TALK.replace("20 sheep", "a few sheep")
    decisions = [on(SHEEP, "edit", changes={"area": "FRA"}), on(SECOND, "reject")]
    applied = apply(to_frame([FIRST]), decisions, lambda source: text)
    assert ids(applied.claims) == ["a"]
    assert [one.decision.quote for one in applied.lost] == ["20 sheep"]
    assert [line for line in report(applied) if line.startswith("gone")] == [
        f"gone: talk.txt {SHEEP.start} “20 sheep” (b, edited by Ann); no such words in its context"
    ]


def test_equal_words_in_another_context_are_another_claim() -> None:
    text = TALK.replace("The farm has 5 cows now.", "The farm has none.")
    applied = apply(to_frame([]), [on(FIRST, "accept", left="The farm has ")], lambda source: text)
    assert applied.claims.empty
    assert len(applied.lost) == 1


TWICE = f"{TALK} We shall buy 5 cows from him in 2031, and 5 cows a year after that."


@pytest.mark.parametrize("text", [TWICE, None])
def test_a_rejected_claim_does_not_take_its_repetition_along(text: str | None) -> None:
    repeated = [claim("5 cows", f"r{n}", n, text=TWICE) for n in (1, 2, 3, 4)]
    rejected = on(repeated[0], "reject", text=TWICE)
    once = apply(to_frame(repeated), [rejected], lambda source: text)
    assert ids(once.claims) == ["r2", "r3", "r4"]
    twice = apply(once.claims, [rejected], lambda source: text)
    pd.testing.assert_frame_equal(once.claims, twice.claims)


def test_rows_that_all_moved_are_found_without_their_text() -> None:
    moved = [replace(SHEEP, claim_id="m", start=SHEEP.start + 40, end=SHEEP.end + 40), SECOND]
    applied = apply(to_frame(moved), [on(SHEEP, "accept")])
    assert applied.claims["rules"].tolist() == ["review:accepted", ""]
    applied = apply(to_frame(moved), [on(SHEEP, "accept"), on(SECOND, "accept")])
    assert applied.claims["rules"].tolist() == ["review:accepted", "", "review:accepted"]


def test_a_reviewed_claim_takes_the_place_of_one_quoted_otherwise() -> None:
    longer = replace(FIRST, claim_id="n", quote="5 cows now", end=FIRST.end + 4)
    applied = apply(to_frame([longer, SHEEP]), [on(FIRST, "accept")], lambda source: TALK)
    assert ids(applied.claims) == ["a", "b"]
    assert [row["claim_id"] for row in applied.replaced] == ["n"]
    assert any("“5 cows now” by the reviewed claim" in line for line in report(applied))


def test_what_was_accepted_stands_whatever_is_read_later() -> None:
    newer = to_frame([replace(FIRST, area="KAZ", value=6.0), SHEEP])
    applied = apply(newer, [on(FIRST, "accept")])
    assert applied.claims["area"].tolist() == ["RUS", "RUS"]
    assert applied.claims["value"].tolist() == [5, 20]
    kept = [line for line in report(applied) if line.startswith("kept")]
    assert [line.split("; ")[1] for line in kept] == [
        "area 'RUS', where the extraction now says 'KAZ'",
        "value 5.0, where the extraction now says 6.0",
    ]


GIVEN = {"kind": "count", "value": 5, "unit": "cow", "indicator": "cows", "area": "Kazakhstan"}


def test_an_added_claim_is_a_row_in_its_place() -> None:
    added = on(replace(SECOND, claim_id="new"), "add", changes=GIVEN, seen={})
    applied = apply(to_frame([FIRST, SHEEP, THIRD]), [added])
    row = validate(applied.claims).iloc[2]
    assert (row["claim_id"], row["quote"], row["area"]) == ("new", "5 cows", "KAZ")
    assert (row["rules"], row["confidence"]) == ("review:added", 1)
    assert (row["event_id"], row["speaker"]) == (SHEEP.event_id, SHEEP.speaker)


def test_an_added_claim_that_is_extracted_later_stays_one_row() -> None:
    added = on(replace(SECOND, claim_id="new"), "add", changes=GIVEN, seen={})
    applied = apply(TABLE, [added])
    assert ids(applied.claims) == ["a", "b", "c", "d"]
    assert applied.claims["rules"].tolist() == ["", "", "review:added", ""]
    assert applied.claims["area"][2] == "KAZ"


def test_decisions_under_an_old_and_a_new_name_are_of_one_claim() -> None:
    newer = replace(SECOND, claim_id="new")
    old = on(SECOND, "edit", changes={"area": "FRA"})
    later = on(newer, "edit", "Ben", changes={"area": "DEU"})
    applied = apply(to_frame([FIRST, newer]), [old, later], lambda source: TALK)
    assert applied.claims["area"].tolist() == ["RUS", "DEU"]
    assert [str(c) for one in applied.outcomes for c in one.standing.conflicts] == [
        "area: Ann says 'FRA', Ben says 'DEU' later, which holds"
    ]


def test_changes_that_do_not_fit_are_told_and_left() -> None:
    wrong = on(FIRST, "edit", changes={"kind": "sum"})
    applied = apply(TABLE, [wrong, on(SECOND, "accept")])
    assert applied.claims["rules"].tolist() == ["", "", "review:accepted", ""]
    assert any(line.startswith("refused: talk.txt 13") for line in report(applied))


def test_undone_and_noted_claims_are_left_as_they_are() -> None:
    decisions = [on(FIRST, "accept"), on(FIRST, "undo"), on(SHEEP, "note", note="Ask the farmer.")]
    applied = apply(TABLE, decisions)
    pd.testing.assert_frame_equal(applied.claims, TABLE)
    assert any(line.endswith("Ann: Ask the farmer.") for line in report(applied))


def test_gold_is_what_evaluate_reads(tmp_path: Path) -> None:
    decisions = [on(FIRST, "accept"), on(SHEEP, "edit", changes={"area": "FRA"})]
    decisions.append(on(SECOND, "reject"))
    applied = apply(TABLE, decisions)
    (file,) = write_gold(applied, tmp_path / "gold")
    assert file.name == "talk.claims.json"
    assert [one["quote"] for one in json.loads(file.read_text("utf-8"))] == ["5 cows", "20 sheep"]
    found = evaluate(applied.claims, [file])
    assert (found.matched, len(found.misses), len(found.extras)) == (2, 0, 1)
    assert set(found.fields.values()) == {1.0}


def test_gold_of_two_sources_of_one_name_is_refused(tmp_path: Path) -> None:
    other = replace(FIRST, source="other/talk.txt", claim_id="o")
    applied = apply(to_frame([FIRST, other]), [on(FIRST, "accept"), on(other, "accept")])
    with pytest.raises(OutputError, match=r"is of other/talk\.txt, talk\.txt"):
        write_gold(applied, tmp_path)


def test_the_same_claim_in_another_folder(tmp_path: Path) -> None:
    moved = [replace(one, source=f"elsewhere/{one.source}") for one in (FIRST, SHEEP)]
    applied = apply(to_frame(moved), [on(FIRST, "accept"), on(SHEEP, "reject")])
    assert applied.claims["rules"].tolist() == ["review:accepted"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    claims, corrections = tmp_path / "claims.csv", tmp_path / "corrections.jsonl"
    export(TABLE, claims, beside=False)
    append(corrections, [on(FIRST, "accept"), on(SHEEP, "reject")])
    return claims, corrections


def test_the_command(files: tuple[Path, Path], tmp_path: Path) -> None:
    out, gold = tmp_path / "out.csv", tmp_path / "gold"
    arguments = ["apply", *map(str, files), "-o", str(out), "--gold", str(gold)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0
    assert done.stdout == "1 accepted, 1 rejected; 3 rows\n"
    assert ids(read_claims([out])) == ["a", "c", "d"]
    assert [file.name for file in gold.iterdir()] == ["talk.claims.json"]


def test_the_command_tells_what_it_could_not_apply(files: tuple[Path, Path]) -> None:
    claims, corrections = files
    append(corrections, [on(claim("20 sheep", "z", text="At 20 sheep."), "accept", left="At ")])
    unseen = CliRunner().invoke(app, ["apply", str(claims), str(corrections)])
    assert unseen.exit_code == 0
    assert "kept unseen, for its transcript is not at hand" in unseen.stdout
    (claims.parent / "talk.txt").write_text(TALK, encoding="utf-8")
    gone = CliRunner().invoke(app, ["apply", str(claims), str(corrections)])
    assert gone.exit_code == 3
    assert gone.stdout.splitlines()[:2] == [
        "1 accepted, 1 rejected; 3 rows",
        "gone: talk.txt 3 “20 sheep” (z, accepted by Ann); no such words in its context",
    ]
    with corrections.open("ab") as file:
        file.write(b'{"who": "Ann"}\n{"who": "A')
    done = CliRunner().invoke(app, ["apply", str(claims), str(corrections)])
    assert done.exit_code == 3
    assert "line 4: " in done.stdout
    assert "line 5: torn" in done.stdout


def test_a_journal_that_is_not_there() -> None:
    done = CliRunner().invoke(app, ["apply", "none.csv", "none.jsonl"])
    assert done.exit_code == 1
    assert done.stderr == "error: none.jsonl: cannot be read: No such file or directory\n"
