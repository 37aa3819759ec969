"""Drafts: text typed in a field but not sent yet, one per field of a workspace.

A draft isn't a document: it has no revision, undo, or history, and no edit is based on it.
"""

from sqlalchemy import ColumnElement, and_, delete, insert, select

from gtm_framework.errors import RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.edits import LONGEST_ID, text_faults
from gtm_framework.store.rows import read_one, same
from gtm_framework.store.schema import drafts


class Drafts(StorePart):
    """Text that was typed but not sent yet."""

    def keep_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Save a field's text, replacing its earlier draft; this creates no revision.

        Args:
            workspace_id: The workspace.
            key: The field, 1 to 500 characters.
            text: The complete text; an empty text removes the draft.

        Raises:
            RefusedError: If the key or the text can't be stored in a database; lists every error.
        """
        with self.database.writing() as connection:
            _check(key, text)
            workspaces.lock(connection, workspace_id)
            connection.execute(delete(drafts).where(_this(workspace_id, key)))
            if text:
                row = {"workspace_id": workspace_id, "key": key, "text": text, "at": self.clock()}
                connection.execute(insert(drafts).values(row))

    def draft(self, workspace_id: str, key: str) -> str:
        """A field's text that wasn't sent yet; empty if there is none."""
        with self.database.reading() as connection:
            workspaces.get(connection, workspace_id)
            row = read_one(connection, select(drafts).where(_this(workspace_id, key)), same)
        return "" if row is None else str(row.text)

    def drop_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Delete a draft after its text was sent, unless someone has typed another one in the meantime."""
        with self.database.writing() as connection:
            workspaces.lock(connection, workspace_id)
            connection.execute(delete(drafts).where(_this(workspace_id, key), drafts.c.text == text))


def _this(workspace_id: str, key: str) -> ColumnElement[bool]:
    return and_(drafts.c.workspace_id == workspace_id, drafts.c.key == key)


def _check(key: str, text: str) -> None:
    faults = []
    if not 0 < len(key) <= LONGEST_ID:
        faults.append(f"the key has {len(key)} characters. Use 1 to {LONGEST_ID}.")
    faults += [f"in the key, {fault}" for fault in text_faults(key)]
    faults += [f"in the text, {fault}" for fault in text_faults(text)]
    if faults:
        raise RefusedError("draft", faults)
