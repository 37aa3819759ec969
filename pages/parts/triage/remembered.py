"""The workspace's remembered decisions that differ from the wording: view and delete them."""

import streamlit as st

from gtm_framework.triage.hints import Correction
from pages.parts import session, workspace
from pages.parts.shell.inert import inert

_SHOWN = 20


def remembered() -> None:
    """A small menu with every decision; nothing if there are none."""
    kept = workspace.current().settings.corrections
    if not kept:
        return
    with st.popover(f"Remembered decisions: {len(kept)}", icon=":material/history:", key="remembered"):
        st.caption(
            "You decided these ideas differently from their wording. Suggestions for ideas with similar "
            "wording follow them and say so. Only the words are kept, not who decided."
        )
        for at, correction in enumerate(kept[:_SHOWN]):
            _one(at, correction)
        if older := kept[_SHOWN:]:
            st.caption(f"And {len(older)} older ones.")
        st.button("Delete all decisions", key="forget-all", icon=":material/delete:", on_click=_forget_all)


def _one(at: int, correction: Correction) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{correction.kind.capitalize()}**: {inert(correction.title)}", width="stretch")
        st.button(
            "Delete decision", key=f"forget-{at}", type="tertiary", on_click=_forget, args=(correction,)
        )


@session.report_errors
def _forget(correction: Correction) -> None:
    left = tuple(each for each in workspace.current().settings.corrections if each != correction)
    workspace.change_settings(f"Delete the decision for “{correction.title}”", corrections=left)


@session.report_errors
def _forget_all() -> None:
    workspace.change_settings("Delete all remembered decisions", corrections=())
