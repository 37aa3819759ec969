"""Revisions: numbered steps of a workspace, each with all the documents it changed.

Undo and redo are two stacks stored in the revisions themselves. Each revision says which edit an undo after
it would revert (`undo_next`) and which undo a redo after it would reverse (`redo_next`). The entry below
the top of a stack is the one that the revision just before that top pointed to.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, select, update

from gtm_framework.store import workspaces
from gtm_framework.store.edits import Key
from gtm_framework.store.errors import UnknownRevisionError
from gtm_framework.store.model import Revision, RevisionKind
from gtm_framework.store.rows import read_all, read_one, same
from gtm_framework.store.schema import changes, documents, revisions


class Stored(NamedTuple):
    """A document as stored in its row."""

    body: str
    position: float
    revision: int


class Content(NamedTuple):
    """What a document's row will contain."""

    body: str
    position: float


Turn = Mapping[Key, tuple[Stored | None, Content | None]]
"""Each document a revision changes: its current and its new content; None if there is none."""


class Pointers(NamedTuple):
    """The tops of the two stacks after a revision."""

    undo_next: int | None
    redo_next: int | None


def content(row: Stored | None) -> Content | None:
    """A stored document without the revision that wrote it."""
    return row and Content(row.body, row.position)


def find(connection: Connection, workspace_id: str, number: int | None) -> Revision | None:
    """One revision, or None if there is none with this number."""
    if number is None:
        return None
    return read_one(connection, _numbered(workspace_id, number), revision_of)


def pointers(connection: Connection, workspace_id: str, number: int) -> Pointers:
    """The tops of the stacks after a revision; 0 is the state before the first."""
    row = read_one(connection, _numbered(workspace_id, number), same)
    return Pointers(row.undo_next, row.redo_next) if row else Pointers(None, None)


def revision_of(row: Row[Any]) -> Revision:
    """A revision's row as a record."""
    return Revision(row.number, row.at, row.summary, row.author, RevisionKind(row.kind), row.of)


def changed_by(
    connection: Connection, workspace_id: str, number: int
) -> Iterator[tuple[Key, Stored | None, Stored | None]]:
    """Each document a revision changed, before and after, in the order they were saved."""
    query = (
        select(changes)
        .where(changes.c.workspace_id == workspace_id, changes.c.revision == number)
        .order_by(changes.c.ordinal)
    )
    for row in read_all(connection, query, same):
        yield (
            (row.kind, row.id),
            Stored(row.before_body, row.before_position, row.before_revision) if row.before_body else None,
            Stored(row.after_body, row.after_position, row.revision) if row.after_body else None,
        )


def documents_at(connection: Connection, workspace_id: str, number: int) -> dict[Key, Stored]:
    """Every document at a revision; 0 is the empty workspace before the first.

    Raises:
        UnknownRevisionError: If the workspace has no revision with this number.
    """
    workspace, latest = workspaces.get(connection, workspace_id)
    if not 0 <= number <= latest:
        raise UnknownRevisionError(workspace.name, number, latest)
    newest = (
        select(changes.c.kind, changes.c.id, func.max(changes.c.revision).label("revision"))
        .where(changes.c.workspace_id == workspace_id, changes.c.revision <= number)
        .group_by(changes.c.kind, changes.c.id)
        .subquery()
    )
    joined = and_(*(changes.c[name] == newest.c[name] for name in ("kind", "id", "revision")))
    query = (
        select(changes)
        .join(newest, joined)
        .where(changes.c.workspace_id == workspace_id, changes.c.after_body.is_not(None))
    )
    rows = read_all(connection, query, same)
    return {(row.kind, row.id): Stored(row.after_body, row.after_position, row.revision) for row in rows}


def write(
    connection: Connection, workspace_id: str, revision: Revision, after: Pointers, turn: Turn
) -> Revision:
    """Write one revision, its changes, and the documents after it."""
    connection.execute(
        insert(revisions).values(
            workspace_id=workspace_id,
            number=revision.number,
            at=revision.at,
            summary=revision.summary,
            author=revision.author,
            kind=str(revision.kind),
            of=revision.of,
            **after._asdict(),
        )
    )
    where = {"workspace_id": workspace_id, "revision": revision.number}
    rows = [{**where, "ordinal": n, **_change(key, *turn[key])} for n, key in enumerate(turn)]
    connection.execute(insert(changes), rows)
    _write_documents(connection, workspace_id, revision.number, turn)
    workspaces.advance(connection, workspace_id, revision.number)
    return revision


def _numbered(workspace_id: str, number: int) -> Select[*tuple[Any, ...]]:
    return select(revisions).where(revisions.c.workspace_id == workspace_id, revisions.c.number == number)


def _change(key: Key, before: Stored | None, after: Content | None) -> dict[str, Any]:
    return {
        "kind": key[0],
        "id": key[1],
        "before_body": before and before.body,
        "before_position": before and before.position,
        "before_revision": before and before.revision,
        "after_body": after and after.body,
        "after_position": after and after.position,
    }


def _write_documents(connection: Connection, workspace_id: str, number: int, turn: Turn) -> None:
    """At most three statements, however many documents there are."""
    new, altered, gone = [], [], []
    for (kind, document_id), (before, after) in turn.items():
        if after is None:
            gone.append({"kind_": kind, "id_": document_id})
            continue
        row = {"body": after.body, "position": after.position, "revision": number}
        if before is None:
            new.append({"workspace_id": workspace_id, "kind": kind, "id": document_id, **row})
        else:
            altered.append({"kind_": kind, "id_": document_id, **row})
    these = (
        (documents.c.workspace_id == workspace_id)
        & (documents.c.kind == bindparam("kind_"))
        & (documents.c.id == bindparam("id_"))
    )
    if gone:
        connection.execute(delete(documents).where(these), gone)
    if altered:
        connection.execute(update(documents).where(these), altered)
    if new:
        connection.execute(insert(documents), new)
