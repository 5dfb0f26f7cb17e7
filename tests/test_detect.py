"""Numbers found and read: lines of cases, and every row of the lexicons by its own example."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quantclaims.detect import detect_text
from quantclaims.detect.bounds import Hedge
from quantclaims.detect.numbers import NumberWord
from quantclaims.detect.roles import RULES, RoleRule
from quantclaims.lexicon import load_rows
from quantclaims.types import Mention

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"<q((?: \w+=(?:\"[^\"]*\"|[^\s>]+))*)>|</q>")
_ATTRIBUTE = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")
_NUMBERS = {"value": "value", "low": "value_low", "high": "value_high", "whole": "whole"}


def _lines(name: str) -> Iterator[str]:
    path = CASES / name
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line


def _parse(line: str) -> tuple[str, list[tuple[str, dict[str, str]]]]:
    """Return a case's plain text and its marked quotes with what is expected of each."""
    text, wanted, at, open_at = "", [], 0, 0
    expected: dict[str, str] = {}
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[0] == "</q>":
            wanted.append((text[open_at:], expected))
        else:
            open_at = len(text)
            expected = {a[1]: a[2] or a[3] or "" for a in _ATTRIBUTE.finditer(mark[1])}
    return text + line[at:], wanted


def _check(line: str) -> None:
    text, wanted = _parse(line)
    mentions = detect_text(text)
    if not any("role" in expected for _, expected in wanted):
        mentions = tuple(m for m in mentions if m.role in ("claim", "whole"))
    quotes = [text[m.start : m.end] for m in mentions]
    assert quotes == [quote for quote, _ in wanted]
    for mention, (quote, expected) in zip(mentions, wanted, strict=True):
        for key, value in expected.items():
            if key in _NUMBERS:
                found = getattr(mention, _NUMBERS[key])
                assert found == pytest.approx(float(value), rel=1e-9), (quote, key)
            elif key == "rule":
                assert value in mention.rules, quote
            else:
                assert getattr(mention, key) == value, (quote, key)


@pytest.mark.parametrize(
    "line", [*_lines("detect.txt"), *_lines("roles.txt"), *_lines("peer_faults.txt")]
)
def test_figures_are_found_and_read(line: str) -> None:
    _check(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, marks=pytest.mark.xfail(strict=True, raises=AssertionError))
        for line in [*_lines("detect.todo.txt"), *_lines("roles.todo.txt")]
    ],
)
def test_wanted_cases_still_fail(line: str) -> None:
    _check(line)


@pytest.mark.parametrize("line", list(_lines("negative.txt")))
def test_no_claim_is_made_of(line: str) -> None:
    assert [m for m in detect_text(line) if m.role in ("claim", "whole")] == []


def _found(example: str) -> tuple[Mention, ...]:
    mentions = detect_text(example)
    assert mentions, example
    return mentions


@pytest.mark.parametrize("row", load_rows("numbers", NumberWord), ids=lambda row: row.word)
def test_number_word_is_found_by_its_example(row: NumberWord) -> None:
    spans = [example[m.start : m.end] for example in [row.example] for m in _found(example)]
    assert any(re.search(rf"(?<![a-z]){row.word}(?![a-z])", span.lower()) for span in spans)


@pytest.mark.parametrize("row", load_rows("hedges", Hedge), ids=lambda row: row.text)
def test_hedge_is_found_by_its_example(row: Hedge) -> None:
    (mention,) = _found(row.example)
    assert mention.bound == row.bound
    if row.bound != "exact":
        assert mention.qualifier == row.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("before", ["", "Good morning. "])
def test_role_rule_decides_its_example(rule: RoleRule, before: str) -> None:
    mentions = detect_text(before + rule.example, len(before))
    found = {(rule_name, m.role) for m in mentions for rule_name in m.rules}
    assert (f"role:{rule.name}", rule.role) in found
