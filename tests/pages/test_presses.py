"""What was pressed on the pad of an idea: no word of a browser is trusted, and nothing counts twice."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric
from pages.parts.triage.presses import PressedChange, change

IDEAS = {
    "a": Initiative(id="a", title="Run a webinar to get 200 MQLs"),
    "b": Initiative(id="b", title="Own the benchmark", impact=3),
}


def score(idea: object, axis: object, given_score: object, seq: int = 1) -> dict[str, Any]:
    return {"seq": seq, "idea": idea, "axis": axis, "score": given_score}


def answer(idea: object, question: object, option: object) -> dict[str, Any]:
    return {"seq": 1, "idea": idea, "question": question, "answer": option}


def made(*presses: Mapping[str, Any]) -> PressedChange:
    return change(presses, IDEAS.__getitem__)


def test_the_last_step_that_was_pressed_counts_for_each_idea_and_axis() -> None:
    done = made(
        score("a", "impact", 5), score("a", "effort", 2), score("b", "impact", 9), score("a", "impact", 7)
    )

    assert [(idea.id, idea.impact, idea.effort) for idea in done.ideas] == [("a", 7, 2), ("b", 9, None)]
    assert done.told == "Score impact · Score effort"


def test_a_step_that_is_taken_back_leaves_the_axis_unscored() -> None:
    assert made(score("b", "impact", None)).ideas[0].impact is None


def test_what_comes_to_nothing_changes_nothing() -> None:
    assert made(score("a", "impact", 5), score("a", "impact", None), score("b", "impact", 3)).ideas == ()


def test_answers_and_scores_that_come_together_are_one_change() -> None:
    done = made(answer("a", "purpose", "demand"), score("a", "impact", 5), answer("a", "form", "task"))

    [idea] = done.ideas
    assert (idea.answers, idea.impact) == ({"purpose": "demand", "form": "task"}, 5)
    assert done.told == "Answer purpose · Score impact · Answer form"


def test_an_answer_that_the_question_does_not_offer_is_passed_over() -> None:
    assert made(answer("a", "purpose", "weeks"), answer("a", "porpoise", "demand")) == PressedChange((), "")


def test_an_accepted_suggestion_is_marked_as_one_and_never_covers_an_answer() -> None:
    accepted = {"seq": 2, "idea": "a", "accept": None}
    done = made(answer("a", "purpose", "position"), accepted)

    [idea] = done.ideas
    assert idea.answers["purpose"] == "position"
    assert set(idea.suggested) == set(idea.answers) - {"purpose"}
    assert idea.suggested
    assert done.told == "Answer purpose · Accept all suggestions of “Run a webinar to get 200 MQLs”"


def test_one_suggestion_is_accepted_alone() -> None:
    done = made({"seq": 1, "idea": "a", "accept": "purpose"})

    assert done.ideas[0].suggested == ("purpose",)
    assert done.told == "Accept the suggestion for purpose of “Run a webinar to get 200 MQLs”"


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just([1])


@given(
    st.dictionaries(
        st.sampled_from(["axis", "score", "question", "answer", "accept"]),
        st.sampled_from(["impact", "effort", "title", "purpose", "demand"]) | anything,
    )
)
def test_whatever_comes_an_idea_holds_only_scores_and_answers_that_exist(press: dict[str, Any]) -> None:
    for idea in made({"seq": 1, "idea": "a", **press}).ideas:
        Rubric.default().check(idea)
        assert Initiative.model_validate(idea.model_dump()) == idea
        assert idea.title == IDEAS["a"].title


@pytest.mark.parametrize("step", [1, 10, 1.5])
def test_a_score_at_the_end_of_the_scale_counts(step: float) -> None:
    assert made(score("a", "impact", step)).ideas[0].impact == step


@pytest.mark.parametrize("step", [0, 0.5, 10.5, 11, True, "5"])
def test_a_score_outside_the_scale_is_passed_over(step: object) -> None:
    assert made(score("a", "impact", step)) == PressedChange((), "")
