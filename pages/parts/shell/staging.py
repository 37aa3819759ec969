"""One thing at a time in presentation mode: the part of a page that a room sees, and turning its pages."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import session


def part(name: str, parts: Sequence[str]) -> str:
    """The part of the page to show, the first by default; chosen in the line at the top."""
    with _line():
        chosen = st.segmented_control(
            "Show",
            parts,
            default=parts[0],
            required=True,
            key=f"staged-{name}",
            label_visibility="collapsed",
            persist_state="session",
        )
    return str(chosen)


def turned(name: str, count: int) -> int:
    """The place of the page to show, from 0; with several, buttons in the line at the top turn them."""
    kept = int(session.opened_item(name) or 0)
    at = kept if kept < count else 0
    if count > 1:
        with _line():
            _turn("Previous", name, at - 1, count)
            st.markdown(f"{at + 1} of {count}", width="content")
            _turn("Next", name, at + 1, count)
    return at


def _line() -> "st.delta_generator.DeltaGenerator":
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key="staging")


def _turn(label: str, name: str, to: int, count: int) -> None:
    st.button(
        label,
        key=f"staged-{name}-{label.lower()}",
        disabled=not 0 <= to < count,
        on_click=session.open_item,
        args=(name, str(to)),
    )
