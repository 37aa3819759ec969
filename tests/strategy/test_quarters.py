"""Quarters: written one way, in the order of time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import GtmError
from gtm_framework.strategy.quarters import NotAQuarterError, Quarter, days_of, quarters_between

QUARTERS = st.builds(Quarter, st.integers(1900, 2199), st.integers(1, 4))
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["2026-Q3", "2026-q3", "2026 Q3", "2026q3", "2026/Q3", "Q3 2026", "q3-2026", "Q3/2026", "Q3, 2026"],
)
def test_a_quarter_is_read_in_the_usual_spellings_and_written_in_one(text: str) -> None:
    assert Quarter.parse(text).label == "2026-Q3"


@pytest.mark.parametrize(
    "text",
    [
        "2026-Q5",
        "2026-Q0",
        "Q3",
        "Q5 2026",
        "Q3--2026",
        "Q32026",
        "2026",
        "26-Q3",
        "2026-Q3 ",
        "٢٠٢٦-Q3",
        "",
    ],
)
def test_a_text_that_is_no_quarter_is_refused_with_the_way_to_write_one(text: str) -> None:
    with pytest.raises(NotAQuarterError) as refused:
        Quarter.parse(text)

    assert str(refused.value) == f"{text!r} is not a quarter. Write it as 2026-Q3, with Q1 to Q4."
    assert refused.value.value == text
    assert isinstance(refused.value, GtmError)


def test_a_quarter_knows_its_first_and_last_day() -> None:
    days = [
        (q.first_day.isoformat(), q.last_day.isoformat())
        for q in quarters_between(Quarter(2028, 1), Quarter(2028, 4))
    ]

    assert days == [
        ("2028-01-01", "2028-03-31"),
        ("2028-04-01", "2028-06-30"),
        ("2028-07-01", "2028-09-30"),
        ("2028-10-01", "2028-12-31"),
    ]


def test_an_empty_text_has_no_days() -> None:
    assert days_of("") == (None, None)
    assert days_of("2026-Q1") == (date(2026, 1, 1), date(2026, 3, 31))


def test_nothing_lies_between_a_quarter_and_an_earlier_one() -> None:
    assert quarters_between(Quarter(2026, 3), Quarter(2026, 2)) == ()
    assert [q.label for q in quarters_between(Quarter(2026, 4), Quarter(2027, 1))] == ["2026-Q4", "2027-Q1"]


@settings(deadline=None)
@given(DAYS)
def test_every_day_lies_in_the_quarter_that_contains_it(day: date) -> None:
    quarter = Quarter.containing(day)

    assert quarter.first_day <= day <= quarter.last_day


@settings(deadline=None)
@given(QUARTERS, st.integers(-400, 400))
def test_going_later_and_back_again_leads_to_the_same_quarter(quarter: Quarter, by: int) -> None:
    assert quarter.later(by).later(-by) == quarter
    assert (quarter.later(by) > quarter) == (by > 0)


@settings(deadline=None)
@given(QUARTERS)
def test_a_quarter_begins_the_day_after_the_one_before_it_ends(quarter: Quarter) -> None:
    assert (quarter.later().first_day - quarter.last_day).days == 1
    assert Quarter.parse(quarter.label) == quarter
