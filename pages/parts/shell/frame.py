"""The frame around every screen: look, workspace, presenting switch, notices."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import half_typed, look
from pages.parts.frame.inert import inert
from pages.parts.frame.keep_alive import keep_alive


def frame() -> None:
    """Draw what stands on every screen, above the page's own content."""
    state.refresh()
    look.look()
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        name = inert(state.workspace().name)
        with st.popover(name, icon=":material/folder_open:", key="workspaces", on_change="rerun") as opened:
            if opened.open:
                _workspaces()
        st.toggle(
            "Present", key="presenting", help="Large type for a shared screen", persist_state="session"
        )
        half_typed.watch()
        keep_alive()
    # A place of their own: what comes and goes at the top must not make the page below it start afresh,
    # with the half-typed text in it.
    with st.container(key="notices"):
        for at, notice in enumerate(state.notices()):
            _say(at, notice)


def _say(at: int, notice: state.Notice) -> None:
    if notice.tone == "bad":
        st.error(inert(notice.text), icon=":material/error:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"notice-{at}"):
        st.success(inert(notice.text), icon=":material/check:")
        if notice.undo:
            st.button("Undo", key=f"notice-undo-{at}", on_click=state.undo, icon=":material/undo:")


def _workspaces() -> None:
    current = state.workspace()
    everything = dict(state.workspaces())
    st.selectbox(
        "Workspace",
        list(everything),
        format_func=lambda workspace_id: everything[workspace_id],
        key=state.given("workspace-choice", current.id),
        on_change=_switch,
    )
    st.text_input("Its name", key=state.given("workspace-name", current.name), on_change=_rename)
    st.text_input(
        "New workspace", key="workspace-new", placeholder="A company or a client", on_change=_create
    )
    st.download_button(
        "Download all of it (JSON)",
        state.workspace_file(),
        file_name="workspace.json",
        mime="application/json",
        key="workspace-download",
        icon=":material/download:",
        on_click="ignore",
    )
    file = st.file_uploader("Open a downloaded workspace", type="json", key=f"workspace-file-{current.id}")
    if file is not None:
        state.take_workspace(file.getvalue(), file.name)
        st.rerun()
    st.button(
        "Delete this workspace",
        icon=":material/delete:",
        on_click=state.delete_workspace,
        key="workspace-delete",
    )
    for workspace_id, name in state.deleted_workspaces():
        st.button(
            inert(f"Bring back {name}"),
            key=f"workspace-restore-{workspace_id}",
            icon=":material/restore_from_trash:",
            on_click=state.restore_workspace,
            args=(workspace_id,),
        )


def _switch() -> None:
    state.open_workspace(state.typed("workspace-choice"))


def _rename() -> None:
    state.rename_workspace(state.typed("workspace-name"))


def _create() -> None:
    state.create_workspace("workspace-new")
