"""What stands half-typed in a text field, told to the store while it is being typed.

A field of Streamlit's reports its text when it is left; a form's fields, when the form is sent. Until
then a refresh would lose it. This component shows nothing. It listens to the fields whose key begins
with `state.DRAFT`, puts every letter into the browser's own storage at once, and reports to Python
in the pauses. What Python has received leaves the browser's storage; what is still there after a
refresh or on another page is reported then.
"""

from pathlib import Path
from secrets import token_hex

import streamlit as st

from pages.parts import state

_HERE = Path(__file__).parent
_watch = st.components.v2.component(
    "gtm_half_typed", html="<span></span>", js=(_HERE / "half_typed.js").read_text(encoding="utf-8")
)


def watch() -> None:
    """Stand on every page, unseen."""
    _watching(token_hex(4))


@st.fragment
def _watching(run: str) -> None:
    """A report runs this function alone, not the page; each run of the page asks for what is left."""
    _watch(key="half-typed", data={"run": run, **state.half_typed()}, on_typed_change=_receive)
    if state.handed_back():
        st.rerun()


@state.guarded
def _receive() -> None:
    state.receive(state.typed("half-typed")["typed"])
