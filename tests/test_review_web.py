"""What the pages of a review may ask, and what they are told."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from explorer import HOST, Answer, Explorer, explorer_of

from quantclaims.errors import OutputError
from quantclaims.pipeline import extract
from quantclaims.review import Decision, append, decision_of, read
from quantclaims.review.web import review_site
from quantclaims.table import from_frame
from quantclaims.types import Claim

TALK = """Events
Visit to a dairy
March 6, 2013
President of Russia Vladimir Putin: Exports grew by 8.5 percent last year.\r
You have 120 cows, and a loan of 3 million rubles. The second of your plants\r
has two halls. It was built in 1998.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_bytes(TALK.encode())
    return tmp_path


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[Claim]:
    file = tmp_path_factory.mktemp("talk") / "talk.txt"
    file.write_bytes(TALK.encode())
    return [replace(claim, source="talk.txt") for claim in from_frame(extract([file]))]


Start = Callable[..., Explorer]


@pytest.fixture
def start(folder: Path, claims: list[Claim]) -> Start:
    """Start a review of the claims, kept in the folder."""

    def start(who: str = "Ann", table: list[Claim] | None = None) -> Explorer:
        return explorer_of(
            claims if table is None else table,
            folder,
            extend=lambda site: review_site(site, folder / "corrections.jsonl", who),
        )

    return start


def journal(folder: Path) -> list[Decision]:
    return list(read([folder / "corrections.jsonl"]).decisions)


def named(claims: list[Claim], quote: str) -> Claim:
    return next(claim for claim in claims if claim.quote == quote)


def decide(explorer: Explorer, claim: Claim, action: str, number: int = 0, **more: Any) -> Answer:
    extension: Any = explorer.site.extension
    positions = explorer.site.index.find(claim.claim_id)
    shown = explorer.site.index.claims(positions)[0] if positions else claim
    own = {"decision_id": f"{claim.claim_id}-{action}-{number}", "action": action}
    body = {**own, "id": claim.claim_id, "version": extension.version(shown), **more}
    return explorer.post("/review/decide", body)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": ""}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"cookie": ""}, 403),
        ({"host": "evil.example"}, 421),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"sec_fetch_site": "cross-site"}, 403),
    ],
)
def test_no_other_page_can_decide(
    start: Start, folder: Path, claims: list[Claim], headers: dict[str, str], status: int
) -> None:
    body = {"decision_id": "1", "action": "reject", "id": claims[0].claim_id}
    for address in ("/review/decide", "/review/add"):
        assert start().post(address, body, **headers).status == status
    assert not (folder / "corrections.jsonl").exists()


def test_nothing_can_be_decided_unless_asked_for(folder: Path, claims: list[Claim]) -> None:
    plain = explorer_of(claims, folder)
    assert plain.post("/review/decide", {}).status == 405
    assert "review.js" not in plain.get("/").text


