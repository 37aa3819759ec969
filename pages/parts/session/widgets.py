"""Widget values: what a widget contains, and what it should show."""

from collections.abc import Sequence
from typing import Any, Final, Literal

import streamlit as st

_NOTHING = object()

SINGLE_ROW: Final[tuple[Literal["single-row"], Literal["single-cell"]]] = ("single-row", "single-cell")
"""How one row of a table is selected: by its checkbox, or by clicking anywhere in it."""


def bound_key(key: str, stored: Any) -> str:
    """Make a widget show the stored value; returns the widget's key.

    The widget's own callback has saved before the page runs, so if the two differ, something else has
    changed the store: an undo, another screen, another person.
    """
    if st.session_state.get(key, _NOTHING) != stored:
        st.session_state[key] = stored
    return key


def shared_key(name: str, stored: Any) -> str:
    """Make a widget show a stored value that other people also change; returns the widget's key.

    When someone else has changed the value, the widget gets a new key. A browser that hasn't drawn the
    change yet reports what it still shows; under the same key, that would count as this visitor's own
    choice and undo the other person's.

    Args:
        name: Name of the widget; read it with `shared_value`.
        stored: The stored value.
    """
    key = _shared(name)
    if key in st.session_state and st.session_state[key] != stored:
        st.session_state[f"_turn-{name}"] = st.session_state.get(f"_turn-{name}", 0) + 1
        key = _shared(name)
    return bound_key(key, stored)


def shared_value(name: str, default: Any = None) -> Any:
    """The value of a widget with a `shared_key`, inside its callback."""
    return widget_value(_shared(name), default)


def _shared(name: str) -> str:
    turn = st.session_state.get(f"_turn-{name}", 0)
    return f"{name}~{turn}" if turn else name


def widget_value(key: str, default: Any = None) -> Any:
    """A widget's value, inside its callback."""
    return st.session_state.get(key, default)


def set_widget(key: str, value: Any) -> None:
    """Make a widget show another value, from inside a callback; the browser sends back what it shows."""
    st.session_state[key] = value


def clear_widgets(*keys: str) -> None:
    """Clear widgets after their values have been saved."""
    for key in keys:
        st.session_state.pop(key, None)


def selection_key(key: str, rows: Sequence[int], column: str) -> str:
    """Make a table show these rows as selected; returns the table's key.

    Args:
        key: The table's key.
        rows: Empty or one row.
        column: Where the arrow keys start in a row that nobody has selected here.
    """
    value = st.session_state.get(key)
    cells = [cell for cell in _cells(value) if cell[0] in rows]
    boxed = value is not None and list(value["selection"]["rows"]) == list(rows)
    # Setting a selection sends the whole table again. A row selected by its checkbox needs that once, to
    # clear another row's cell; setting a cell as well would need it with every further checkbox.
    if not boxed or len(cells) != len(_cells(value)):
        cells = cells if boxed else cells or [(row, column) for row in rows]
        st.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": cells}}
    st.session_state[f"{key}-shown"] = list(rows)
    return key


def selected_rows(key: str) -> list[int]:
    """The row a visitor selected in a table, by one of its cells or its checkbox; empty or one."""
    value = st.session_state[key]
    selected = [*(row for row, _ in _cells(value)), *value["selection"]["rows"]]
    shown = st.session_state[f"{key}-shown"]
    return ([row for row in selected if row not in shown] or selected)[:1]


def _cells(value: Any) -> Sequence[tuple[int, str]]:
    return value["selection"].get("cells", ()) if value else ()
