"""One number style for a file: by its numbers, its own scores or its ranges; else a person is asked."""

import pytest

from gtm_framework import rank
from gtm_framework.errors import GtmError
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.choices import Choices, checked_decimal, loaded, saved
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric

OPEN = "Idea,Reach,Impact,Confidence,Effort\nA,1.200,8,80%,2\nB,12.500,6,50%,4\nC,900,6,50%,4\n"


def plan(text: str, method: str = "rice", **options: object) -> ImportPlan:
    return plan_import(grid_of_file(text.encode(), "ideas.csv"), method=method, **options)  # type: ignore[arg-type]


def numbers(made: ImportPlan, name: str = "reach") -> list[float | None]:
    return [idea.number(name) for idea in apply_plan(made).new]


def test_a_style_that_nothing_decides_is_one_question_for_the_file() -> None:
    (question,) = plan(OPEN).questions

    assert question.text == (
        "Does 1.200 mean 1200 or 1.2? Both are possible in Reach, and the ranks differ."
    )
    assert question.flag == "--decimal comma or --decimal period"
    assert [choice.label for choice in question.choices] == [
        "1.200 means 1200 (decimal comma)",
        "1.200 means 1.2 (decimal period)",
    ]


@pytest.mark.parametrize(("answer", "reach"), [("comma", [1200, 12500, 900]), ("point", [1.2, 12.5, 900])])
def test_its_answer_gives_the_numbers(answer: str, reach: list[float]) -> None:
    (question,) = plan(OPEN).questions

    made = plan(OPEN, choices=question.answered(answer))

    assert made.questions == ()
    assert numbers(made) == reach


def test_one_answer_decides_every_column_of_the_file() -> None:
    text = "Idea;Reach;Impact;Confidence;Effort\nA;1.200;8;80%;1,250\nB;900;6;50%;4\nC;2.500;6;50%;3\n"
    question = plan(text).questions[0]

    assert "Reach and Effort" in question.text
    made = plan(text, choices=Choices(decimal=NumberStyle.COMMA))
    assert (numbers(made), numbers(made, "effort")) == ([1200, 900, 2500], [1.25, 4, 3])


def test_the_own_score_column_decides() -> None:
    rows = "A;1.200;2;80%;2;960\nB;12.500;1;50%;4;1562,5\nC;900;1;50%;4;112,5\n"
    by_score = plan(f"Idea;Reach;Impact;Confidence;Effort;RICE\n{rows.replace(',5', '')}")

    assert by_score.questions == ()
    assert numbers(by_score) == [1200, 12500, 900]
    assert "1.200 in Reach is read as 1200, because only that matches your RICE column." in by_score.notes


def test_a_range_that_only_one_reading_keeps_decides() -> None:
    made = plan("Idea,Impact,Effort\nA,7.500,2\nB,6,3.250\n", method="ratio")

    assert made.questions == ()
    assert numbers(made, "impact") == [7.5, 6]
    assert made.notes == (
        (
            "7.500 in Impact is read as 7.5; 3.250 in Effort is read as 3.25, because other numbers "
            "would be out of range."
        ),
    )


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Idea,Reach,Impact,Confidence,Effort\nA,1.200,2,80%,2\nB,2.500,1,50%,4\n", "rice"),
        (OPEN, "quadrant"),
    ],
)
def test_readings_that_rank_alike_are_said_and_not_asked(text: str, method: str) -> None:
    made = plan(text, method)

    assert made.questions == ()
    assert made.notes[-1].startswith("1.200 in Reach is read as 1200. For the other reading, use --decimal")
    assert made.notes[-1].endswith("; the ranks stay the same.")


def test_another_column_of_the_file_decides() -> None:
    made = plan("Idea;Reach;Impact;Confidence;Effort\nA;1.200;2;0,8;2\nB;900;1;0,5;4\n")

    assert (made.questions, numbers(made)) == ((), [1200, 900])


def test_the_answer_is_kept_for_files_with_the_same_headers() -> None:
    made = plan(OPEN, choices=Choices(decimal=NumberStyle.COMMA))
    kept = loaded(saved(made.settled, made.grid.headers), made.grid.headers)

    assert kept.decimal is NumberStyle.COMMA
    assert plan(OPEN, choices=kept).questions == ()


def test_an_unknown_separator_is_refused() -> None:
    with pytest.raises(GtmError, match="Use period or comma"):
        checked_decimal("apostrophe")


@pytest.mark.parametrize("swap", [False, True])
def test_our_own_export_has_no_thousands(swap: bool) -> None:
    ideas = [Initiative(id="a", title="A", reach=1.234), Initiative(id="b", title="B", reach=12)]
    written = csv_bytes(rank(ideas), Rubric.default()).decode("utf-8-sig")
    if swap:  # as a European spreadsheet saves it again
        written = written.replace(",", ";").replace("1.234", "1,234")

    assert [idea.reach for idea in read_csv(written.encode()).initiatives()] == [1.234, 12]
