"""The deleted workspaces, each with a restore button."""

import streamlit as st

from pages.parts import workspace
from pages.parts.shell.inert import inert


def restore_buttons(place: str) -> None:
    """A button for each deleted workspace.

    Args:
        place: Where on the page they are; the prefix of their keys.
    """
    for workspace_id, name in workspace.deleted_workspaces():
        st.button(
            inert(f"Restore {name}"),
            key=f"{place}-restore-{workspace_id}",
            icon=":material/restore_from_trash:",
            on_click=workspace.restore_workspace,
            args=(workspace_id,),
        )
