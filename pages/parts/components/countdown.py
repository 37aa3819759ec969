"""A countdown that the browser runs on its own: the server sends the time left once, not every second."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from gtm_framework.workshop.agenda import Timer
from pages.parts.components.bundle import script, style

_COUNTDOWN = st.components.v2.component(
    "gtm_countdown",
    html="<div class='clock' role='timer' aria-label='Time left'></div>",
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)


def countdown(timer: Timer, now: datetime, *, key: str) -> None:
    """Show a timer's time left; it keeps counting on its own, and stops while the timer is paused."""
    left = timer.left(now).total_seconds()
    _COUNTDOWN(key=key, data={"left": left, "runs": timer.held_since is None}, width="content")
