"""The company's own table, edited in place: which table an editor shows, and saving what was typed."""

from collections.abc import Callable

from gtm_framework.scorecard.own_sheet import Edits, OwnTable, example_own_table
from gtm_framework.workspace import OWN_TABLE
from pages.parts import session, workspace


def own_table() -> OwnTable:
    """The open workspace's own table, or the example while there is none."""
    return workspace.current().own_table or example_own_table()


def save_own_table(table: OwnTable, summary: str) -> None:
    """Save the own table if it has changed."""
    if table != workspace.current().own_table:
        workspace.save_document(OWN_TABLE, table, summary)


def own_editor(name: str) -> tuple[str, OwnTable]:
    """The key of an editor of the own table, and the table that it was first given.

    While its own edits are the only ones it keeps both, and with them the cursor; any other change of
    the table, or a while off the screen, starts it again.
    """
    editor = session.widget_value(f"_own-{name}")
    revision = _revision()
    if editor is None or editor["revision"] != revision or session.widget_value(editor["key"]) is None:
        key = f"own-{name}-" + "-".join(map(str, revision))
        editor = {"revision": revision, "key": key, "base": own_table()}
        session.set_widget(f"_own-{name}", editor)
    return str(editor["key"]), editor["base"]


def save_own_edits(name: str, change: Callable[[OwnTable, Edits], OwnTable]) -> None:
    """Save what was typed in an editor of the own table, inside its callback."""
    editor = session.widget_value(f"_own-{name}")
    typed = session.widget_value(editor["key"])
    edits = Edits(typed["edited_rows"], typed["added_rows"], typed["deleted_rows"])
    save_own_table(change(editor["base"], edits), "Edit the table of our own")
    editor["revision"] = _revision()


def _revision() -> tuple[str, int]:
    seen = workspace.current()
    return seen.id, seen.based_on.get((OWN_TABLE, OWN_TABLE), 0)
