from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.numbers import is_blank, percent, read_number, written
from gtm_framework.scorecard.own.table import table_from_rows
from gtm_framework.scorecard.own.table_faults import TableRefusedError
from gtm_framework.scorecard.table import Scale, Table


def scores(table: Table) -> list[list[Fraction]]:
    columns = range(len(table.criteria))
    return [[table.score(row, column) for column in columns] for row in range(len(table.options))]


def faults_of(header: list[Any], rows: list[list[Any]], scale: Scale | None = None) -> tuple[str, ...]:
    with pytest.raises(TableRefusedError) as refused:
        table_from_rows(header, rows, "your table", scale)
    assert refused.value.what == "your table"
    return refused.value.faults


def test_ids_that_come_out_the_same_are_numbered() -> None:
    table = table_from_rows(["Plan", "???"], [["A+B", 1], ["A B", 2], ["a_b_2", 3], ["★", 4]], "your table")

    assert [option.id for option in table.options] == ["a_b", "a_b_2", "a_b_2_2", "option"]
    assert [criterion.id for criterion in table.criteria] == ["criterion"]


def test_every_fault_is_listed_with_its_row_and_column() -> None:
    rows = [
        ["Partners", 12, "", 1],
        [None, "", " ", None],
        ["Field sales", "-0.5", "7 points", 2],
        ["", 1, 2, 3],
        ["partners", 1, 2, 3],
        ["Short", 1],
        ["Long", 1, 2, 3, 4],
        ["Again", "12", "7 points", True],
    ]

    assert faults_of(["Plan", "Cost", "Fit", "cost"], rows) == (
        "column 4: 'cost' is already the name of column 2. Use a different name for each criterion.",
        "row 4, column Plan: it is empty. Enter a name for the option.",
        "row 5, column Plan: 'partners' is already in row 1. Use a different name for each option.",
        "row 7: it has 5 cells and the header has 4. Remove the extra cells.",
        "row 1, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10.",
        "row 1, column Fit: it is empty. Enter a number from 0 to 10.",
        "row 3, column Cost: '-0.5' is outside 0 to 10. Enter a number from 0 to 10.",
        "row 3, column Fit: '7 points' is not a number. Enter a number from 0 to 10.",
        "row 6, column Fit: it is empty. Enter a number from 0 to 10.",
        "row 6, column cost: it is empty. Enter a number from 0 to 10.",
        "row 8, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10.",
        "row 8, column Fit: '7 points' is not a number. Enter a number from 0 to 10.",
        "row 8, column cost: 'True' is not a number. Enter a number from 0 to 10.",
    )


@pytest.mark.parametrize(
    ("header", "rows", "faults"),
    [
        (["Plan", "Cost"], [], ["it has no options. Add a row for each option."]),
        (
            ["Plan"],
            [["A"]],
            ["it has no criteria. Add a column for each criterion after the one that names the options."],
        ),
        (
            ["Plan", "", "Fit"],
            [["A", 1, 2]],
            ["column 2: its header is empty. Enter a name for the criterion."],
        ),
        (["", "Cost"], [[None, 1]], ["row 1, column 1: it is empty. Enter a name for the option."]),
        (
            [],
            [],
            [
                "it has no criteria. Add a column for each criterion after the one that names the options.",
                "it has no options. Add a row for each option.",
            ],
        ),
        (
            ["Plan", "Cost"],
            [["A", "x" * 80]],
            [f"row 1, column Cost: '{'x' * 59}…' is not a number. Enter a number from 0 to 10."],
        ),
    ],
)
def test_cells_that_make_no_table_are_refused(
    header: list[Any], rows: list[list[Any]], faults: list[str]
) -> None:
    assert list(faults_of(header, rows)) == faults


def test_after_a_hundred_faults_the_rest_are_counted() -> None:
    faults = faults_of(["Plan", "Cost"], [[f"plan {at}", 11] for at in range(1234)])

    assert len(faults) == 101
    assert faults[-1] == "And 1,134 more."


def test_columns_without_a_name_or_a_cell_are_left_out() -> None:
    table = table_from_rows(["Plan", "Cost", "", None], [["A", 1, "", None], ["B", 2]], "your table")

    assert [criterion.name for criterion in table.criteria] == ["Cost"]
    assert scores(table) == [[1], [2]]


