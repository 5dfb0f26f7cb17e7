"""Expressions of time: a line a case, an example a rule, and what holds of any text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking import cases

from quantclaims.timex import find_periods
from quantclaims.timex.find import RULES
from quantclaims.timex.rule import Rule

_MARKED = re.compile(r"\[(.+?) = (.*?)\]")
_WORDS = (
    "in on by since until before after over for the of to and a than compared with early late mid"
    " first second last next this past quarter half year years month months week days ago earlier"
    " now today 2012 2013 2000–2002 1990s January May March 26 8–11 nine three ten end beginning"
    " summer winter same period time during so far will was grew , . ( ) 5 percent"
).split()


@pytest.mark.parametrize(("day", "text"), cases("timex"))
def test_case(day: str, text: str) -> None:
    plain, expected, shift = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[shift : match.start()]
        dates, _, kind = match[2].partition(" ")
        expected.append((len(plain), match[1], "" if dates == "-" else dates, kind or "period"))
        plain += match[1]
        shift = match.end()
    plain += text[shift:]
    found = [
        (p.start, plain[p.start : p.end], _dates(p.first, p.last), p.kind)
        for p in find_periods(plain, date.fromisoformat(day))
    ]
    assert found == expected


def _dates(first: date | None, last: date | None) -> str:
    return f"{first or ''}..{last or ''}" if first or last else ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}: {rule.example}")
def test_a_rule_finds_its_example(rule: Rule) -> None:
    found = find_periods(rule.example, date(2018, 5, 10))
    assert [p.rule for p in found if rule.name in ("", p.rule)]
    lower = rule.example.lower()
    masked = any(not cue.isascii() for cue in rule.cue)
    assert not rule.cue or masked or any(cue in lower for cue in rule.cue)


def test_without_a_date_relative_phrases_are_found_but_not_dated() -> None:
    [relative, absolute] = find_periods("Last year it was lower than it is in 2012.", None)
    assert (relative.first, relative.last) == (None, None)
    assert absolute.first == date(2012, 1, 1)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_of_any_text(text: str, anchor: date | None) -> None:
    found = find_periods(text, anchor)
    end = 0
    for phrase in found:
        assert end <= phrase.start < phrase.end <= len(text)
        assert text[phrase.start : phrase.end].strip()
        assert phrase.first is None or phrase.last is None or phrase.first <= phrase.last
        end = phrase.end
    assert found == find_periods(text, anchor)
