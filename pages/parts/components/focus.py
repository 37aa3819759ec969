"""Puts the cursor into a blank text field when the screen that it belongs to opens.

The component shows nothing. It acts once for each field that it is given, so that a click elsewhere keeps
the focus where it went.
"""

from pathlib import Path

import streamlit as st

from pages.parts.components.bundle import script

_focus = st.components.v2.component(
    "gtm_focus", html="<span></span>", js=script(Path(__file__).with_suffix(".js"))
)


def on_open(field: str, *, is_blank: bool) -> None:
    """Put the cursor into a field once it has opened.

    Args:
        field: The key of the field.
        is_blank: Whether the field is empty; existing text is left alone.
    """
    _focus(key="focus", data={"field": field, "blank": is_blank})
