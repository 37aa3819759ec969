"""Workspaces: listed, created, renamed, and deleted in a way that can be undone."""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, insert, select, update

from gtm_framework.errors import RefusedError
from gtm_framework.store.base import StorePart
from gtm_framework.store.errors import NameTakenError, UnknownWorkspaceError
from gtm_framework.store.model import Workspace
from gtm_framework.store.rows import Found, read_one, read_readable, same
from gtm_framework.store.schema import workspaces

LONGEST_NAME = 200

_FIELDS: Sequence[Column[Any]] = (
    workspaces.c.id,
    workspaces.c.name,
    workspaces.c.created_at,
    workspaces.c.deleted_at,
)


class Workspaces(StorePart):
    """The list of workspaces."""

    def workspaces(self) -> tuple[Workspace, ...]:
        """The workspaces that aren't deleted, by name; see `Store.damaged_rows` for those left out."""
        with self.database.reading() as connection:
            living = _living(connection)
        self.database.damage.note(workspaces.name, "living", living.damaged)
        return tuple(sorted(living.good, key=lambda workspace: _key(workspace.name)))

    def deleted_workspaces(self) -> tuple[Workspace, ...]:
        """The deleted workspaces, most recently deleted first."""
        query = (
            select(*_FIELDS)
            .where(workspaces.c.deleted_at.is_not(None))
            .order_by(workspaces.c.deleted_at.desc(), workspaces.c.id)
        )
        with self.database.reading() as connection:
            found = read_readable(connection, query, _workspace)
        self.database.damage.note(workspaces.name, "deleted", found.damaged)
        return tuple(found.good)

    def create_workspace(self, name: str) -> Workspace:
        """Create an empty workspace.

        Args:
            name: One line of 1 to 200 characters; surrounding spaces are removed.

        Raises:
            NameTakenError: If another workspace has the name; deleted ones don't count.
            RefusedError: If it isn't a valid name.
        """
        with self.database.writing(alone=True) as connection:
            now, name = self.clock(), _free_name(connection, name)
            made = f"w-{secrets.token_hex(6)}"
            row = {"id": made, "name": name, "name_key": _key(name), "revision": 0, "created_at": now}
            connection.execute(insert(workspaces).values(row))
            return get(connection, made)[0]

    def rename_workspace(self, workspace_id: str, name: str) -> Workspace:
        """Rename a workspace; raises the same errors as `create_workspace`."""
        with self.database.writing(alone=True) as connection:
            lock(connection, workspace_id)
            name = _free_name(connection, name, but=workspace_id)
            _set(connection, workspace_id, name=name, name_key=_key(name))
            return get(connection, workspace_id)[0]

    def delete_workspace(self, workspace_id: str) -> Workspace:
        """Delete a workspace; nothing is lost, and `restore_workspace` brings it back."""
        with self.database.writing() as connection:
            now = self.clock()
            lock(connection, workspace_id)
            _set(connection, workspace_id, deleted_at=now)
            return _workspace(_row(connection, workspace_id, locked=False))

    def restore_workspace(self, workspace_id: str) -> Workspace:
        """Restore a deleted workspace with its documents and history.

        A workspace that isn't deleted stays unchanged.

        Raises:
            NameTakenError: If another workspace has taken its name in the meantime.
        """
        with self.database.writing(alone=True) as connection:
            row = _row(connection, workspace_id, locked=True)
            other = _living_named(connection, _key(row.name))
            if other is not None and other.id != workspace_id:
                raise NameTakenError(
                    row.name, other.name, "Rename the other workspace, then restore this one."
                )
            _set(connection, workspace_id, deleted_at=None)
            return get(connection, workspace_id)[0]


def get(connection: Connection, workspace_id: str) -> tuple[Workspace, int]:
    """A workspace and the number of its newest revision.

    Raises:
        UnknownWorkspaceError: If it never existed or is deleted.
    """
    return _get(connection, workspace_id, locked=False)


def lock(connection: Connection, workspace_id: str) -> tuple[Workspace, int]:
    """The same as `get`, with the workspace locked until this transaction ends."""
    return _get(connection, workspace_id, locked=True)


def advance(connection: Connection, workspace_id: str, number: int) -> None:
    """Set the number of the newest revision; the caller holds the lock."""
    _set(connection, workspace_id, revision=number)


def _living(connection: Connection) -> Found[Workspace]:
    return read_readable(connection, select(*_FIELDS).where(workspaces.c.deleted_at.is_(None)), _workspace)


def _unknown(
    connection: Connection, name: str, deleted_at: datetime | None = None
) -> UnknownWorkspaceError:
    names = sorted((workspace.name for workspace in _living(connection).good), key=_key)
    return UnknownWorkspaceError(name, names, deleted_at)


def _get(connection: Connection, workspace_id: str, *, locked: bool) -> tuple[Workspace, int]:
    row = _row(connection, workspace_id, locked=locked)
    if row.deleted_at is not None:
        raise _unknown(connection, row.name, row.deleted_at)
    return _workspace(row), row.revision


def _row(connection: Connection, workspace_id: str, *, locked: bool) -> Row[*tuple[Any, ...]]:
    query = select(*_FIELDS, workspaces.c.revision).where(workspaces.c.id == workspace_id)
    row = read_one(connection, query.with_for_update() if locked else query, same)
    if row is None:
        raise _unknown(connection, workspace_id)
    return row


def _set(connection: Connection, workspace_id: str, **values: object) -> None:
    connection.execute(update(workspaces).where(workspaces.c.id == workspace_id).values(values))


def _workspace(row: Row[*tuple[Any, ...]]) -> Workspace:
    return Workspace(row.id, row.name, row.created_at, row.deleted_at)


def _living_named(connection: Connection, key: str) -> Workspace | None:
    query = select(*_FIELDS).where(workspaces.c.name_key == key, workspaces.c.deleted_at.is_(None))
    return read_one(connection, query, _workspace)


def _free_name(connection: Connection, name: str, but: str | None = None) -> str:
    """The name without surrounding blanks; rejected if it isn't valid or another workspace has it."""
    name = name.strip()
    if fault := _name_fault(name):
        raise RefusedError(f"workspace name {name!r}", [fault])
    other = _living_named(connection, _key(name))
    if other is not None and other.id != but:
        raise NameTakenError(name, other.name, "Choose another name, or rename the other workspace first.")
    return name


def _name_fault(name: str) -> str | None:
    if not name:
        return "It is empty. Enter a name."
    if len(name) > LONGEST_NAME:
        return f"It has {len(name)} characters. Use at most {LONGEST_NAME}."
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        return "It contains a line break or a character that can’t be displayed. Use one line of text."
    return None


def _key(name: str) -> str:
    """The comparison form of a name: names that look the same are the same."""
    return unicodedata.normalize("NFC", name.casefold())
