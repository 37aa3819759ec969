"""The first answers of the strategy, read as pillars and as an objective to confirm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.strategy.cascade.from_answers import ObjectiveDraft, objective_in, pillars_in


@pytest.mark.parametrize(
    ("text", "title", "number", "unit", "due"),
    [
        ("60 carriers live by December 2027", "60 carriers live", 60, "carriers live", date(2027, 12, 31)),
        ("$12M ARR by the end of 2028.", "$12M ARR", 12_000_000, "$ ARR", date(2028, 12, 31)),
        ("10,000 teams by Q3 2029", "10,000 teams", 10_000, "teams", date(2029, 9, 30)),
        ("Win 10% of the mid-market by 2027-06-30", "Win 10% of the mid-market", 10, "% of the mid-market",
         date(2027, 6, 30)),
        ("1.5 million users in 2028", "1.5 million users", 1_500_000, "users", date(2028, 12, 31)),
        ("By May 4, 2027: 20 deals", "20 deals", 20, "deals", date(2027, 5, 4)),
        ("150 hospitals by Feb 2028", "150 hospitals", 150, "hospitals", date(2028, 2, 29)),
        ("Double revenue", "Double revenue", None, "", None),
        ("Be the leader in 2030", "Be the leader", None, "", date(2030, 12, 31)),
        ("40 clinics by Sometime 2027", "40 clinics", 40, "clinics", None),
        ("", "", None, "", None),
    ],
)  # fmt: skip
def test_a_sentence_is_read_as_title_number_unit_and_date(
    text: str, title: str, number: float | None, unit: str, due: date | None
) -> None:
    assert objective_in(text) == ObjectiveDraft(title, number, unit, due)


@pytest.mark.parametrize(
    ("text", "pillars"),
    [
        (
            "Own the fix rate; make the trial sell itself.",
            ["Own the fix rate", "Make the trial sell itself"],
        ),
        ("1. Lead analytics\n2. Partner with banks", ["Lead analytics", "Partner with banks"]),
        ("Lead analytics. Partner with banks.", ["Lead analytics", "Partner with banks"]),
        ("- Lead\n\n- lead", ["Lead"]),
        ("  ", []),
    ],
)
def test_an_answer_is_parted_into_pillars(text: str, pillars: list[str]) -> None:
    assert pillars_in(text) == pillars


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(name.strip() for name in pillars_in(text))
    assert "\n" not in objective_in(text).title
