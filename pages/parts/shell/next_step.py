"""The footer of a page: what is still open on it, and what comes next elsewhere."""

import streamlit as st

from gtm_framework.workspace import NextStep, next_steps
from pages.parts import session, workspace
from pages.parts.shell.inert import inert


def foot(page: str) -> None:
    """One line below a page's own content.

    Args:
        page: The page it is below, such as ``"triage"``.
    """
    if session.presenting() or (page == "workshop" and session.opened_item("workshop")):
        return  # nothing may call people away from an open workshop
    steps: tuple[NextStep, ...] = session.cached(
        "next-steps", workspace.cache_key(), lambda: next_steps(workspace.current())
    )
    here = [step.text for step in steps if step.page == page]
    elsewhere = next((step for step in steps if step.page != page), None)
    with st.container(horizontal=True, vertical_alignment="center", key="next-steps"):
        if here:
            st.caption(inert(f"Still open here: {' · '.join(here)}"), width="content")
        if elsewhere:
            st.page_link(
                f"pages/{elsewhere.page}.py",
                label=inert(f"Next: {elsewhere.text}"),
                icon=":material/arrow_forward:",
            )
