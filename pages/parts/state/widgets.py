"""What the widgets of a page hold, and what they are given to show."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

_NOTHING = object()


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


def selected(key: str, rows: Sequence[int]) -> str:
    """Have a table show these rows as selected; returns the table's key."""
    held = st.session_state.get(key)
    if held is None or list(held["selection"]["rows"]) != list(rows):
        st.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return key


def selected_rows(key: str) -> list[int]:
    """The rows that a visitor has selected in a table."""
    return list(st.session_state[key]["selection"]["rows"])
