"""Tables that are edited in place."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gtm_framework.scorecard.own_sheet import Edits, OwnTable
from gtm_framework.workspace import OWN_TABLE
from pages.parts.state.edits import edit_many, keep_own_table, own_table
from pages.parts.state.opened import seen, workspace

SCORES = ("impact", "effort")


def editor_key(name: str, ids: Sequence[str]) -> str:
    """A key for a table editor that lasts while only the editor itself changes what it shows.

    The editor keeps what was typed as changes to the table that it was first given. As long as its
    own edits are the only ones, it keeps that table, and with it the cursor; any other change (an
    undo, another screen, another filter, a while off the screen) starts it afresh from the store.
    """
    held = st.session_state.get("_editor")
    showing = (workspace().id, tuple(ids))
    if (
        held is None
        or (held["showing"], held["revision"]) != (showing, workspace().revision)
        or held["key"] not in st.session_state
    ):
        held = {
            "showing": showing,
            "revision": workspace().revision,
            "key": f"{name}-{workspace().revision}",
        }
        st.session_state["_editor"] = held
    return str(held["key"])


def editor_base(key: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table that the editor of this key was first given."""
    held = st.session_state["_editor"]
    return held.setdefault("base", table) if held["key"] == key else table


def save_edited_rows(key: str, ids: Sequence[str]) -> None:
    """Put down what was typed in a table editor as one revision."""
    current = seen()
    changed = []
    for row, cells in st.session_state[key]["edited_rows"].items():
        before = current.initiative(ids[int(row)])
        if before is None:
            continue
        after = before.with_changes(**{name: _cell(name, cell) for name, cell in cells.items()})
        if after != before:
            changed.append(after)
    if changed:
        edit_many(changed, "Edit in the table" if len(changed) > 1 else f"Edit “{changed[0].title}”")
        st.session_state["_editor"]["revision"] = workspace().revision


def _cell(name: str, typed_in: Any) -> Any:
    return typed_in if typed_in is not None or name in SCORES else ""


def own_editor(name: str) -> tuple[str, OwnTable]:
    """The key of an editor of the own table, and the table that it was first given.

    As with `editor_key`: while its own edits are the only ones it keeps both, and with them the
    cursor; any other change of the table, or a while off the screen, starts it afresh.
    """
    held = st.session_state.get(f"_own-{name}")
    revision = _own_revision()
    if held is None or held["revision"] != revision or held["key"] not in st.session_state:
        key = f"own-{name}-" + "-".join(map(str, revision))
        held = {"revision": revision, "key": key, "base": own_table()}
        st.session_state[f"_own-{name}"] = held
    return str(held["key"]), held["base"]


def save_own_edits(name: str, change: Callable[[OwnTable, Edits], OwnTable]) -> None:
    """Put down what was typed in an editor of the own table, inside its callback."""
    held = st.session_state[f"_own-{name}"]
    typed_in = st.session_state[held["key"]]
    edits = Edits(typed_in["edited_rows"], typed_in["added_rows"], typed_in["deleted_rows"])
    keep_own_table(change(held["base"], edits), "Edit the table of our own")
    held["revision"] = _own_revision()


def _own_revision() -> tuple[str, int]:
    current = workspace()
    return current.id, current.based_on.get((OWN_TABLE, OWN_TABLE), 0)