def test_a_decision_holds_all_that_finds_the_claim_again(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    claim = named(claims, "120 cows")
    answer = decide(start(), claim, "accept")
    told = json.loads(answer.text)
    assert (told["saved"], told["state"]) == (f"{claim.claim_id}-accept-0", "accepted")
    assert told["left"] == len(claims) - 1
    (kept,) = journal(folder)
    assert (kept.who, kept.action, kept.claim_id) == ("Ann", "accept", claim.claim_id)
    assert (kept.source, kept.start, kept.end) == ("talk.txt", claim.start, claim.end)
    text = TALK
    assert text[claim.start - len(kept.left) :].startswith(f"{kept.left}120 cows{kept.right}")
    assert kept.seen["unit"] == "cow"
    assert kept.seen["event_id"] == claim.event_id
    assert "whole" not in kept.seen


def test_the_next_claim_is_one_that_is_undecided(start: Start, claims: list[Claim]) -> None:
    explorer = start()
    order = explorer.site.index.positions(_state()).tolist()
    shown = explorer.site.index.claims(order)
    decide(explorer, shown[1], "reject")
    told = json.loads(decide(explorer, shown[0], "accept").text)
    assert f"id={shown[2].claim_id}" in told["next"]
    told = json.loads(decide(explorer, shown[-1], "accept").text)
    assert f"id={shown[2].claim_id}" in told["next"]
    for claim in shown[2:]:
        told = json.loads(decide(explorer, claim, "accept", 1).text)
    assert (told["next"], told["left"]) == ("", 0)


def _state() -> Any:
    from quantclaims.explore.state import State

    return State()


def test_an_edit_is_shown_and_kept(start: Start, folder: Path, claims: list[Claim]) -> None:
    explorer, claim = start(), named(claims, "120 cows")
    changes = {"area": "Kazakhstan", "value": "125", "unit": "cow"}
    assert json.loads(decide(explorer, claim, "edit", changes=changes).text)["state"] == "edited"
    assert journal(folder)[0].changes == {"area": "KAZ", "value": 125.0}
    page = explorer.get(f"/claim?id={claim.claim_id}").text
    assert "125 cow" in page
    assert "badge-edited" in page
    assert 'data-state="edited"' in explorer.get("/").text


def test_an_edit_that_changes_nothing_accepts(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    decide(start(), named(claims, "120 cows"), "edit", changes={"unit": "cow", "whole": ""})
    assert [one.action for one in journal(folder)] == ["accept"]


def test_wrong_cells_are_told_and_nothing_is_kept(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    answer = decide(start(), claims[0], "edit", changes={"kind": "sum", "value": "many"})
    assert answer.status == 422
    assert set(json.loads(answer.text)["faults"]) == {"kind", "value"}
    assert not (folder / "corrections.jsonl").exists()


def test_who_saw_other_cells_is_told_so(start: Start, folder: Path, claims: list[Claim]) -> None:
    explorer, claim = start(), claims[0]
    extension: Any = explorer.site.extension
    old = extension.version(claim)
    decide(explorer, claim, "edit", changes={"area": "France"})
    answer = decide(explorer, claim, "accept", version=old)
    assert answer.status == 409
    assert "changed this claim meanwhile" in answer.text
    assert len(journal(folder)) == 1


def test_undo_takes_back_the_last_of_ones_own(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    explorer, claim = start(), claims[0]
    assert decide(explorer, claim, "undo").status == 409
    decide(explorer, claim, "accept")
    decide(explorer, claim, "reject")
    assert decide(start("Ben"), claim, "undo").status == 409
    assert json.loads(decide(explorer, claim, "undo", 1).text)["state"] == "accepted"
    assert json.loads(decide(explorer, claim, "undo", 2).text)["state"] == ""
    assert len(journal(folder)) == 4


def test_a_decision_sent_again_counts_once(start: Start, folder: Path, claims: list[Claim]) -> None:
    explorer, claim = start(), claims[0]
    decide(explorer, claim, "accept")
    decide(explorer, claim, "reject")
    for _ in range(2):
        assert json.loads(decide(explorer, claim, "undo").text)["state"] == "accepted"
    assert [one.action for one in journal(folder)] == ["accept", "reject", "undo"]


def test_a_note_decides_nothing(start: Start, claims: list[Claim]) -> None:
    explorer = start()
    told = json.loads(decide(explorer, claims[0], "note", note=" <b>Ask</b> ").text)
    assert (told["state"], told["left"]) == ("", len(claims))
    page = explorer.get(f"/claim?id={claims[0].claim_id}").text
    assert "&lt;b&gt;Ask&lt;/b&gt;" in page
    assert decide(explorer, claims[0], "note", 1, note=" ").status == 422


def test_what_cannot_be_written_is_not_saved(
    start: Start, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    explorer = start()
    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        told = json.loads(decide(explorer, claims[0], "accept").text)
    assert "saved" not in told
    assert told["problem"].endswith("cannot be written: No space left on device")
    assert 'data-state="accepted"' not in explorer.get("/").text
    assert "saved" in json.loads(decide(explorer, claims[0], "accept").text)


def test_what_is_not_on_the_disk_is_not_saved(
    start: Start, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(file: int) -> None:
        raise OSError(5, "Input/output error")

    explorer = start()
    monkeypatch.setattr("os.fsync", broken)
    answer = decide(explorer, claims[0], "accept")
    assert (answer.status, "saved" in json.loads(answer.text)) == (507, False)


def test_a_journal_that_cannot_be_read_stops_the_start(start: Start, folder: Path) -> None:
    (folder / "corrections.jsonl").mkdir()
    with pytest.raises(OutputError, match=r"corrections\.jsonl: cannot be read: Is a directory"):
        start()


def test_what_others_write_is_seen(start: Start, folder: Path, claims: list[Claim]) -> None:
    ann, ben = start("Ann"), start("Ben")
    decide(ann, claims[0], "edit", changes={"area": "FRA"})
    assert 'data-state="edited"' in ben.get("/").text
    decide(ben, claims[0], "edit", changes={"area": "DEU"})
    page = ann.get(f"/claim?id={claims[0].claim_id}").text
    assert "Ann says &#39;FRA&#39;, Ben says &#39;DEU&#39; later, which holds" in page
    assert "people differ" in ann.get("/").text


def words(claims: list[Claim], text: str) -> dict[str, Any]:
    """What a page sends of selected words: the paragraph is the line that they stand in."""
    paragraph = TALK.index("Exports")
    skip = len(TALK[paragraph : TALK.index(text, paragraph)].replace("\r\n", "\n"))
    return {"id": claims[0].claim_id, "paragraph": paragraph, "skip": skip, "text": text}


GIVEN = {"kind": "count", "value": "2", "unit": "hall", "bound": "exact", "aspect": "level"}
GIVEN |= {"modality": "asserted", "indicator": "halls", "area": "RUS", "speaker": "Vladimir Putin"}


def add(explorer: Explorer, claims: list[Claim], text: str, **changes: str) -> Answer:
    body = {**words(claims, text), "decision_id": f"add {text}", "changes": {**GIVEN, **changes}}
    return explorer.post("/review/add", body)


def test_selected_words_become_a_claim(start: Start, folder: Path, claims: list[Claim]) -> None:
    missed = named(claims, "two halls")
    table = [claim for claim in claims if claim != missed]
    explorer = start(table=table)
    told = json.loads(add(explorer, table, "two halls").text)
    assert told["id"] == missed.claim_id, "named as the extraction would"
    (kept,) = journal(folder)
    assert (kept.start, kept.end, kept.quote) == (missed.start, missed.end, "two halls")
    assert kept.changes["value"] == 2
    page = explorer.get(told["next"].partition("#")[0]).text
    assert "badge-added" in page
    assert f"{len(claims)} claims" in explorer.get("/").text
    assert missed.claim_id in explorer.get("/?q=halls&kind=count").text
    assert missed.claim_id not in explorer.get("/?kind=money").text
    assert add(explorer, table, "two halls").status == 409
    again = start(table=table)
    assert f"{len(claims)} claims" in again.get("/").text
    found = start()
    assert f"{len(claims)} claims" in found.get("/").text
    assert 'data-state="added"' in found.get("/").text


def test_what_the_extraction_would_say_is_suggested(start: Start, claims: list[Claim]) -> None:
    table = [claim for claim in claims if claim.quote != "two halls"]
    answer = start(table=table).post("/review/suggest", words(table, "two halls"))
    cells = json.loads(answer.text)["cells"]
    assert (cells["kind"], cells["value"], cells["unit"]) == ("count", "2", "hall")
    assert (cells["speaker"], cells["modality"]) == ("Vladimir Putin", "asserted")
    answer = start(table=table).post("/review/suggest", words(table, "second"))
    assert json.loads(answer.text)["cells"]["value"] == "2"
    answer = start(table=table).post("/review/suggest", words(table, "your plants"))
    assert json.loads(answer.text)["cells"]["value"] == ""


def test_words_that_can_be_no_claim(start: Start, folder: Path, claims: list[Claim]) -> None:
    explorer = start()
    assert "is a claim already" in add(explorer, claims, "120 cows").text
    body = {**words(claims, "120 cows"), "text": "121 cows", "changes": GIVEN, "decision_id": "1"}
    assert "do not stand there" in explorer.post("/review/add", body).text
    for wrong in ({"id": "none"}, {"paragraph": -5}, {"paragraph": 10**9}, {"skip": 10**6}):
        assert explorer.post("/review/add", body | wrong).status == 409
    assert add(explorer, claims, "second", kind="").status == 422
    assert not (folder / "corrections.jsonl").exists()


def test_an_addition_taken_back_and_made_again(start: Start, claims: list[Claim]) -> None:
    explorer = start()
    first = json.loads(add(explorer, claims, "second").text)["id"]
    added = next(c for c in explorer.site.index.within("talk.txt", 0, 999) if c.claim_id == first)
    assert json.loads(decide(explorer, added, "undo").text)["state"] == ""
    assert explorer.get(f"/claim?id={first}").status == 404
    assert f"{len(claims)} claims" in explorer.get("/").text
    body = {**words(claims, "second"), "decision_id": "again", "changes": GIVEN}
    assert json.loads(explorer.post("/review/add", body).text)["id"] == first
    assert json.loads(decide(explorer, added, "reject").text)["state"] == "rejected"
    assert "badge-rejected" in explorer.get(f"/claim?id={first}").text


def test_a_newer_extraction_keeps_the_review(start: Start, claims: list[Claim]) -> None:
    first = start()
    decide(first, claims[0], "accept")
    decide(first, claims[1], "edit", changes={"area": "FRA"})
    add(first, claims, "second")
    newer = [replace(claim, claim_id=claim.claim_id[::-1]) for claim in claims]
    second = start("Ben", table=newer)
    page = second.get("/").text
    assert page.count('data-state="accepted"') == 1
    assert page.count('data-state="edited"') == 1
    assert page.count('data-state="added"') == 1
    decide(second, newer[0], "reject")
    assert "Ann keeps the claim" in second.get(f"/claim?id={newer[0].claim_id}").text


def test_downloads_are_as_reviewed(start: Start, claims: list[Claim]) -> None:
    explorer = start()
    decide(explorer, claims[0], "reject")
    decide(explorer, claims[1], "edit", changes={"area": "FRA"})
    add(explorer, claims, "second")
    index = explorer.site.index
    frame: pd.DataFrame = index.frame(index.positions(_state()))
    quotes = [claim.quote for claim in sorted(claims, key=lambda one: one.start)]
    at = quotes.index("3 million rubles")
    assert frame["quote"].tolist() == [*quotes[1 : at + 1], "second", *quotes[at + 1 :]]
    assert frame["rules"].str.contains("review:edited").sum() == 1
    assert len(pd.read_csv(io.StringIO(explorer.get("/download?to=csv").text))) == len(claims)


def test_choices_are_given(start: Start) -> None:
    told = json.loads(start().get("/review/choices").text)
    assert ["USD", "us dollars"] in told["units"]["money"] or "USD" in str(told["units"]["money"])
    assert ["KAZ", "Kazakhstan"] in told["areas"]


def test_a_claim_without_its_transcript_is_reviewed_by_its_sentence(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    (folder / "talk.txt").unlink()
    decide(start(), named(claims, "120 cows"), "accept")
    (kept,) = journal(folder)
    assert kept.left.endswith("You have ")
    assert kept.right.startswith(", and a loan")


def test_a_journal_with_a_torn_line_goes_on(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    path = folder / "corrections.jsonl"
    explorer = start()
    decide(explorer, claims[0], "accept")
    with path.open("ab") as file:
        file.write(b'{"who": "A')
    later = start()
    decide(later, claims[1], "accept")
    assert len(journal(folder)) == 2
    assert 'data-state="accepted"' in later.get("/").text
    cells = {name: getattr(journal(folder)[0], name) for name in Decision.__dataclass_fields__}
    append(path, [decision_of({**cells, "decision_id": "by hand", "action": "reject"})])
    assert explorer.get("/").text.count('data-state="rejected"') == 1


def test_a_journal_that_was_taken_away_is_begun_anew(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    explorer = start()
    decide(explorer, claims[0], "accept")
    decide(explorer, claims[1], "accept")
    (folder / "corrections.jsonl").unlink()
    assert "saved" in json.loads(decide(explorer, claims[2], "accept").text)
    assert [one.claim_id for one in journal(folder)] == [claims[2].claim_id]


def test_what_has_no_place_in_the_table_is_told(
    start: Start, folder: Path, claims: list[Claim]
) -> None:
    first = start()
    decide(first, named(claims, "120 cows"), "accept")
    decide(first, named(claims, "3 million rubles"), "reject")
    with (folder / "corrections.jsonl").open("ab") as file:
        file.write(b"nonsense\n")
    (folder / "talk.txt").write_text(TALK.replace("120 cows", "cows"), encoding="utf-8")
    page = start(table=[claims[0]]).get("/").text
    assert "2 notes" in page
    assert "accepted, but gone: talk.txt" in page
    assert "corrections.jsonl, line 3: line: no JSON" in page


def test_words_of_a_broken_line_stay_as_they_are(start: Start, claims: list[Claim]) -> None:
    claim = replace(named(claims, "120 cows"), qualifier="more\nthan", bound="more_than")
    explorer = start(table=[claim])
    assert 'value="more than"' in explorer.get(f"/claim?id={claim.claim_id}").text
    decide(explorer, claim, "accept")
    (shown,) = explorer.site.index.claims([0])
    assert (shown.qualifier, shown.rules[-1]) == ("more\nthan", "review:accepted")


def test_a_sentence_without_end_is_reviewed(start: Start, claims: list[Claim]) -> None:
    claim = replace(claims[0], sentence="words " * 20_000)
    answer = decide(start(table=[claim]), claim, "accept")
    assert json.loads(answer.text)["state"] == "accepted"
