"""Which time governs a figure, a line a case."""

from datetime import date

import pytest
from linking import all_linked, cases, linked

from quantclaims.types import Claim


@pytest.mark.parametrize(("expected", "text"), cases("period"))
def test_period(expected: str, text: str) -> None:
    wanted = expected.split("; ")
    assert [_period(claim) for claim in all_linked(text)[-len(wanted) :]] == wanted


def _period(claim: Claim) -> str:
    dates = f"{claim.period_start or ''}..{claim.period_end or ''}"
    return f"{'-' if dates == '..' else dates} {claim.period_basis}".strip()


@pytest.mark.parametrize(
    ("baseline", "text"),
    [
        ("2016", "It rose by [5 percent] over 2016."),
        ("the same period in 2012", "It rose by [5 percent] compared to the same period in 2012."),
        ("last year", "Compared to last year, it rose by [5 percent]."),
        ("", "It rose by [4 percent] over 2014, and today it is [$5 billion]."),
    ],
)
def test_baseline(baseline: str, text: str) -> None:
    assert linked(text).baseline == baseline


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("period:undated", "Exports grew by [5 percent] last year."),
        ("period:undated", "Over the next three years, we will build [50 schools]."),
        ("period:year", "Exports grew by [5 percent] in 2012."),
        ("period:vague", "Exports grew by [5 percent] in recent years."),
    ],
)
def test_words_that_wait_for_a_date_say_so(rule: str, text: str) -> None:
    claim = linked(text, day=None)
    assert rule in claim.rules
    assert (claim.period_start is None) == (rule != "period:year")


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        (date(2018, 3, 1), "2017-01-01..2017-12-31 explicit"),
        (date(2018, 7, 1), "2017-07-01..2018-07-01 explicit"),
    ],
)
def test_the_past_year_is_the_one_just_closed_where_that_is_near(day: date, dates: str) -> None:
    assert _period(linked("Sales grew by [3 percent] over the past year.", day=day)) == dates


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ("2017-01-01..2017-12-31 inherited", "{Head of the Bank} Profits grew by [38 percent]."),
        ("2017-01-01..2017-12-31 inherited", "{Head of the Bank} We opened [12 branches]."),
        (
            "2017-01-01..2017-12-31 inherited",
            "{Head of the Bank} Sales reach 2 billion this year. / Profits grew by [38 percent].",
        ),
        ("-", "{Head of the Bank} We had [900 tellers]."),
        ("-", "{President} What of the fire? / {Head of the Bank} We brought out [12 people]."),
    ],
)
def test_a_meeting_on_results_dates_what_was_achieved(dates: str, text: str) -> None:
    lede = "He reported on the bank’s performance in 2017."
    assert _period(all_linked(text, lede=lede)[-1]) == dates
