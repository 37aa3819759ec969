"""What comes from the score pad in a browser is put down once, for the idea that was on the screen."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import Initiative
from pages.parts.frame.outbox import fresh
from pages.parts.triage.score_pad import pressed


def press(idea: object, axis: object, score: object, seq: int = 1) -> dict[str, Any]:
    return {"seq": seq, "idea": idea, "axis": axis, "score": score}


def test_the_last_step_that_was_pressed_counts_for_each_idea_and_axis() -> None:
    came = [
        press("a", "impact", 5),
        press("a", "effort", 2),
        press("b", "impact", 9),
        press("a", "impact", 7),
    ]

    assert pressed(came) == {
        "a": {"impact": 7, "effort": 2},
        "b": {"impact": 9},
    }


def test_a_step_that_is_taken_back_leaves_the_axis_unscored() -> None:
    assert pressed([press("a", "impact", 5), press("a", "impact", None)]) == {"a": {"impact": None}}


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just([1])


@given(st.sampled_from(["impact", "effort", "title", None]), anything)
def test_what_is_no_score_never_reaches_an_idea(axis: object, score: object) -> None:
    for idea, scores in pressed([press("a", axis, score)]).items():
        kept = Initiative(id=idea, title="Own the benchmark").with_changes(**scores)
        assert scores.items() <= {"impact": kept.impact, "effort": kept.effort}.items()


def test_what_was_acknowledged_is_not_put_down_again() -> None:
    sent = {"from": "one", "waiting": [press("a", "impact", 5, 1), press("a", "impact", 7, 2)]}

    assert [one["seq"] for one in fresh(sent, {})] == [1, 2]
    assert [one["seq"] for one in fresh(sent, {"from": "one", "seq": 1})] == [2]
    assert [one["seq"] for one in fresh(sent, {"from": "another", "seq": 9})] == [1, 2]