def test_a_scale_of_ones_own_is_the_range_that_scores_are_held_to() -> None:
    scale = Scale(Fraction(1), Fraction(5))

    assert table_from_rows(["Plan", "Cost"], [["A", 5]], "your table", scale).scale == scale
    assert faults_of(["Plan", "Cost"], [["A", 0.5], ["B", 6]], scale) == (
        "row 1, column Cost: '0.5' is outside 1 to 5. Enter a number from 1 to 5.",
        "row 2, column Cost: '6' is outside 1 to 5. Enter a number from 1 to 5.",
    )


@pytest.mark.parametrize(("low", "high"), [(5, 1), (3, 3), (-1, 1)])
def test_a_scale_that_does_not_rise_from_0_or_more_is_refused(low: int, high: int) -> None:
    with pytest.raises(RefusedError) as refused:
        Scale(Fraction(low), Fraction(high))

    assert str(refused.value) == (
        f"scale: It runs from {low} to {high}. Set a minimum of 0 or more and a higher maximum."
    )


def test_a_grid_as_a_page_holds_it_is_read_too() -> None:
    grid = pd.DataFrame(
        {"Plan": ["A", "B", None], "Cost": [0.1, 3, np.nan], "Fit": [np.int64(7), Decimal("2.5"), pd.NA]}
    )

    table = table_from_rows(list(grid.columns), grid.to_numpy().tolist(), "your table")

    assert scores(table) == [[Fraction(1, 10), 7], [3, Fraction(5, 2)]]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (" 7.5 ", Fraction(15, 2)),
        ("7,5", Fraction(15, 2)),
        (".5", Fraction(1, 2)),
        ("-2", Fraction(-2)),
        ("+2", Fraction(2)),
        ("1,0000", Fraction(1)),
        (0.1, Fraction(1, 10)),
        (np.float64(0.1), Fraction(1, 10)),
        (np.float32(0.1), Fraction(1, 10)),
        (np.int8(3), Fraction(3)),
        (2**70, Fraction(2**70)),
        (Fraction(1, 3), Fraction(1, 3)),
        (Decimal("0.10"), Fraction(1, 10)),
        ("1,000", None),
        ("1.000,5", None),
        ("1e3", None),
        ("7 %", None),
        ("½", None),
        ("٣", None),
        ("", None),
        ("1_0", None),
        ("nan", None),
        ("9" * 16, None),
        (float("nan"), None),
        (float("inf"), None),
        (Decimal("NaN"), None),
        (True, None),
        (np.bool_(True), None),
        (None, None),
        ([], None),
        (1j, None),
    ],
)
def test_a_number_is_what_was_written_or_none(cell: object, number: Fraction | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (None, True),
        (" \t", True),
        (float("nan"), True),
        (pd.NA, True),
        (pd.NaT, True),
        (0, False),
        ("0", False),
    ],
)
def test_a_blank_cell_is_told_from_a_zero(cell: Any, blank: bool) -> None:
    assert is_blank(cell) is blank


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(7, 2), "3.5"),
        (Fraction(20, 3), "6.67"),
        (Fraction(100), "100"),
        (Fraction(1234567), "1,234,567"),
        (Fraction(-1, 1000), "0"),
    ],
)
def test_a_number_is_written_for_people(number: Fraction, text: str) -> None:
    assert written(number) == text


def test_a_share_is_written_as_a_percentage() -> None:
    assert percent(Fraction(69, 80)) == "86.25%"
    assert percent(Fraction(2, 3), 0) == "67%"


@settings(max_examples=100)
@given(
    st.lists(st.text(min_size=1).filter(lambda name: name.strip()), min_size=1, max_size=5),
    st.lists(st.decimals(0, 10, places=3), min_size=5, max_size=5),
)
def test_whatever_the_names_are_a_table_is_made_or_refused_in_our_own_words(
    names: list[str], cells: list[Decimal]
) -> None:
    rows = [[name, cells[at]] for at, name in enumerate(names)]
    if len({name.strip().casefold() for name in names}) < len(names):
        with pytest.raises(RefusedError, match=r"Use a different name for each option\.$"):
            table_from_rows(["option", "score"], rows, "drawn")
        return

    table = table_from_rows(["option", "score"], rows, "drawn")

    assert [option.name for option in table.options] == [name.strip() for name in names]
    assert len({option.id for option in table.options}) == len(names)
    assert scores(table) == [[Fraction(cells[at])] for at in range(len(names))]
