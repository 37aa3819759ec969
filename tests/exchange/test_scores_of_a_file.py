"""A file's score from criteria of its own: recomputed with the weights it names or that we find."""

import pytest

from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.plan import plan_import

NAMED = "Idea,Fit (30%),Reach (20%),Margin (50%),Score\nA,5,4,3,3.8\nB,2,2,5,3.5\nC,4,5,1,2.7\nD,1,1,1,9\n"


def told(text: str, method: str | None = None) -> list[str]:
    plan = plan_import(grid_of_file(text.encode(), "ideas.csv"), method=method)
    return [sentence for check in plan.checks for sentence in check.sentences]


def test_weights_named_in_the_headers_are_applied_and_rows_that_differ_are_named() -> None:
    assert told(NAMED) == [
        "Your Score column matches in 3 of 4 rows: 0.3 × Fit + 0.2 × Reach + 0.5 × Margin.",
        "Row 5 says 9; we calculate 1 from its inputs.",
    ]


def test_a_weighted_average_divides_by_the_weights() -> None:
    text = "Idea,Fit (w=3),Margin (w=1),Score\nA,5,1,4\nB,2,2,2\nC,4,8,5\n"

    assert told(text) == ["Your Score column matches in 3 of 3 rows: (3 × Fit + 1 × Margin) ÷ 4."]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Idea,Fit,Margin,Speed,Total\nA,5,4,3,12\nB,2,2,5,9\nC,4,5,0,9\n", "Fit + Margin + Speed"),
        ("Idea,Fit,Margin,Average\nA,5,4,4.5\nB,2,2,2\nC,4,1,2.5\n", "average of Fit, Margin"),
        (
            "Idea,Fit,Margin,Score\nA,5,4,4.6\nB,2,2,2\nC,4,5,4.4\nD,1,3,1.8\nE,3,5,3.8\n",
            "0.6 × Fit + 0.4 × Margin",
        ),
    ],
)
def test_a_sum_an_average_and_a_weighted_sum_are_found(text: str, formula: str) -> None:
    rows = text.count("\n") - 1

    assert told(text)[0].endswith(f"matches in {rows} of {rows} rows: {formula}.")


def test_ids_and_years_are_no_criteria() -> None:
    assert told("Idea,ID number,Year,Score\nA,1,2024,2025\nB,2,2024,2026\nC,3,2024,2027\n") == []


def test_a_column_of_zeros_matches_no_formula() -> None:
    text = "Idea,Reach,Impact,Confidence,Effort,RICE\nA,800,3,0.8,3,0\nB,500,0.5,0.5,2,0\n"

    assert told(text, "rice") == []


@pytest.mark.parametrize("header", ["RICE-Wert", "Puntuación RICE", "RICE (final)", "rice_value"])
def test_the_name_of_a_method_among_words_for_a_score_is_its_score(header: str) -> None:
    text = f"Idea,Reach,Impact,Confidence,Effort,{header}\nA,800,3,80%,3,640\nB,500,0.5,50%,2,62.5\n"

    assert told(text, "rice") == [
        f"Your {header} column matches in 2 of 2 rows: reach × impact × confidence ÷ effort."
    ]


@pytest.mark.parametrize("header", ["Rank", "Priority"])
def test_a_rank_or_a_priority_is_compared_with_ours(header: str) -> None:
    text = f"Idea,Impact,Effort,{header}\nA,8,2,1\nB,2,9,3\nC,9,8,2\n"

    assert told(text, "ratio")[0].startswith(f"Your {header} column matches in 3 of 3 rows: ")


def test_quadrants_in_a_column_that_becomes_tags_are_compared_too() -> None:
    text = "Idea,Impact,Effort,Category\nA,8,2,Quick win\nB,2,9,Money pit\nC,9,8,Big bet\n"

    assert told(text) == ["Your Category column matches in 3 of 3 rows: quadrant."]
