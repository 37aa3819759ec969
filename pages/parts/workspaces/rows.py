"""The workspaces, one per row: what is open in each, and actions for it."""

import streamlit as st

from gtm_framework.store import open_workspace
from gtm_framework.workspace import Overview, Workspace, overview
from pages.parts import session, workspace
from pages.parts.shell.inert import inert

_ACTIONS = (
    ("duplicate", "Duplicate workspace", ":material/content_copy:", workspace.duplicate_workspace),
    ("template", "Save as template", ":material/dashboard_customize:", workspace.save_as_template),
    ("delete", "Delete workspace", ":material/delete:", workspace.delete_workspace),
)


def rows() -> None:
    """Every workspace, templates last."""
    everything = [open_workspace(session.store(), each) for each, _ in workspace.workspaces()]
    for kept in sorted(everything, key=lambda each: each.settings.template):
        with st.container(key=f"workspace-{kept.id}", border=True):
            _row(kept)


def _row(kept: Workspace) -> None:
    is_open = kept.id == workspace.current().id
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            settings = kept.settings
            marks = {"demo": settings.demo, "template": settings.template, "open now": is_open}
            badges = (f":gray-badge[{mark}]" for mark, holds in marks.items() if holds)
            st.markdown(" ".join([f"**{inert(kept.name)}**", *badges]))
            st.caption(_words(_overview(kept)))
        if st.button(
            "Open workspace", key=f"open-{kept.id}", on_click=workspace.open_workspace, args=(kept.id,)
        ):
            st.switch_page("pages/triage.py")
        _actions(kept)


def _actions(kept: Workspace) -> None:
    with st.popover("More", icon=":material/more_horiz:", key=f"more-{kept.id}", on_change="rerun") as more:
        if not more.open:
            return
        st.caption("A template has everything but the ideas.")
        for name, label, icon, act in _ACTIONS:
            st.button(
                label, key=f"{name}-{kept.id}", icon=icon, on_click=act, args=(kept.id,), width="stretch"
            )


def _overview(kept: Workspace) -> Overview:
    day = session.today()
    return session.cached(f"overview-{kept.id}", (kept.revision, day), lambda: overview(kept, day))


def _words(told: Overview) -> str:
    review = f"next review {told.review_day:%A}, {session.date_words(told.review_day)} ({told.review})"
    return " · ".join((*told.parts, review))
