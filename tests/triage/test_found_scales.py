"""`triage_table` finds the scales of a table as the import finds those of a file, or says what to state."""

from typing import Any

import pandas as pd
import polars as pl
import pytest

from gtm_framework import GtmError, triage_table
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.lists.triage_file import triage_plan

FIVES = {"title": ["A", "B", "C"], "impact": [5, 3, 1], "effort": [2, 4, 1]}

LISTS = [
    ("rice", {"Reach": [800, 200], "Impact": [3.0, 0.25], "Confidence": [80, 50], "Effort": [4, 1]}),
    ("rice", {"Reach": [8, 2], "Impact": [7, 4], "Confidence": [8, 1], "Effort": [4, 6]}),
    ("ice", {"Impact": [7, 4], "Confidence": [8, 1], "Ease": [4, 6]}),
    ("ratio", {"Impact": [70, 4, 90], "Effort": [12, 33, 80]}),
    ("ratio", {"Impact": [0, 4], "Effort": [10, 3]}),
    ("quadrant", {"Impact": ["High", "Low"], "Effort": ["S", "XL"]}),
    ("quadrant", {"Impact (1-5)": [4, 2], "Effort (days)": [3, 40]}),
    (
        "wsjf",
        {
            "Business value": [8, 5],
            "Time criticality": [4, 6],
            "RR/OE": [2, 9],
            "Job size": [3, 7],
        },
    ),
    ("pie", {"Potential": [8, 5], "Importance": [4, 6], "Ease": [2, 9]}),
]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize(("method", "columns"), LISTS, ids=[str(columns) for _, columns in LISTS])
def test_a_table_scores_what_the_import_of_the_same_list_scores(
    make: Any, method: str, columns: dict[str, list[Any]]
) -> None:
    titles = [f"Idea {at}" for at in range(len(next(iter(columns.values()))))]
    table = triage_table(make({"Idea": titles, **columns}), method=method)
    text = pd.DataFrame({"Idea": titles, **columns}).to_csv(index=False)

    plan = plan_import(grid_of_file(text.encode()), method=method)
    ranks = triage_plan(plan).ranks.tolist()

    assert [0 if pd.isna(rank) else rank for rank in table["rank"].to_list()] == ranks


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_small_numbers_that_would_rank_differently_are_refused_with_the_argument(make: Any) -> None:
    with pytest.raises(GtmError) as refused:
        triage_table(make(FIVES))

    assert str(refused.value) == (
        "triage_table: impact can be on 1 to 5 or 1 to 10, and they rank differently; its numbers go from "
        "1 to 5. Say which one: scales={'impact': '1-5'} or scales={'impact': '1-10'}."
    )


@pytest.mark.parametrize(
    ("on", "placed"),
    [
        ("1-5", ["quick_win", "time_sink", "fill_in"]),
        ("1-10", ["fill_in", "fill_in", "fill_in"]),
        ("usual", ["fill_in", "fill_in", "fill_in"]),
    ],
)
def test_the_argument_answers_for_both_axes(on: str, placed: list[str]) -> None:
    table = triage_table(pd.DataFrame(FIVES), scales={"impact": on})
    assert table["quadrant"].to_list() == placed


def test_a_method_that_ranks_both_readings_alike_asks_nothing() -> None:
    assert triage_table(pd.DataFrame(FIVES), method="ratio")["rank"].to_list() == [1, 3, 2]


def test_one_large_number_among_small_ones_is_refused_with_the_argument() -> None:
    frame = pd.DataFrame({"impact": [3, 4, 50], "effort": [2, 9, 8]})

    with pytest.raises(GtmError, match=r"scales=\{'impact': '1-10'\} or scales=\{'impact': '0-100'\}"):
        triage_table(frame, method="ratio")
    assert triage_table(frame, method="ratio", scales={"impact": "0-100"})["rank"].to_list() == [2, 3, 1]
