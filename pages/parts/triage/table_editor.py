"""The list as an editable table: which table the editor shows, and saving what was typed."""

from collections.abc import Sequence

import pandas as pd

from gtm_framework.english import counted, first_few
from gtm_framework.exchange.cells import typed_cells
from gtm_framework.inert import inert_markdown
from pages.parts import session, workspace

_EDITOR = "_editor"
_SHOWN = 5


def editor_key(name: str, ids: Sequence[str]) -> str:
    """A key for a table editor that stays the same while only the editor changes what it shows.

    The editor stores what was typed as changes to the table it first received. As long as its own edits are
    the only ones, it keeps that table, and with it the cursor; any other change (an undo, another screen,
    another filter, leaving the page) restarts it from the store.
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
    """The table first given to the editor with this key."""
    editor = session.widget_value(_EDITOR)
    return editor.setdefault("base", table) if editor["key"] == key else table


def save_edited_rows(key: str, ids: Sequence[str]) -> None:
    """Save what was typed or pasted in a table editor as one revision; report what was left unchanged."""
    seen = workspace.current()
    typed = {ids[int(row)]: cells for row, cells in session.widget_value(key)["edited_rows"].items()}
    known = {name: idea for name in typed if (idea := seen.initiative(name))}
    done = typed_cells(known, typed, seen.settings.methods.inputs)
    if done.changed:
        one = len(done.changed) == 1
        summary = (
            f"Edit “{done.changed[0].title}”"
            if one
            else f"Edit {counted(len(done.changed), 'idea')} in the table"
        )
        workspace.edit_ideas(done.changed, summary)
        session.widget_value(_EDITOR)["revision"] = workspace.current().revision
    if done.rejected:
        session.set_widget(_EDITOR, None)
        told = first_few(done.rejected, _SHOWN)
        session.notify("\n\n".join(inert_markdown(each) for each in told), tone="bad")
