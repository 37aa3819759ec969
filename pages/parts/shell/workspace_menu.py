"""The menu behind the workspace's name: the other workspaces, and what can be done with this one."""

import streamlit as st

from gtm_framework.exchange.workspace_file import workspace_bytes
from pages.parts import session, workspace
from pages.parts.shell.inert import inert


def workspace_menu() -> None:
    """Switch, rename, create, download, upload, delete and restore workspaces."""
    current = workspace.current()
    everything = dict(workspace.workspaces())
    st.selectbox(
        "Workspace",
        list(everything),
        format_func=lambda workspace_id: everything[workspace_id],
        key=session.bound_key("workspace-choice", current.id),
        on_change=_switch,
    )
    st.text_input("Its name", key=session.bound_key("workspace-name", current.name), on_change=_rename)
    st.text_input(
        "New workspace", key="workspace-new", placeholder="A company or a client", on_change=_create
    )
    st.download_button(
        "Download all of it (JSON)",
        _workspace_file(),
        file_name="workspace.json",
        mime="application/json",
        key="workspace-download",
        icon=":material/download:",
        on_click="ignore",
    )
    file = st.file_uploader("Open a downloaded workspace", type="json", key=f"workspace-file-{current.id}")
    if file is not None:
        workspace.import_workspace(file.getvalue(), file.name)
        st.rerun()
    st.button(
        "Delete this workspace",
        icon=":material/delete:",
        on_click=workspace.delete_workspace,
        key="workspace-delete",
    )
    for workspace_id, name in workspace.deleted_workspaces():
        st.button(
            inert(f"Bring back {name}"),
            key=f"workspace-restore-{workspace_id}",
            icon=":material/restore_from_trash:",
            on_click=workspace.restore_workspace,
            args=(workspace_id,),
        )


def _switch() -> None:
    workspace.open_workspace(session.widget_value("workspace-choice"))


def _rename() -> None:
    workspace.rename_workspace(session.widget_value("workspace-name"))


def _create() -> None:
    workspace.create_workspace("workspace-new")


def _workspace_file() -> bytes:
    name = workspace.current().name
    return session.cached(
        "workspace-file",
        (workspace.cache_key(), name),
        lambda: workspace_bytes(name, workspace.stored_documents()),
    )
