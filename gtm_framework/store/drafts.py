"""What was typed and not sent yet: one text for each field of a workspace, kept beside its documents.

A draft is no document: it has no revision, no undo and no history, and no edit is based on it.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from gtm_framework.errors import RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.edits import LONGEST_ID, text_faults
from gtm_framework.store.schema import drafts


def keep(connection: Connection, workspace_id: str, key: str, text: str, now: datetime) -> None:
    """Put this text down for a field in place of the one before; an empty text leaves none."""
    _check(key, text)
    workspaces.lock(connection, workspace_id)
    connection.execute(delete(drafts).where(_this(workspace_id, key)))
    if text:
        connection.execute(insert(drafts).values(workspace_id=workspace_id, key=key, text=text, at=now))


def get(connection: Connection, workspace_id: str, key: str) -> str:
    """The text of a field; empty when there is none."""
    workspaces.get(connection, workspace_id)
    row = connection.execute(select(drafts.c.text).where(_this(workspace_id, key))).one_or_none()
    return "" if row is None else str(row.text)


def drop(connection: Connection, workspace_id: str, key: str, text: str) -> None:
    """Forget a field's text, unless it is another one by now."""
    workspaces.lock(connection, workspace_id)
    connection.execute(delete(drafts).where(_this(workspace_id, key), drafts.c.text == text))


def _this(workspace_id: str, key: str) -> ColumnElement[bool]:
    return and_(drafts.c.workspace_id == workspace_id, drafts.c.key == key)


def _check(key: str, text: str) -> None:
    faults = []
    if not 0 < len(key) <= LONGEST_ID:
        faults.append(f"the key has {len(key)} characters. Give 1 to {LONGEST_ID}.")
    faults += [f"in the key {fault}" for fault in text_faults(key)]
    faults += [f"in the text {fault}" for fault in text_faults(text)]
    if faults:
        raise RefusedError("draft", faults)
