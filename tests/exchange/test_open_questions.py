"""A question is asked exactly when two plausible readings would place some idea elsewhere."""

import pytest

from gtm_framework import rank
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.choices import USUAL, Choices
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import


def plan(text: str, **options: object) -> ImportPlan:
    return plan_import(grid_of_file(text.encode(), "ideas.csv"), **options)  # type: ignore[arg-type]


def quadrants(text: str, **options: object) -> dict[str, str]:
    made = plan(text, **options)
    ranked = rank(apply_plan(made).new, made.method)
    return {item.initiative.title: str(item.quadrant) for item in ranked}


THREE_ROWS = "Idea,Impact,Effort\nA,5,2\nB,3,4\nC,1,1\n"


def test_three_rows_of_ones_to_fives_are_asked_about() -> None:
    (question,) = plan(THREE_ROWS).questions

    assert question.text == (
        "Which scale is Impact on, 1 to 5 or 1 to 10? The answer changes the quadrants: its numbers go "
        "from 1 to 5."
    )
    assert [choice.value for choice in question.choices] == ["1-5", USUAL]


@pytest.mark.parametrize(
    ("on", "placed"),
    [
        ("1-5", {"A": "quick_win", "B": "time_sink", "C": "fill_in"}),
        (USUAL, {"A": "fill_in", "B": "fill_in", "C": "fill_in"}),
    ],
)
def test_either_answer_settles_both_axes(on: str, placed: dict[str, str]) -> None:
    choices = Choices(scales={"impact": on})

    assert plan(THREE_ROWS, choices=choices).questions == ()
    assert quadrants(THREE_ROWS, choices=choices) == placed


@pytest.mark.parametrize(
    "text",
    [
        "Idea,Impact,Effort\nA,5,2\nB,3,9\n",  # effort goes beyond 5, and both are drawn alike
        "Idea,Impact (1-10),Effort\nA,5,2\nB,3,4\n",  # the header says so
        "Idea,Impact (1-5),Effort (1-5)\nA,5,2\nB,3,4\n",
        "Idea,Impact,Effort\nA,2,1\nB,1,2\n",  # no idea would move
        "Idea,Impact,Effort,Quadrant\nA,5,2,Quick win\nB,3,4,Time sink\n",  # the file proves it
        "Idea,Impact\nA,5\nB,3\n",  # without an effort nothing is placed
    ],
)
def test_evidence_that_settles_the_scale_leaves_no_question(text: str) -> None:
    assert plan(text).questions == ()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("4,2\nB,3,4", "1 to 4 or 1 to 5 or 1 to 10"),
        ("3,2\nB,3,1", "1 to 3 or 1 to 10"),
        ("0,2\nB,5,4", "0 to 5 or 0 to 10"),
    ],
)
def test_the_largest_number_says_which_scales_are_plausible(cells: str, told: str) -> None:
    (question,) = plan(f"Idea,Impact,Effort\nA,{cells}\n").questions

    assert question.text.startswith(f"Which scale is Impact on, {told}?")


def test_ease_is_the_other_axis_where_there_is_no_effort() -> None:
    text = "Idea,Impact,Ease\nA,5,4\nB,3,2\n"

    assert plan(text).questions[0].flag == "--scale impact=1-5 or --scale impact=1-10"
    assert quadrants(text, choices=Choices(scales={"impact": "1-5"})) == {
        "A": "quick_win",
        "B": "time_sink",
    }


def test_one_axis_is_asked_about_beside_words_on_the_other() -> None:
    assert [question.about for question in plan("Idea,Impact,Effort\nA,5,S\nB,3,XL\n").questions] == [
        "impact"
    ]


def test_a_method_that_ranks_all_readings_alike_says_so_instead_of_asking() -> None:
    made = plan(THREE_ROWS, method="ratio")

    assert made.questions == ()
    assert made.notes == (
        (
            "Impact counts as 1 to 10 on the matrix, but its numbers go from 1 to 5; it could be 1 to 5 "
            "(--scale impact=1-5). The ranks stay the same either way."
        ),
    )


def test_a_zero_means_a_scale_that_begins_there() -> None:
    made = plan("Idea,Impact,Effort\nA,0,8\nB,10,3\n")

    assert made.by_name["impact"].scale == "0-10"
    assert quadrants("Idea,Impact,Effort\nA,0,8\nB,10,3\n") == {"A": "time_sink", "B": "quick_win"}


def test_a_confidence_that_the_own_score_counts_as_written_gives_that_score() -> None:
    made = plan("Idea,Impact,Confidence,Ease,ICE\nA,2,0.9,5,9\nB,4,0.7,3,8.4\n", method="ice")

    assert {item.initiative.title: item.score for item in rank(apply_plan(made).new, made.method)} == {
        "A": 9,
        "B": 8.4,
    }
    assert made.checks[0].matched == 2
