"""Editing your own scorecard in place: the table each editor shows, and saving its edits."""

from collections.abc import Callable

from gtm_framework.scorecard.own import Edits, OwnTable, example_own_table
from gtm_framework.workspace import OWN_TABLE
from pages.parts import session, workspace


def own_table() -> OwnTable:
    """The open workspace's own scorecard, or the example if it has none."""
    return workspace.current().own_table or example_own_table()


def save_own_table(table: OwnTable, summary: str) -> None:
    """Save the scorecard if it has changed."""
    if table != workspace.current().own_table:
        workspace.save_document(OWN_TABLE, table, summary)


def own_editor(name: str) -> tuple[str, OwnTable]:
    """The key of a scorecard editor, and the table it started from.

    As long as all changes come from the editor itself, both stay the same, and with them the cursor. Any
    other change, or leaving the screen, restarts the editor.
    """
    editor = session.widget_value(f"_own-{name}")
    revision = _revision()
    if editor is None or editor["revision"] != revision or session.widget_value(editor["key"]) is None:
        key = f"own-{name}-" + "-".join(map(str, revision))
        editor = {"revision": revision, "key": key, "base": own_table()}
        session.set_widget(f"_own-{name}", editor)
    return str(editor["key"]), editor["base"]


def save_own_edits(name: str, change: Callable[[OwnTable, Edits], OwnTable]) -> None:
    """Save the edits of a scorecard editor, inside its callback."""
    editor = session.widget_value(f"_own-{name}")
    typed = session.widget_value(editor["key"])
    edits = Edits(typed["edited_rows"], typed["added_rows"], typed["deleted_rows"])
    save_own_table(change(editor["base"], edits), "Edit your own scorecard")
    editor["revision"] = _revision()


def _revision() -> tuple[str, int]:
    seen = workspace.current()
    return seen.id, seen.based_on.get((OWN_TABLE, OWN_TABLE), 0)
