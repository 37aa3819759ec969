"""The toolbar above a page: the choice of its view, and actions for all of them."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import workspace


def row(key: str = "views") -> DeltaGenerator:
    """The toolbar: the first item on the left, the last on the right."""
    return st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=key
    )


def tools(key: str | None = None) -> DeltaGenerator:
    """The part of the toolbar with closely spaced buttons."""
    return st.container(
        horizontal=True, width="content", vertical_alignment="center", gap="xsmall", key=key
    )


def view(views: Sequence[str], key: str) -> str:
    """The view to show, the first by default; remembered while the app is open."""
    chosen = st.segmented_control(
        "View",
        views,
        default=views[0],
        required=True,
        key=key,
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(chosen)


def undo() -> None:
    """The undo button."""
    st.button("", key="undo", icon=":material/undo:", on_click=workspace.undo, help="Undo the last change")


def redo() -> None:
    """The redo button."""
    st.button("", key="redo", icon=":material/redo:", on_click=workspace.redo, help="Redo the last change")
