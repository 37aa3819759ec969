"""The idea pad: answers to the open idea's next question, and a step for each score.

One pad serves all ideas: it is redrawn in place, which is much faster for a browser than a question, its
answers, and two rows of new buttons. So every press says which idea and which question were on screen.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import session
from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

NAME = "idea-pad"
COMPONENT = "gtm_idea_pad"
_FILE = Path(__file__)
_PAD = st.components.v2.component(
    COMPONENT,
    html='<div class="idea"></div>',
    css=style(_FILE.with_suffix(".css")),
    js=script(_FILE.with_suffix(".js")),
)


def idea_pad(data: Mapping[str, Any], on_press: Callable[[outbox.Entry], None]) -> None:
    """Draw the next question and both scores, and apply what is pressed.

    Args:
        data: ``idea``, its id; ``question``, the next one or None; ``scales``, one per score.
        on_press: Saves a press: its ``idea``, and ``axis`` and ``score``, ``question`` and ``answer``, or
            ``accept``.
    """

    @session.report_errors
    def take() -> None:
        outbox.take(NAME, on_press)

    _PAD(key=NAME, data={**data, "ack": dict(outbox.acknowledged(NAME))}, on_pressed_change=take)
