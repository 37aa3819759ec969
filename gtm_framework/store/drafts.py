"""Drafts: text typed in a field and not sent yet, one for each field of a workspace.

A draft is not a document: it has no revision, no undo and no history, and no edit is based on it.
"""

from sqlalchemy import ColumnElement, and_, delete, insert, select

from gtm_framework.errors import RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.edits import LONGEST_ID, text_faults
from gtm_framework.store.rows import read_one, same
from gtm_framework.store.schema import drafts


class Drafts(StorePart):
    """What was typed and not sent yet."""

    def keep_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Save what was typed in a field in place of its earlier draft; this makes no revision.

        Args:
            workspace_id: Where.
            key: Which field, 1 to 500 characters.
            text: All of it; an empty text removes the draft.

        Raises:
            RefusedError: If the key or the text holds what no database can store; every fault is listed.
        """
        with self.database.writing() as connection:
            _check(key, text)
            workspaces.lock(connection, workspace_id)
            connection.execute(delete(drafts).where(_this(workspace_id, key)))
            if text:
                row = {"workspace_id": workspace_id, "key": key, "text": text, "at": self.clock()}
                connection.execute(insert(drafts).values(row))

    def draft(self, workspace_id: str, key: str) -> str:
        """What was typed in a field and not sent yet; empty if there is nothing."""
        with self.database.reading() as connection:
            workspaces.get(connection, workspace_id)
            row = read_one(connection, select(drafts).where(_this(workspace_id, key)), same)
        return "" if row is None else str(row.text)

    def drop_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Delete a draft after its text was sent, unless someone has typed another one meanwhile."""
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
