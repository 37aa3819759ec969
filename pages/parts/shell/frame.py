"""The frame around every screen: styles, workspace, presentation mode, notices."""

from collections.abc import Sequence

import streamlit as st

from pages.parts import session, workspace
from pages.parts.components import half_typed, shortcuts, window_size
from pages.parts.components.keep_alive import keep_alive
from pages.parts.shell import theme
from pages.parts.shell.damage import damaged_entries
from pages.parts.shell.inert import inert
from pages.parts.shell.workspace_menu import workspace_menu

_OTHER_TURN = {"0": "1", "1": "0"}


def frame() -> None:
    """Draw what is on every screen, above the page's own content."""
    workspace.refresh()
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        name = inert(workspace.current().name)
        with st.popover(name, icon=":material/folder_open:", key="workspaces", on_change="rerun") as opened:
            if opened.open:
                workspace_menu()
        presenting = st.toggle(
            "Present",
            key="presenting",
            help="Presentation mode (large text)",
            persist_state="session",
            bind="query-params",
        )
        half_typed.watch()
        keep_alive()
        window_size.watch()
        shortcuts.watch()
    theme.inject_css("shell/shell.css", *(["shell/presenting.css"] if presenting else []))
    with st.container(key="damage"):
        if workspace.current().settings.demo and not presenting:
            _demo_bar()
        damaged_entries()
    # In their own container: what appears and disappears at the top must not redraw the page below it,
    # which can have half-typed text.
    notices = session.take_notices()
    with st.container(key="notices"):
        for notice in notices:
            if notice.tone == "bad":
                st.error(inert(notice.text), icon=":material/error:")
    _toasts([notice for notice in notices if notice.tone == "good"])


def _demo_bar() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="demo"):
        st.caption("Demo company: made up from start to finish. Change anything you like.", width="content")
        st.button(
            "Delete demo",
            key="demo-delete",
            icon=":material/delete:",
            type="tertiary",
            on_click=workspace.delete_workspace,
        )


def _toasts(notices: Sequence[session.Notice]) -> None:
    """Confirmations at the foot of the page; they move nothing and disappear on their own."""
    if notices:
        session.set_local("toast-turn", _OTHER_TURN[session.get_local("toast-turn") or "0"])
    with st.container(key="toasts", gap="xsmall"):
        for at, notice in enumerate(notices):
            # Two names take turns: a browser restarts an animation only if its name changes.
            key = f"toast-{session.get_local('toast-turn')}-{at}"
            with st.container(horizontal=True, vertical_alignment="center", key=key):
                st.success(inert(notice.text), icon=":material/check:")
                if notice.undo:
                    st.button(
                        "Undo",
                        key=f"notice-undo-{at}",
                        on_click=workspace.undo,
                        icon=":material/undo:",
                    )
