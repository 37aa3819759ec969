"""Redraws a page after the server was gone: for pages that are drawn in parts.

When a browser finds the server again after a restart, its fragments keep asking, but the new server knows
none of them until the page has run as a whole, and nothing triggers that. This component shows nothing. It
is outside every fragment, notices that the connection is back, and asks for the whole page until it
arrives.
"""

from pathlib import Path
from secrets import token_hex

import streamlit as st

from pages.parts.components.bundle import script

_alive = st.components.v2.component(
    "gtm_keep_alive",
    html="<span></span>",
    js=script(Path(__file__).with_suffix(".js")),
)


def keep_alive() -> None:
    """Put the component on the page once, outside its fragments."""
    _alive(key="keep-alive", data={"run": token_hex(4)}, on_back_change=_drawn)


def _drawn() -> None:
    """The run that this call starts is all that is needed."""
