"""The journal of decisions: whatever happens, what was acknowledged is there."""

import json
import multiprocessing
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quantclaims.errors import OutputError, ReviewError
from quantclaims.review.decision import Decision, decision_of, from_line, to_line
from quantclaims.review.journal import append, read

ONE = Decision("1", "Ann", "2026-03-01T10:00:00Z", "note", "c", "a.txt", 4, 5, "5", note="so")


def some(number: int, words: str = "so") -> Decision:
    return replace(ONE, decision_id=str(number), note=words)


words = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
steps = st.lists(
    st.one_of(
        st.lists(words, min_size=1, max_size=3),
        st.floats(0, 1, exclude_max=True),
    ),
    max_size=8,
)


@given(steps)
def test_nothing_acknowledged_is_lost_whoever_is_killed(steps: list[list[str] | float]) -> None:
    """A step appends decisions, or is a writer killed after a part of its line."""
    acknowledged: list[Decision] = []
    torn = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.jsonl"
        path.touch()
        for number, step in enumerate(steps):
            if isinstance(step, list):
                fresh = [some(1000 * number + n, note) for n, note in enumerate(step)]
                append(path, fresh)
                acknowledged += fresh
            else:
                line = to_line(some(-number))
                part = line[: int(step * (len(line) - 1))]
                if path.read_bytes().endswith(b"\n") or not path.read_bytes():
                    torn += bool(part)
                    with path.open("ab") as file:
                        file.write(part)
        found = read([path])
    assert list(found.decisions) == acknowledged
    assert [one.torn for one in found.unread] == [True] * torn


@given(st.lists(words, min_size=1), st.data())
def test_cut_short_anywhere_all_whole_lines_are_read(notes: list[str], data: st.DataObject) -> None:
    decisions = [some(number, note) for number, note in enumerate(notes)]
    lines = [to_line(one) for one in decisions]
    whole = b"".join(lines)
    cut = data.draw(st.integers(len(whole) - len(lines[-1]), len(whole)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.jsonl"
        path.write_bytes(whole[:cut])
        append(path, [some(-1)])
        found = read([path]).decisions
    torn = cut < len(whole) - 1  # a line that lacks its end alone says all
    assert list(found) == [*decisions[: len(decisions) - torn], some(-1)]


@given(words, words, st.dictionaries(words, st.one_of(words, st.none(), st.floats(0, 1e12))))
def test_a_line_gives_back_its_decision(
    who: str, quote: str, changes: dict[str, str | float | None]
) -> None:
    place = {"start": 3, "end": 3 + len(quote), "quote": quote, "source": "a", "claim_id": "c"}
    own = {"who": who, "when": "2026-03-01T10:00:00Z", "action": "accept"}
    decision = decision_of({**own, **place, "changes": changes})
    line = to_line(decision)
    assert from_line(line) == decision
    assert line.count(b"\n") == 1


def _write(path: str, who: str, number: int) -> None:
    for n in range(number):
        append(path, [replace(ONE, decision_id=f"{who}{n}", who=who, note="x" * 5000)])


def test_writers_at_once_lose_and_mix_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "corrections.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(str(path), who, 25)) for who in "AB"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = read([path])
    assert not found.unread
    for who in "AB":
        own = [one.decision_id for one in found.decisions if one.who == who]
        assert own == [f"{who}{n}" for n in range(25)]


def test_a_decision_sent_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    append(path, [some(1), some(2)])
    append(path, [some(1)])
    assert [one.decision_id for one in read([path, path]).decisions] == ["1", "2"]


def test_a_line_written_by_hand_needs_no_name(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    cells = {k: v for k, v in json.loads(to_line(ONE)).items() if k != "decision_id"}
    path.write_text(f"\n{json.dumps(cells)}\n\n")
    assert replace(read([path]).decisions[0], decision_id="1") == ONE


def test_a_line_that_holds_no_decision_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text('{"who": "Ann"}\nbad\n[1]\n{"when": \n')
    append(path, [ONE])
    found = read([path])
    assert found.decisions == (ONE,)
    assert [(one.line, one.torn) for one in found.unread] == [
        (1, False),
        (2, False),
        (3, False),
        (4, True),
    ]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("who", " ", "who: ' '; accepted: a text"),
        ("who", None, "who: None; accepted: a text"),
        ("who", "A" * 1_000_001, "who: 1,000,001 code points; accepted: at most 1,000,000"),
        ("note", "\ud800", "note: holds half a surrogate pair"),
        ("when", "2026-03-01T10:00:00", "when: '2026-03-01T10:00:00'; accepted: a time in UTC"),
        ("when", "2026-03-01T10:00:00+03:00", "accepted: a time in UTC"),
        ("when", 7, "when: 7; accepted: a time in UTC"),
        ("action", "agree", "action: 'agree'; accepted: accept, edit, reject, add, note, undo"),
        ("action", "edit", "changes: empty; accepted: the cells that the edit sets"),
        ("note", " ", "note: empty; accepted: the words of the note"),
        ("start", 5, "start: 5 to 5; accepted: a place in the text"),
        ("start", True, "start: True to 5; accepted: a place"),
        ("quote", "55", "quote: 2 code points long; accepted: as long as its place, which is 1"),
        ("changes", [], "changes: []; accepted: cells by the names of their columns"),
        ("changes", {"value": True}, "changes.value: True; accepted: text, a number or null"),
        ("seen", {"value": float("nan")}, "seen.value: nan; accepted: a finite number"),
        ("mood", "good", "mood: unknown; accepted: decision_id, who, when"),
    ],
)
def test_what_is_no_decision(field: str, value: object, said: str) -> None:
    cells = {name: getattr(ONE, name) for name in Decision.__dataclass_fields__}
    with pytest.raises(ReviewError) as refused:
        decision_of({**cells, field: value})
    assert said in str(refused.value)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written: Is a directory"):
        append(tmp_path, [ONE])
