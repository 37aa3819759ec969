"""Reports the size of the visitor's window and its theme, so a plot can be drawn for them.

The component shows nothing. It reports sizes in steps, and only if the window isn't the size the page was
drawn for, or if the theme has changed since, as it does on many devices in the evening. Until it has
reported, a page is drawn for `session.WINDOW`.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import session
from pages.parts.components.bundle import script

_WIDTHS = (360, 640, 900, 1200, 1440, 1680, 1900, 2500)
_HEIGHTS = (560, 640, 720, 800, 900, 1000, 1080, 1400)
_NAME = "window-size"
_measure = st.components.v2.component(
    "gtm_window_size", html="<span></span>", js=script(Path(__file__).with_suffix(".js"))
)


def watch() -> None:
    """Put the component on the page, invisibly."""
    width, height = session.window()
    data = {
        "widths": _WIDTHS,
        "heights": _HEIGHTS,
        "known": f"{width}x{height}",
        "theme": session.theme(),
    }
    _measure(key=_NAME, data=data, on_size_change=_receive)


@session.report_errors
def _receive() -> None:
    with session.reading_message():
        size: Any = session.widget_value(_NAME)["size"]
        if isinstance(size, list) and len(size) == 2 and size[0] in _WIDTHS and size[1] in _HEIGHTS:
            session.set_window((size[0], size[1]))
