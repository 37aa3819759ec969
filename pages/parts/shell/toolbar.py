"""The line above what a page shows: which of its views that is, and what can be done in all of them."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import workspace


def row(key: str = "views") -> DeltaGenerator:
    """The line itself: what is first stands at its left, what is last at its right."""
    return st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=key
    )


def tools(key: str | None = None) -> DeltaGenerator:
    """The part of the line where buttons stand close together."""
    return st.container(
        horizontal=True, width="content", vertical_alignment="center", gap="xsmall", key=key
    )


def view(views: Sequence[str], key: str) -> str:
    """Which view is shown, the first at first; it is remembered while the app is open."""
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
    """The button that takes the last change back."""
    st.button("", key="undo", icon=":material/undo:", on_click=workspace.undo, help="Undo the last change")


def redo() -> None:
    """The button that brings it back."""
    st.button("", key="redo", icon=":material/redo:", on_click=workspace.redo, help="Redo the last change")
