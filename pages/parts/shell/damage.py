"""Unreadable database entries: what is wrong with them, and a file with them."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted, first_few
from gtm_framework.store import DamagedRow, DamagedRowError, damage_file
from pages.parts import session
from pages.parts.shell.inert import inert

_NAMED = 3


def damaged_entries() -> None:
    """Say which entries the lists left out, above a page that shows the rest."""
    rows = session.store().damaged_rows()
    if not rows:
        return
    entries = counted(len(rows), "damaged entry", "damaged entries")
    named = "; ".join(line.rstrip(".") for line in first_few([str(row) for row in rows], _NAMED))
    advice = "Everything else works. Download what is left out, then restore a backup."
    st.error(
        inert(f"The database has {entries}, left out here: {named}. {advice}"), icon=":material/error:"
    )
    _download(rows)


def damaged_entry(error: DamagedRowError, *, is_open: bool) -> None:
    """Replace a page with a message about the entry it needs; guests aren't told which.

    Args:
        error: The store's message.
        is_open: Whether this visitor may see every page.
    """
    st.error(inert(error.worded(for_guest=not is_open)), icon=":material/error:")
    if is_open:
        _download([error.row])


def _download(rows: Sequence[DamagedRow]) -> None:
    st.download_button(
        "Download damaged entries (JSON)",
        damage_file(rows),
        file_name="damaged-entries.json",
        mime="application/json",
        key="damaged-entries",
        icon=":material/download:",
        on_click="ignore",
    )
