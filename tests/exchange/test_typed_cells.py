"""Cells typed or pasted into the table of ideas are read as numbers of their column, or left alone."""

import pytest

from gtm_framework import Initiative
from gtm_framework.exchange.cells.typed import TypedCells, editable_table, typed_cells
from gtm_framework.triage.methods.methods import all_inputs

IDEA = Initiative(id="a", title="Own the benchmark", impact=8, inputs={"person_months": 2}, owner="Ann")


def typed(**cells: str | None) -> TypedCells:
    return typed_cells({"a": IDEA}, {"a": cells}, all_inputs())


@pytest.mark.parametrize(
    ("name", "cell", "number"),
    [
        ("reach", "1.2k", 1200),
        ("confidence", "80%", 80),
        ("impact", "7.5", 7.5),
        ("person_months", "3", 3),
        ("rice_impact", "0.5", 0.5),
    ],
)
def test_a_cell_is_read_as_people_write_numbers(name: str, cell: str, number: float) -> None:
    done = typed(**{name: cell})

    assert done.rejected == []
    assert done.changed[0].number(name) == number


def test_an_empty_cell_clears_a_number_and_a_text() -> None:
    cleared = typed(impact="", person_months=None, owner=None).changed[0]

    assert (cleared.impact, cleared.inputs, cleared.owner) == (None, {}, "")


@pytest.mark.parametrize(
    ("name", "cell", "told"),
    [
        ("reach", "many", "Own the benchmark, reach: 'many' is not a number. The cell is unchanged."),
        ("reach", "1,200", "Own the benchmark, reach: '1,200' could mean 1200 or 1.2. Type it without"),
        ("impact", "11", "Own the benchmark, impact: 11 is outside 1 to 10. Enter"),
        ("rice_impact", "4", "Own the benchmark, RICE impact: 4 is not one of "),
        ("title", " ", "Own the benchmark, title: it is empty. Enter a title."),
    ],
)
def test_what_cannot_be_is_left_as_it_was_and_named(name: str, cell: str, told: str) -> None:
    done = typed(**{name: cell, "owner": "Ben"})

    assert [each[: len(told)] for each in done.rejected] == [told]
    assert (done.changed[0].owner, done.changed[0].number("impact")) == ("Ben", 8)


def test_a_column_of_decimal_commas_is_read_in_one_style() -> None:
    ideas = {"a": IDEA, "b": Initiative(id="b", title="B")}
    done = typed_cells(ideas, {"a": {"impact": "7,5"}, "b": {"impact": "8"}}, all_inputs())

    assert [idea.impact for idea in done.changed] == [7.5, 8]


def test_a_word_of_the_scale_that_the_idea_is_on_is_its_number() -> None:
    sized = Initiative(id="a", title="A", effort=3, scales={"effort": "tshirt"})
    table = editable_table([sized], ["reach"])
    word = str(table.loc["a", "effort"])

    assert typed_cells({"a": sized}, {"a": {"effort": word}}, all_inputs()) == TypedCells()
    assert list(table.columns)[:4] == ["title", "impact", "effort", "reach"]


def test_cells_of_an_idea_that_is_gone_change_nothing() -> None:
    assert typed_cells({}, {"gone": {"impact": "5"}}, all_inputs()) == TypedCells()
