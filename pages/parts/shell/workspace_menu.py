"""The menu behind the workspace's name: the other workspaces, and actions for this one."""

import streamlit as st

from gtm_framework.exchange.workspaces import workspace_bytes
from gtm_framework.store import last_outcome
from pages.parts import session, workspace
from pages.parts.shell.deleted_workspaces import restore_buttons


def workspace_menu() -> None:
    """Switch, rename, create, export, import, delete, and restore workspaces."""
    current = workspace.current()
    everything = dict(workspace.workspaces())
    st.selectbox(
        "Workspace",
        list(everything),
        format_func=lambda workspace_id: everything[workspace_id],
        key=session.bound_key("workspace-choice", current.id),
        on_change=_switch,
    )
    st.text_input(
        "Workspace name", key=session.bound_key("workspace-name", current.name), on_change=_rename
    )
    st.text_input(
        "New workspace",
        key="workspace-new",
        placeholder="Company or client, then press Enter",
        on_change=_create,
    )
    st.page_link("pages/workspaces.py", label="All workspaces", icon=":material/folder_copy:")
    st.page_link("pages/export.py", label="Reports and exports", icon=":material/ios_share:")
    st.download_button(
        "Export workspace (JSON)",
        _workspace_file,
        file_name=workspace.file_name("workspace", "json"),
        mime="application/json",
        key="workspace-download",
        icon=":material/download:",
        on_click="ignore",
    )
    file = st.file_uploader("Import workspace", type="json", key=f"workspace-file-{current.id}")
    if file is not None:
        workspace.import_workspace(file.getvalue(), file.name)
        st.rerun()
    st.button(
        "Delete workspace",
        icon=":material/delete:",
        on_click=workspace.delete_workspace,
        key="workspace-delete",
    )
    restore_buttons("workspace")


def _switch() -> None:
    workspace.open_workspace(session.widget_value("workspace-choice"))


def _rename() -> None:
    workspace.rename_workspace(session.widget_value("workspace-name"))


def _create() -> None:
    if session.widget_value("workspace-new", "").strip():
        workspace.create_workspace("workspace-new")


def _workspace_file() -> bytes:
    current = workspace.current()
    outcome = last_outcome(session.store(), current)
    return workspace_bytes(current.name, workspace.stored_documents(), outcome)
