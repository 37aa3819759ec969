"""One idea of a list on the facilitator's page: a table with clickable rows, and the open idea."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import session

ROWS = 13


def pick(
    name: str, table: pd.DataFrame, ids: Sequence[str], alt: str, columns: Mapping[str, Any] | None = None
) -> str:
    """Draw a list and return the id of its open idea: the clicked one, or else the first.

    Args:
        name: The list's name; each list remembers its own selection.
        table: The rows, one per id.
        ids: The ideas in row order; at least one.
        alt: What the list shows, for screen readers.
        columns: How its columns look.
    """
    chosen = session.opened_item(f"workshop-{name}") or ""
    if chosen not in ids:
        chosen = ids[0]
    key = f"pick-{name}"
    st.dataframe(
        table,
        hide_index=True,
        key=session.selection_key(key, [list(ids).index(chosen)], str(table.columns[0])),
        on_select=lambda: _open(name, key, ids),
        selection_mode=session.SINGLE_ROW,
        height=36 * min(len(ids) + 1, ROWS) + 2,
        column_config=dict(columns or {}),
        alt=alt,
    )
    return chosen


def _open(name: str, key: str, ids: Sequence[str]) -> None:
    rows = session.selected_rows(key)
    if rows and rows[0] < len(ids):
        open_idea(name, ids[rows[0]])


def open_idea(name: str, item: str) -> None:
    """Open an idea of a list."""
    session.open_item(f"workshop-{name}", item)
