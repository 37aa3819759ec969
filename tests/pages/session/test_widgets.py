"""Widget values: what a widget holds, and which row of a table is selected."""

from typing import Any

import pytest

from pages.parts import session

State = dict[str, Any]


def chosen(*rows: int, cells: tuple[tuple[int, str], ...] = ()) -> dict[str, Any]:
    return {"selection": {"rows": list(rows), "columns": [], "cells": list(cells)}}


def test_a_widget_shows_the_stored_value_and_takes_it_over_when_it_changes(state: State) -> None:
    assert session.bound_key("title", "Old") == "title"
    assert state == {"title": "Old"}

    session.bound_key("title", "New")
    assert session.widget_value("title") == "New"


def test_a_widget_whose_stored_value_is_none_is_set_to_none(state: State) -> None:
    session.bound_key("impact", None)

    assert state == {"impact": None}


def test_a_widget_that_holds_nothing_gives_the_default(state: State) -> None:
    assert session.widget_value("title") is None
    assert session.widget_value("title", "none") == "none"


def test_cleared_widgets_hold_nothing_and_others_are_left_alone(state: State) -> None:
    for key in ("a", "b", "c"):
        session.set_widget(key, key)

    session.clear_widgets("a", "b", "never there")

    assert state == {"c": "c"}


def test_a_table_begins_with_the_shown_row_selected_by_its_cell(state: State) -> None:
    assert session.selection_key("list", [2], "idea") == "list"

    assert state["list"] == chosen(2, cells=((2, "idea"),))


def test_a_selection_that_shows_the_row_already_is_not_sent_again(state: State) -> None:
    for held in (chosen(2, cells=((2, "rank"),)), chosen(2)):
        state["list"] = held
        session.selection_key("list", [2], "idea")
        assert state["list"] is held


def test_a_row_selected_by_its_box_lets_go_of_the_cell_of_another_row(state: State) -> None:
    state["list"] = chosen(3, cells=((1, "idea"),))

    session.selection_key("list", [3], "idea")

    assert state["list"] == chosen(3)


def test_another_row_than_the_selected_one_is_selected_by_its_cell(state: State) -> None:
    state["list"] = chosen(1, cells=((1, "idea"),))

    session.selection_key("list", [3], "idea")
    assert state["list"] == chosen(3, cells=((3, "idea"),))

    session.selection_key("list", [], "idea")
    assert state["list"] == chosen()


@pytest.mark.parametrize(
    ("held", "row"),
    [
        (chosen(2, cells=((5, "idea"),)), [5]),  # a click in a cell of another row
        (chosen(4, cells=((2, "idea"),)), [4]),  # a box of another row
        (chosen(2, cells=((2, "rank"),)), [2]),  # another cell of the same row
        (chosen(), []),
    ],
)
def test_the_selected_row_is_the_one_that_was_not_shown_before(
    state: State, held: dict[str, Any], row: list[int]
) -> None:
    session.selection_key("list", [2], "idea")
    state["list"] = held

    assert session.selected_rows("list") == row
