"""The history panel: what was changed, when and by whom, newest first, each version to be restored."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from gtm_framework.inert import inert_markdown
from gtm_framework.store import HistoryEntry
from pages.parts import state

_PAGE = 20
_OPEN, _SHOWN = "history", "history-shown"
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
        "", icon=":material/history:", key=_OPEN, help="History of this workspace", on_change="rerun"
    ) as opened:
        if opened.open:
            _history()


def _history() -> None:
    st.markdown("**History**")
    here, shown = state.workspace(), state.held(_SHOWN) or _PAGE
    entries = state.store().history(here.id, limit=shown)
    if not entries:
        st.info(_EMPTY)
        return
    st.caption(_HOW)
    for entry in entries:
        _entry(entry, current=entry.revision.number == here.revision)
    if entries[-1].revision.number > 1:
        st.button("Show older changes", key="history-older", on_click=_show_older, args=(shown,))


def _entry(entry: HistoryEntry, *, current: bool) -> None:
    revision = entry.revision
    when = local_time(revision.at, datetime.now(UTC), st.context.timezone_offset or 0)
    with st.container(horizontal=True, vertical_alignment="center", key=f"history-{revision.number}"):
        with st.container(gap=None):
            st.markdown(inert_markdown(entry.what))
            said = (when, revision.author, entry.note)
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


def local_time(at: datetime, now: datetime, minutes_behind: float) -> str:
    """A moment as the reader's clock shows it.

    Args:
        at: The moment, in UTC.
        now: The time now, in UTC.
        minutes_behind: How far the reader's clock is behind UTC; negative if it is ahead.
    """
    here, today = (moment - timedelta(minutes=minutes_behind) for moment in (at, now))
    if here.date() == today.date():
        return f"Today, {here:%H:%M}"
    return f"{here.day} {here:%b %Y, %H:%M}"


def _show_older(shown: int) -> None:
    state.hold(_SHOWN, shown + _PAGE)


@state.guarded
def _restore(number: int) -> None:
    state.put_in(_OPEN, value=False)
    state.hold(_SHOWN, None)
    here = state.leave()
    state.store().restore(here.id, number, author=state.author(), seen=here.revision)
    state.notify(f"Restored version {number}.", undo=True)
