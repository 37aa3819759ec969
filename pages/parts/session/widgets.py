"""What the widgets of a page hold, and what they are given to show."""

from collections.abc import Sequence
from typing import Any, Final, Literal

import streamlit as st

_NOTHING = object()

A_ROW: Final[tuple[Literal["single-row"], Literal["single-cell"]]] = ("single-row", "single-cell")
"""How one row of a table is picked: by the box before it, or by a click anywhere in it."""


def given(key: str, stored: Any) -> str:
    """Hand a widget the stored value, unless it already shows it; returns the widget's key.

    The widget's own callback has saved before the page runs, so where the two differ something
    else has changed the store: an undo, another screen, another person.
    """
    if st.session_state.get(key, _NOTHING) != stored:
        st.session_state[key] = stored
    return key


def typed(key: str, otherwise: Any = None) -> Any:
    """What a widget holds, inside its callback."""
    return st.session_state.get(key, otherwise)


def put_in(key: str, value: Any) -> None:
    """Have a widget show another value, from inside a callback; what a browser shows, it sends again."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    """Empty widgets after what was typed in them has been saved."""
    for key in keys:
        st.session_state.pop(key, None)


def selected(key: str, rows: Sequence[int], column: str) -> str:
    """Have a table show these rows as selected; returns the table's key.

    Args:
        key: The table's key.
        rows: None or one.
        column: Where the arrow keys begin in a row that nobody has picked here.
    """
    held = st.session_state.get(key)
    cells = [cell for cell in _cells(held) if cell[0] in rows]
    boxed = held is not None and list(held["selection"]["rows"]) == list(rows)
    # What is set here has the whole table sent again. A row picked by its box needs that once, to let go of
    # the cell of another row; a cell given to it would need it with every further box.
    if not boxed or len(cells) != len(_cells(held)):
        cells = cells if boxed else cells or [(row, column) for row in rows]
        st.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": cells}}
    st.session_state[f"{key}-shown"] = list(rows)
    return key


def selected_rows(key: str) -> list[int]:
    """The row that a visitor has picked in a table, by one of its cells or by its box; none or one."""
    held = st.session_state[key]
    picked = [*(row for row, _ in _cells(held)), *held["selection"]["rows"]]
    shown = st.session_state[f"{key}-shown"]
    return ([row for row in picked if row not in shown] or picked)[:1]


def _cells(held: Any) -> Sequence[tuple[int, str]]:
    return held["selection"].get("cells", ()) if held else ()
