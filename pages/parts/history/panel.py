"""The history panel: what was changed, when and by whom, newest first, with a restore button for each."""

from datetime import UTC, datetime

import streamlit as st

from gtm_framework.inert import inert_markdown
from gtm_framework.store import HistoryEntry, when_changed
from pages.parts import session, workspace

_PAGE = 20
_OPEN, _BEFORE = "history", "history-before"
_EMPTY = (
    "Nothing has been changed in this workspace yet. Every change will be listed here with its time, and "
    "you can go back to any version."
)
_HOW = (
    "Newest first. Restoring a version keeps the later ones in the history, and you can undo it. "
    "Workshops and votes are not affected."
)


def panel() -> None:
    """The button that opens the history."""
    with st.popover(
        "History", icon=":material/history:", key=_OPEN, help="History of this workspace", on_change="rerun"
    ) as opened:
        if opened.open:
            _history()


def _history() -> None:
    st.markdown("**History**")
    here, before = workspace.current(), session.get_local(_BEFORE)
    entries = session.store().history(here.id, limit=_PAGE, before=before)
    if not entries:
        st.info(_EMPTY)
        return
    st.caption(_HOW)
    for entry in entries:
        _entry(entry, current=entry.revision.number == here.revision)
    with st.container(horizontal=True):
        if before is not None:
            st.button("Newest changes", key="history-newest", on_click=_turn_to, args=(None,))
        oldest = entries[-1].revision.number
        if oldest > 1:
            st.button("Older changes", key="history-older", on_click=_turn_to, args=(oldest,))


def _entry(entry: HistoryEntry, *, current: bool) -> None:
    revision = entry.revision
    behind = st.context.timezone_offset or 0
    when = when_changed(revision.at, datetime.now(UTC), behind, session.date_words)
    with st.container(horizontal=True, vertical_alignment="center", key=f"history-{revision.number}"):
        with st.container(gap=None):
            st.markdown(inert_markdown(entry.what))
            said = (f"Version {revision.number}", when, revision.author, entry.note)
            st.caption(" · ".join(inert_markdown(words) for words in said if words))
        if current:
            st.caption("Current version", width="content")
        else:
            st.button(
                "Restore this version",
                key=f"history-restore-{revision.number}",
                type="tertiary",
                icon=":material/settings_backup_restore:",
                on_click=_restore,
                args=(revision.number,),
            )


def _turn_to(before: int | None) -> None:
    session.set_local(_BEFORE, before)


@session.report_errors
def _restore(number: int) -> None:
    session.set_widget(_OPEN, value=False)
    session.set_local(_BEFORE, None)
    here = workspace.current()
    session.store().restore(here.id, number, author=session.author(), seen=here.revision)
    session.notify(f"Restored version {number}.", undo=True)
