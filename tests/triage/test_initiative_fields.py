"""An initiative as a person gives it: blanks stay blank, faults are said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative
from gtm_framework.errors import OutOfRangeError, RefusedError

TEN = "is outside 1 to 10. Enter a number from 1 to 10, or leave it empty."
UPWARDS = "is not 0 or more. Enter 0 or more, or leave it empty."


def refusal(**fields: Any) -> str:
    with pytest.raises((RefusedError, OutOfRangeError)) as refused:
        Initiative(**{"title": "x", **fields})
    return str(refused.value)


def test_the_id_comes_from_title_and_description() -> None:
    first, same, other = (Initiative(title="A", description=d) for d in ("d", "d", "e"))

    assert first.id == same.id != other.id
    assert first.id.startswith("i-")
    assert len(first.id) == 12


def test_an_id_that_is_given_stays() -> None:
    assert Initiative(id="mine", title="A").id == "mine"


def test_a_title_with_half_a_surrogate_pair_still_gets_an_id() -> None:
    assert Initiative(title="\ud800").id != Initiative(title="\ud801").id


def test_a_change_makes_a_new_initiative_with_the_same_id() -> None:
    before = Initiative(title="A", answers={"form": "task"}, override={"kind": "tactical", "reason": "r"})

    after = before.with_changes(title="B", impact="7")

    assert (after.title, after.impact, after.id) == ("B", 7.0, before.id)
    assert (after.answers, after.override) == (before.answers, before.override)
    assert before.impact is None


def test_an_initiative_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Initiative(title="A").title = "B"  # type: ignore[misc]


@pytest.mark.parametrize("blank", [None, "", "  ", float("nan")])
def test_a_blank_is_no_answer_and_no_number(blank: Any) -> None:
    made = Initiative(title="A", answers={"form": blank}, inputs={"ease": blank}, impact=blank, reach=blank)

    assert (made.answers, made.inputs, made.impact, made.reach) == ({}, {}, None, None)


@given(st.floats(1, 10))
def test_a_number_is_taken_as_text_too(score: float) -> None:
    assert Initiative(title="A", impact=f" {score!r} ").impact == score


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"impact": 12}, f"impact: 12 {TEN}"),
        ({"effort": "much"}, f"effort: 'much' {TEN}"),
        ({"impact": True}, f"impact: True {TEN}"),
        ({"impact": [5]}, f"impact: [5] {TEN}"),
        (
            {"impact": 10**400},
            f"impact: {10**400} {TEN}",
        ),
        (
            {"confidence": 101},
            "confidence: 101 is outside 0 to 100. Enter a number from 0 to 100, or leave it empty.",
        ),
        ({"reach": -1}, f"reach: -1 {UPWARDS}"),
        ({"reach": "inf"}, f"reach: 'inf' {UPWARDS}"),
        ({"title": " "}, "initiative: title: it is empty. Enter a title."),
        ({"colour": "red"}, "initiative: colour: Extra inputs are not permitted."),
        (
            {"output": "roadmap", "override": {"kind": "tactical", "reason": " "}},
            (
                "initiative: 2 errors. "
                "output: Input should be 'hiring_plan', 'calendar', 'target' or 'launch_plan'. "
                "override.reason: String should have at least 1 character."
            ),
        ),
        (
            {"title": "", "inputs": {"impact": 5, "effort": 5}},
            (
                "initiative: 3 errors. title: it is empty. Enter a title. "
                "inputs.impact: impact is a separate field. Enter it there. "
                "inputs.effort: effort is a separate field. Enter it there."
            ),
        ),
        (
            {"answers": "position"},
            "initiative: answers: Input should be a valid dictionary.",
        ),
    ],
)
def test_a_fault_says_which_field_which_value_and_what_to_do(fields: dict[str, Any], message: str) -> None:
    assert refusal(**fields) == message


def test_what_is_no_initiative_at_all_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"^initiative: initiative: Input should be a valid "):
        Initiative.model_validate("an idea")
