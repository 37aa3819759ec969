"""The list as a table that is edited in place: which table the editor shows, and saving what was typed."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pages.parts import session, workspace

SCORES = ("impact", "effort")
_EDITOR = "_editor"


def editor_key(name: str, ids: Sequence[str]) -> str:
    """A key for a table editor that lasts while only the editor itself changes what it shows.

    The editor keeps what was typed as changes to the table that it was first given. As long as its
    own edits are the only ones, it keeps that table, and with it the cursor; any other change (an
    undo, another screen, another filter, a while off the screen) starts it again from the store.
    """
    editor = session.widget_value(_EDITOR)
    seen = workspace.current()
    showing = (seen.id, tuple(ids))
    if (
        editor is None
        or (editor["showing"], editor["revision"]) != (showing, seen.revision)
        or session.widget_value(editor["key"]) is None
    ):
        editor = {"showing": showing, "revision": seen.revision, "key": f"{name}-{seen.revision}"}
        session.set_widget(_EDITOR, editor)
    return str(editor["key"])


def editor_base(key: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table that the editor of this key was first given."""
    editor = session.widget_value(_EDITOR)
    return editor.setdefault("base", table) if editor["key"] == key else table


def save_edited_rows(key: str, ids: Sequence[str]) -> None:
    """Save what was typed in a table editor as one revision."""
    seen = workspace.current()
    changed = []
    for row, cells in session.widget_value(key)["edited_rows"].items():
        before = seen.initiative(ids[int(row)])
        if before is None:
            continue
        after = before.with_changes(**{name: _cell(name, cell) for name, cell in cells.items()})
        if after != before:
            changed.append(after)
    if changed:
        summary = "Edit in the table" if len(changed) > 1 else f"Edit “{changed[0].title}”"
        workspace.edit_ideas(changed, summary)
        session.widget_value(_EDITOR)["revision"] = workspace.current().revision


def _cell(name: str, typed: Any) -> Any:
    return typed if typed is not None or name in SCORES else ""
