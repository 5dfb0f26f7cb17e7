"""Limits: what is too large, too deep or too long is named, and the rest is read."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from quantclaims.detect import detect
from quantclaims.errors import ReadError, TableError
from quantclaims.export import export, read_claims
from quantclaims.export import read as export_read
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.link.skipped import MOST_FIGURES, Skipped
from quantclaims.pipeline import extract, run
from quantclaims.read import compose, read_bytes, read_documents, rows, sources
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.types import Claim, Extraction, Transcript

WORDS = "Exports grew by 8 percent. We built 12 homes and doubled wages. It cost $3 billion."


@cache
def _language() -> Language:
    return load_language()


def _transcript(words: str) -> Transcript:
    return transcript_of_voice(words, sentence_spans(words, 0, len(words)), "2018-05-10")


def _linked(
    words: str, longest: int = 3_000, fails: str = ""
) -> tuple[tuple[Claim, ...], list[Skipped]]:
    """Link words with a parser that fails at some of them."""

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            if fails and fails in text:
                raise MemoryError
            yield _language()(text)

    transcript = _transcript(words)
    skipped: list[Skipped] = []
    return link(transcript, detect(transcript), parse, longest, skipped.append), skipped


def test_a_sentence_that_is_too_long_keeps_its_figures() -> None:
    claims, skipped = _linked(WORDS, longest=30)
    assert [claim.quote for claim in claims] == ["8 percent", "12 homes", "doubled", "$3 billion"]
    (one,) = skipped
    assert (one.start, one.reason) == (27, "too_long")
    assert one.words == "We built 12 homes and doubled wages."
    bare = [claim for claim in claims if "skipped:too_long" in claim.rules]
    assert [claim.quote for claim in bare] == ["12 homes", "doubled"]
    assert [(c.value, c.unit, c.aspect) for c in bare] == [
        (12.0, "home", "level"),
        (2.0, "times", "growth"),
    ]
    assert {(c.indicator, c.period_basis, c.confidence) for c in bare} == {("", "", 0.0)}


def test_a_sentence_at_which_the_parser_fails_is_skipped_and_the_others_are_not() -> None:
    usual, none = _linked(WORDS)
    claims, (skipped,) = _linked(WORDS, fails="homes")
    assert none == []
    assert (skipped.reason, skipped.error) == ("failed", "MemoryError: MemoryError")
    assert [claim.quote for claim in claims] == [claim.quote for claim in usual]
    assert [c.quote for c in claims if "skipped:failed" in c.rules] == ["12 homes", "doubled"]
    assert claims[0] == usual[0]


def test_a_rule_that_fails_costs_one_figure_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise LookupError("no such clause")

    monkeypatch.setattr("quantclaims.link.link_modality", fails)
    claims, skipped = _linked(WORDS)
    assert len(claims) == 4
    assert [one.error for one in skipped] == ["LookupError: no such clause"] * 3
    transcript = _transcript(WORDS)
    with pytest.raises(LookupError):
        link(transcript, detect(transcript), _language().pipe)


def test_a_table_in_one_line_is_not_linked() -> None:
    claims, (skipped,) = _linked("We sold " + "5 tonnes, " * (MOST_FIGURES + 1) + "and so on.")
    assert skipped.reason == "too_many_figures"
    assert len(claims) == MOST_FIGURES + 1
    assert max(len(claim.sentence) for claim in claims) < 500
    assert all(claim.quote in claim.sentence for claim in claims)


def test_the_file_is_read_and_says_what_was_skipped(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Talks\nMay 5, 2016\nAnna Fox: {WORDS}\n", encoding="utf-8")
    (found,) = run([page], longest=30)
    assert isinstance(found, Extraction)
    assert len(found.claims) == 4
    assert found.warnings == (
        "1 sentence not linked but for its figures: longer than 30 characters: "
        "at 55, “We built 12 homes and doubled wages.”",
    )


def test_a_line_of_a_hundred_thousand_characters_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Talks\nAnna Fox: " + "we built 12 homes, " * 6_000, encoding="utf-8")
    (found,) = run([page])
    assert isinstance(found, Extraction)
    assert len(found.claims) == 6_000
    assert "too many" not in found.warnings[-1]
    assert "longer than 3,000 characters" in found.warnings[-1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"turns":[' * 3_000, "is nested too deeply"),
        (b'{"text": "a"}\n' + b'{"turns":[' * 3_000, "is nested too deeply"),
        (b"<html><body>" + b"<div>" * 3_000 + b"We built 12 homes.", "is nested too deeply"),
        (b"<akomaNtoso>" + b"<p>" * 3_000, "is broken XML: Excessive depth"),
        (b'<TEI><!DOCTYPE a [<!ENTITY b "c">]>', "declares entities"),
    ],
    ids=["json", "json lines", "html", "xml", "entities"],
)
def test_what_is_nested_too_deeply_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes("page", data)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LIMIT", 1_000)
    monkeypatch.setattr(sources, "MOST_MARKS", 10)
    (tmp_path / "large.txt").write_text("a" * 1_001, encoding="utf-8")
    (tmp_path / "lines.txt").write_text("a\n" * 11, encoding="utf-8")
    assert [str(one).partition(": ")[2] for one in read_documents([tmp_path])] == [
        "is larger than 1,000 bytes; accepted: smaller files, or a table",
        "has more than 10 lines, elements or objects; accepted: smaller files, or a table",
    ]


def test_what_makes_too_much_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "LIMIT", 1_000)
    title = "Talks on roads " * 20
    turns = [{"date": f"2019-05-{day:02}", "text": "Yes."} for day in range(1, 29)]
    data = json.dumps({"title": title, "turns": turns}).encode()
    with pytest.raises(ReadError, match="makes more than"):
        read_bytes("talks.json", data)
    table = tmp_path / "talks.csv"
    table.write_text("speaker,text\nAnna Fox," + "Yes. " * 300, encoding="utf-8")
    (error,) = read_documents([table])
    assert "has rows that make more than" in str(error)


def test_words_above_a_list_of_turns_are_said_once() -> None:
    talk = {"text": "Yes. No.", "turns": [{"text": "Yes."}, {"speaker": "Anna Fox", "text": "No."}]}
    assert read_bytes("talk.json", json.dumps(talk).encode()).text.count("Yes.") == 1
    bomb = {"text": "Yes. " * 1_000, "turns": [{}] * 1_000}
    with pytest.raises(ReadError, match="has no column of text"):
        read_bytes("bomb.json", json.dumps(bomb).encode())


def test_a_quotation_mark_that_nothing_closes_takes_no_file_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES", 1 << 20)
    table = tmp_path / "talks.csv"
    table.write_text('speaker,text\nAnna Fox,"' + "We built 12 homes.\n" * 200_000)
    (error,) = read_documents([table])
    assert str(error) == (
        f"{table}: has 1,000 rows of more than 1,048,576 bytes; "
        "accepted: shorter rows, each quotation mark closed"
    )
    table.write_text("speaker,text\n" + "Anna Fox,We built 12 homes.\n" * 100_000)
    assert not [one for one in read_documents([table]) if isinstance(one, ReadError)]


@pytest.mark.parametrize(
    ("ending", "most", "said"),
    [
        (".csv", 1_000, "is larger than 1,000 bytes"),
        (".xlsx", 1_000, "is larger than 1,000 bytes"),
        (".xlsx", 30_000, "unpacks to more than 30,000 bytes"),
    ],
)
def test_a_claims_table_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, most: int, said: str
) -> None:
    page, table = tmp_path / "page.txt", tmp_path / f"claims{ending}"
    page.write_text(f"Talks\nMay 5, 2016\nAnna Fox: {WORDS}\n", encoding="utf-8")
    export(extract([page]), table)
    assert len(read_claims([table])) == 4
    monkeypatch.setattr(export_read, "MOST_BYTES", most)
    with pytest.raises(TableError) as refused:
        read_claims([table])
    assert str(refused.value) == f"{table}: {said}; accepted: smaller tables"


def test_a_labelled_file_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "claims.labelstudio.json"
    table.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(TableError, match=r"cannot be read: .*recursion"):
        read_claims([table])
