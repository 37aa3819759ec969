"""How to start another workspace: empty, from a template, or with the demo; and the deleted ones."""

import streamlit as st

from pages.parts import workspace
from pages.parts.shell.deleted_workspaces import restore_buttons

_NAME = "new-workspace-name"


def new() -> None:
    """A name and what to start from; then the deleted workspaces."""
    left, right = st.columns(2, gap="large")
    with left, st.container(key="new-workspace"):
        st.header("New workspace", anchor=False)
        _form()
    with right:
        st.header("Demo company", anchor=False)
        st.caption("A made-up company with every page filled in. Change anything; delete it in one click.")
        st.button("Open the demo company", key="demo-here", on_click=workspace.open_demo)
        if workspace.deleted_workspaces():
            st.header("Deleted workspaces", anchor=False)
            restore_buttons("workspaces")


def _form() -> None:
    names = {"": "an empty workspace", **dict(workspace.templates())}
    st.text_input("Company or client", key=_NAME)
    start_from = st.selectbox(
        "Start from", list(names), format_func=lambda template: names[template], key="new-workspace-from"
    )
    st.button(
        "Create workspace",
        key="new-workspace-create",
        type="primary",
        on_click=workspace.create_workspace,
        args=(_NAME, start_from),
    )
