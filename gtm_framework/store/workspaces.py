"""Which workspaces there are: made, renamed, deleted so that they can come back."""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, insert, select, update

from gtm_framework.errors import RefusedError
from gtm_framework.store.records import Workspace
from gtm_framework.store.refusals import NameTakenError, UnknownWorkspaceError
from gtm_framework.store.schema import workspaces

LONGEST_NAME = 200

_FIELDS: Sequence[Column[Any]] = (
    workspaces.c.id,
    workspaces.c.name,
    workspaces.c.created_at,
    workspaces.c.deleted_at,
)


def living(connection: Connection) -> tuple[Workspace, ...]:
    """Every workspace that is not deleted, by name."""
    rows = connection.execute(select(*_FIELDS).where(workspaces.c.deleted_at.is_(None)))
    return tuple(sorted(map(_workspace, rows), key=lambda workspace: _key(workspace.name)))


def deleted(connection: Connection) -> tuple[Workspace, ...]:
    """Every deleted workspace, the last one deleted first."""
    rows = connection.execute(
        select(*_FIELDS)
        .where(workspaces.c.deleted_at.is_not(None))
        .order_by(workspaces.c.deleted_at.desc(), workspaces.c.id)
    )
    return tuple(map(_workspace, rows))


def named(connection: Connection, name: str) -> Workspace:
    """The living workspace of this name, upper and lower case alike."""
    found = _living_named(connection, _key(name.strip()))
    if found is None:
        raise unknown(connection, name)
    return found


def get(connection: Connection, workspace_id: str) -> tuple[Workspace, int]:
    """A living workspace and the number of its newest revision.

    Raises:
        UnknownWorkspaceError: If it never existed or is deleted.
    """
    return _get(connection, workspace_id, locked=False)


def lock(connection: Connection, workspace_id: str) -> tuple[Workspace, int]:
    """The same as `get`, and nobody else writes to the workspace before this transaction ends."""
    return _get(connection, workspace_id, locked=True)


def unknown(connection: Connection, name: str, deleted_at: datetime | None = None) -> UnknownWorkspaceError:
    """The refusal that names what there is instead."""
    return UnknownWorkspaceError(name, [workspace.name for workspace in living(connection)], deleted_at)


def create(connection: Connection, name: str, now: datetime) -> Workspace:
    """A new, empty workspace; the caller's transaction is alone."""
    name = _free_name(connection, name)
    made = Workspace(f"w-{secrets.token_hex(6)}", name, now)
    connection.execute(
        insert(workspaces).values(id=made.id, name=name, name_key=_key(name), revision=0, created_at=now)
    )
    return _get(connection, made.id, locked=False)[0]


def rename(connection: Connection, workspace_id: str, name: str) -> Workspace:
    """The same workspace under another name; the caller's transaction is alone."""
    lock(connection, workspace_id)
    name = _free_name(connection, name, but=workspace_id)
    _set(connection, workspace_id, name=name, name_key=_key(name))
    return get(connection, workspace_id)[0]


def delete(connection: Connection, workspace_id: str, now: datetime) -> Workspace:
    """Put a workspace aside with all that it holds."""
    lock(connection, workspace_id)
    _set(connection, workspace_id, deleted_at=now)
    return _workspace(_row(connection, workspace_id, locked=False))


def restore(connection: Connection, workspace_id: str) -> Workspace:
    """Bring a deleted workspace back as it was; the caller's transaction is alone."""
    row = _row(connection, workspace_id, locked=True)
    other = _living_named(connection, _key(row.name))
    if other is not None and other.id != workspace_id:
        raise NameTakenError(row.name, other.name, "Rename that one first, then restore this one.")
    _set(connection, workspace_id, deleted_at=None)
    return get(connection, workspace_id)[0]


def advance(connection: Connection, workspace_id: str, number: int) -> None:
    """Say which revision is the newest; the caller holds the lock."""
    _set(connection, workspace_id, revision=number)


def _get(connection: Connection, workspace_id: str, *, locked: bool) -> tuple[Workspace, int]:
    row = _row(connection, workspace_id, locked=locked)
    if row.deleted_at is not None:
        raise unknown(connection, row.name, row.deleted_at)
    return _workspace(row), row.revision


def _row(connection: Connection, workspace_id: str, *, locked: bool) -> Row[*tuple[Any, ...]]:
    query = select(*_FIELDS, workspaces.c.revision).where(workspaces.c.id == workspace_id)
    row = connection.execute(query.with_for_update() if locked else query).one_or_none()
    if row is None:
        raise unknown(connection, workspace_id)
    return row


def _set(connection: Connection, workspace_id: str, **values: object) -> None:
    connection.execute(update(workspaces).where(workspaces.c.id == workspace_id).values(values))


def _workspace(row: Row[*tuple[Any, ...]]) -> Workspace:
    return Workspace(row.id, row.name, row.created_at, row.deleted_at)


def _living_named(connection: Connection, key: str) -> Workspace | None:
    row = connection.execute(
        select(*_FIELDS).where(workspaces.c.name_key == key, workspaces.c.deleted_at.is_(None))
    ).one_or_none()
    return None if row is None else _workspace(row)


def _free_name(connection: Connection, name: str, but: str | None = None) -> str:
    """The name without surrounding blanks, refused unless it can be one and no other workspace has it."""
    name = name.strip()
    if fault := _name_fault(name):
        raise RefusedError(f"workspace name {name!r}", [fault])
    other = _living_named(connection, _key(name))
    if other is not None and other.id != but:
        raise NameTakenError(name, other.name, "Choose another name, or rename that one first.")
    return name


def _name_fault(name: str) -> str | None:
    if not name:
        return "It is empty. Give the workspace a name."
    if len(name) > LONGEST_NAME:
        return f"It has {len(name)} characters. Give at most {LONGEST_NAME}."
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        return "It holds a line break or another character that cannot be shown. Give one line of text."
    return None


def _key(name: str) -> str:
    """What two names that people take for the same have in common."""
    return unicodedata.normalize("NFC", name.casefold())
