"""The empty state of a page: what to do first, and where."""

import streamlit as st

from pages.parts import workspace
from pages.parts.shell.inert import inert


def first_step(text: str, page: str = "pages/triage.py", label: str = "Go to Triage") -> None:
    """What to do on a page that has nothing to show yet, and a link there."""
    st.info(inert(text), icon=":material/lightbulb:")
    st.page_link(page, label=label, icon=":material/arrow_forward:")
    demo_button()


def demo_button() -> None:
    """The button for a fictional company that fills every page, in its own workspace."""
    st.button(
        "Open the demo company",
        key="demo-open",
        icon=":material/auto_stories:",
        type="tertiary",
        help="A made-up company with every page filled in, in its own workspace. Delete it in one click.",
        on_click=workspace.open_demo,
    )
