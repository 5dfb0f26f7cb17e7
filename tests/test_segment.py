"""Texts into events, turns and sentences: lines of cases, and pages of cases."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quantclaims.lexicon import load_rows
from quantclaims.lexicon.holders import Holder, holder
from quantclaims.read import Known, read_bytes
from quantclaims.read.metadata import completed
from quantclaims.segment import names, people, segment
from quantclaims.segment.labels import find_label
from quantclaims.segment.sentences import sentence_spans
from quantclaims.types import Transcript

CASES = Path(__file__).parent / "cases"


def _lines(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("case", _lines("labels.txt"))
def test_a_label_gives_office_and_name(case: str) -> None:
    label, office, name = (part.strip() for part in case.split("|"))
    line = f"{label}: Good morning."
    found = find_label(line, 0, len(line))
    assert found
    assert (found.role, found.name, line[found.end :]) == (office, name, "Good morning.")


@pytest.mark.parametrize("label", _lines("unnamed_labels.txt"))
def test_a_voice_without_a_name(label: str) -> None:
    line = f"{label}: Good morning."
    found = find_label(line, 0, len(line))
    assert found
    assert (found.name, line[found.end :]) == ("", "Good morning.")


@pytest.mark.parametrize("line", _lines("not_labels.txt"))
def test_a_colon_makes_no_label(line: str) -> None:
    assert find_label(line, 0, len(line)) is None


@pytest.mark.parametrize("case", _lines("sentences.txt"))
def test_sentences_end_where_they_end(case: str) -> None:
    sentences = case.split(" || ")
    text = " ".join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == sentences


def _pages() -> Iterator[tuple[str, Transcript, list[str]]]:
    """Each page of cases: its name, what it is read as, and the lines that say what it holds.

    A first line ``=== source NAME`` gives the page the name that its file would have.
    """
    for path in sorted((CASES / "pages").glob("*.txt")):
        text, _, wanted = path.read_text(encoding="utf-8").partition("=== holds\n")
        name = "page.txt"
        if text.startswith("=== source "):
            first, _, text = text.partition("\n")
            name = first.removeprefix("=== source ")
        document = completed(read_bytes(name, text.encode()), {}, Known())
        yield path.stem, segment(document), [line for line in wanted.splitlines() if line]


def _told(transcript: Transcript) -> Iterator[str]:
    """What a transcript holds: its format, then a line for each event and each turn."""
    yield f"format | {transcript.document.format}"
    text = transcript.document.text
    for number, event in enumerate(transcript.events):
        header = (event.title, event.date or "", event.time, event.place, event.lede)
        yield " | ".join(["event", *map(str, header)])
        for index, turn in enumerate(transcript.turns):
            if turn.event == number:
                said = [
                    " ".join(text[s.start : s.end].split())
                    for s in transcript.sentences
                    if s.turn == index
                ]
                who = f"{turn.speaker} ({turn.speaker_role})" if turn.speaker_role else turn.speaker
                yield " | ".join([turn.kind, who, *said])


@pytest.mark.parametrize(
    ("transcript", "wanted"), [pytest.param(t, wanted, id=name) for name, t, wanted in _pages()]
)
def test_a_page_is_told_apart(transcript: Transcript, wanted: list[str]) -> None:
    assert list(_told(transcript)) == wanted


@pytest.mark.parametrize("transcript", [pytest.param(t, id=name) for name, t, _ in _pages()])
def test_spans_lie_in_order_inside_their_turns(transcript: Transcript) -> None:
    ends = 0
    for sentence in transcript.sentences:
        turn = transcript.turns[sentence.turn]
        assert ends <= sentence.start < sentence.end
        assert turn.start <= sentence.start
        assert sentence.end <= turn.end
        ends = sentence.end
    spoken = {i for s in transcript.sentences for i in range(s.start, s.end)}
    assert not any(i in spoken for f in transcript.furniture for i in range(f.start, f.end))


def test_an_event_is_named_by_its_own_words() -> None:
    page = b"Events\nTalks\nMay 5, 2016\n14:00\nGood day.\nPublication status\nText version"
    other = b"Events\nVisit\nMay 6, 2016\n14:00\nGood day.\nPublication status\nText version"
    (alone,) = segment(read_bytes("a.txt", page)).events
    first, second = segment(read_bytes("b.txt", other + page)).events
    assert alone.event_id == second.event_id != first.event_id


def test_every_office_is_found_in_its_example() -> None:
    for office in load_rows("offices", names.Office):
        role, name = names.split_role(office.example)
        assert office.noun in role.lower(), office
        assert name, office


def test_every_given_name_is_found_in_its_example() -> None:
    for row in load_rows("given_names", people.GivenName):
        assert people.canonical_spelling(row.example).split()[0] == row.name


def test_every_alias_is_found_in_its_example() -> None:
    for row in load_rows("persons", people.Person):
        assert people.canonical_spelling(row.example) == row.name


def test_every_term_of_office_is_found_on_its_first_day() -> None:
    from datetime import date

    for row in load_rows("office_holders", Holder):
        assert holder(row.office, date.fromisoformat(row.since)) == row


def test_work_grows_as_the_turns_do() -> None:
    once, four_times = (_calls_of_turns(number) for number in (50, 200))
    assert four_times < 5 * once


def _calls_of_turns(number: int) -> int:
    """Return how many functions run, those in C included, while so many turns are told apart."""
    text = "Talks\nMay 5, 2016\n" + "PRESIDENT HALE: Yes, we did.\n" * number
    document = read_bytes("a.txt", text.encode())
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        segment(document)
    finally:
        sys.setprofile(None)
    return calls


def test_speakers_beyond_number_are_taken_as_spelt(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"Talks\nMay 5, 2016\nValdimir Putin: Yes.\nVladimir Putin: No.\nVladimir Putin: Yes.\n"
    speakers = [turn.speaker for turn in segment(read_bytes("a.txt", page)).turns]
    assert speakers == ["Vladimir Putin"] * 3
    monkeypatch.setattr(people, "_MOST_NAMES", 1)
    speakers = [turn.speaker for turn in segment(read_bytes("a.txt", page)).turns]
    assert speakers[0] == "Valdimir Putin"
