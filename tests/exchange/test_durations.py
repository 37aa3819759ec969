"""Durations in several units are one quantity in one unit, exactly; currencies are never mixed."""

from decimal import Decimal

import pytest

from gtm_framework import rank
from gtm_framework.exchange.cells.durations import converted, parts_in
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.report import FileRefused
from gtm_framework.triage.rubric import Rubric

MIXED = "Idea,Impact,Effort\nA,8,3d\nB,7,1w\nC,6,2 weeks\nD,9,4h\nE,5,1w 2d\n"


def plan(text: str) -> ImportPlan:
    return plan_import(grid_of_file(text.encode(), "ideas.csv"), method="ratio")


@pytest.mark.parametrize(
    ("cells", "unit", "numbers"),
    [
        (["3d", "1w", "2 weeks", "4h"], "weeks", ["0.6", "1", "2", "0.1"]),
        (["1w 2d", "3 days", "8 hrs", "1 d"], "days", ["7", "3", "1", "1"]),
        (["2 months", "1 month", "1 week"], "months", ["2", "1", "0.25"]),
        (["1d 4h", "30m"], "hours", ["12", "0.5"]),
        (["3 Tage", "1 Woche"], "days", ["3", "5"]),
        (["3 days", "1 d", "2d"], "days", ["3", "1", "2"]),
        (["2w", "3d", "4"], "days", ["10", "3", "4"]),  # of equally many the smallest
    ],
)
def test_a_column_of_durations_has_one_unit(cells: list[str], unit: str, numbers: list[str]) -> None:
    column = read_numbers(cells)

    assert (column.unit, column.decimals()) == (unit, list(map(Decimal, numbers)))


def test_the_unit_in_the_header_wins() -> None:
    made = plan("Idea,Impact,Effort (weeks)\nA,8,3d\nB,7,2d\nC,5,4\n")

    assert made.by_name["effort"].scale == "person-weeks"
    assert [idea.effort for idea in apply_plan(made).new] == [0.6, 0.4, 4]


def test_what_is_no_exact_number_of_the_unit_is_a_misfit() -> None:
    column = read_numbers(["1h", "20m", "30m", "2h"])

    assert column.decimals() == [1, None, Decimal("0.5"), 2]
    assert column.misfits["20m"].problem == "isn't an exact number of hours"


@pytest.mark.parametrize("text", ["1d 1w", "1w", "1 2", "1w 2 apples", "1w 2d x", "1w 2w"])
def test_other_words_are_no_duration_in_parts(text: str) -> None:
    assert parts_in(text) == ()


def test_a_conversion_is_exact_or_none() -> None:
    assert converted(Decimal("2.5"), "person-weeks", "person-hours") == 100
    assert converted(Decimal(1), "person-hours", "person-months") == Decimal("0.00625")
    assert converted(Decimal(1), "minutes", "person-hours") is None


def test_the_review_says_what_is_assumed() -> None:
    assert plan(MIXED).notes[-1] == (
        "Effort: its durations are read in days (1 week = 5 days, 1 day = 8 hours): 1w as 5, 2 weeks as "
        "10, 4h as 0.5. The cells are kept in “Effort (as written)”."
    )


def test_numbers_without_a_unit_are_said_to_be_in_that_unit() -> None:
    assert (
        read_numbers(["2w", "3d", "4"])
        .conversion("Effort")
        .endswith("2w as 10, 4 as 4. The cells are kept in “Effort (as written)”.")
    )


def test_the_numbers_come_back_as_written_and_again_change_nothing() -> None:
    ideas = apply_plan(plan(MIXED)).new
    written = csv_bytes(rank(ideas), Rubric.default())
    again = {idea.title: idea for idea in read_csv(written).initiatives()}

    assert [again[idea.title] for idea in ideas] == list(ideas)
    assert [idea.extra["Effort (as written)"] for idea in ideas] == ["3d", "1w", "2 weeks", "4h", "1w 2d"]
    repeated = plan_import(grid_of_file(MIXED.encode(), "ideas.csv"), existing=ideas)
    assert apply_plan(repeated).puts == ()


def test_several_currencies_are_one_fault_of_the_column() -> None:
    text = b"Idea,Cost of delay,Duration\nA,$300,3\nB,\xe2\x82\xac200,2\nC,$100,1\nD,\xe2\x82\xac50,1\n"

    with pytest.raises(FileRefused) as refused:
        read_csv(text, "ideas.csv")

    assert list(map(str, refused.value.report.faults)) == [
        (
            "ideas.csv, column Cost of delay: mixes $ and €, and the file has no exchange rate. "
            "Convert the column to one currency."
        )
    ]
    assert [idea.title for idea in read_csv(text, on_bad="skip").initiatives()] == ["A", "C"]


def test_thousands_and_millions_are_one_column() -> None:
    column = read_numbers(["1.2k", "3M", "900", "0.5m", "2 million"])

    assert column.decimals() == [1200, 3_000_000, 900, 500_000, 2_000_000]
