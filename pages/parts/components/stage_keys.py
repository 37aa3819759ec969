"""The footer of the shared screen: how to join, page and keys, QR code and sound on request."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

NAME = "stage-keys"
_KEYS = st.components.v2.component(
    "gtm_stage_keys",
    html='<div class="foot"></div>',
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)


def stage_keys(
    *,
    page: int,
    pages: int,
    join: tuple[str, str] | None,
    code_shown: bool,
    on_press: Callable[[], None],
) -> None:
    """Draw the footer and listen for the keys.

    Args:
        page: The current page, from 1.
        pages: How many the scene has.
        join: The address and the code to join; None if joining is closed.
        code_shown: Whether the QR code covers the scene.
        on_press: Called when keys have arrived, to take them from the outbox.
    """
    data = {
        "page": page,
        "pages": pages,
        "join": list(join or ()),
        "code": code_shown,
        "ack": dict(outbox.acknowledged(NAME)),
    }
    _KEYS(key=NAME, data=data, on_pressed_change=on_press)
