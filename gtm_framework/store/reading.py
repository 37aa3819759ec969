"""What a workspace holds, what it held, and by which revisions it came there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select

from gtm_framework.store import workspaces
from gtm_framework.store.bodies import from_text
from gtm_framework.store.edits import Edit, Key
from gtm_framework.store.records import Change, Conflict, Document, Revision, RevisionKind, Snapshot
from gtm_framework.store.refusals import UnknownRevisionError
from gtm_framework.store.schema import changes, documents, revisions

_KEYS_AT_ONCE = 5000  # PostgreSQL and SQLite both take some 32,000 parameters in a statement


class Stored(NamedTuple):
    """A document as its row has it."""

    body: str
    position: float
    revision: int


def load(connection: Connection, workspace_id: str, sorts: Sequence[str] | None) -> Snapshot:
    """The workspace as it is now."""
    workspace, number = workspaces.get(connection, workspace_id)
    query = select(documents).where(documents.c.workspace_id == workspace_id)
    if sorts is not None:
        query = query.where(documents.c.sort.in_(sorts))
    rows = connection.execute(query)
    found = [_document(row.sort, row.id, Stored(row.body, row.position, row.revision)) for row in rows]
    return Snapshot(workspace, number, _in_order(found))


def as_of(connection: Connection, workspace_id: str, number: int) -> Snapshot:
    """The workspace as that revision left it; 0 is the empty one before the first."""
    workspace, latest = workspaces.get(connection, workspace_id)
    if not 0 <= number <= latest:
        raise UnknownRevisionError(workspace.name, number, latest)
    newest = (
        select(changes.c.sort, changes.c.id, func.max(changes.c.revision).label("revision"))
        .where(changes.c.workspace_id == workspace_id, changes.c.revision <= number)
        .group_by(changes.c.sort, changes.c.id)
        .subquery()
    )
    same = and_(*(changes.c[name] == newest.c[name] for name in ("sort", "id", "revision")))
    rows = connection.execute(
        select(changes)
        .join(newest, same)
        .where(changes.c.workspace_id == workspace_id, changes.c.after_body.is_not(None))
    )
    found = [
        _document(row.sort, row.id, Stored(row.after_body, row.after_position, row.revision))
        for row in rows
    ]
    return Snapshot(workspace, number, _in_order(found))


def history(connection: Connection, workspace_id: str, limit: int) -> tuple[Revision, ...]:
    """The newest revisions, newest first."""
    workspaces.get(connection, workspace_id)
    rows = connection.execute(
        select(revisions)
        .where(revisions.c.workspace_id == workspace_id)
        .order_by(revisions.c.number.desc())
        .limit(limit)
    )
    return tuple(map(_revision, rows))


def changes_of(connection: Connection, workspace_id: str, number: int) -> tuple[Change, ...]:
    """What that revision did, in the order in which it was saved."""
    workspace, latest = workspaces.get(connection, workspace_id)
    if not 1 <= number <= latest:
        raise UnknownRevisionError(workspace.name, number, latest)
    return tuple(
        Change(
            *key,
            before and _document(*key, before),
            after and _document(*key, after),
        )
        for key, before, after in images(connection, workspace_id, number)
    )


def images(
    connection: Connection, workspace_id: str, number: int
) -> Iterator[tuple[Key, Stored | None, Stored | None]]:
    """Each document that a revision changed, before and after, in the order in which it was saved."""
    rows = connection.execute(
        select(changes)
        .where(changes.c.workspace_id == workspace_id, changes.c.revision == number)
        .order_by(changes.c.ordinal)
    )
    for row in rows:
        yield (
            (row.sort, row.id),
            Stored(row.before_body, row.before_position, row.before_revision) if row.before_body else None,
            Stored(row.after_body, row.after_position, row.revision) if row.after_body else None,
        )


def revision_row(connection: Connection, workspace_id: str, number: int) -> Row[Any] | None:
    """One revision's row, or None for number 0, before the first."""
    return connection.execute(
        select(revisions).where(revisions.c.workspace_id == workspace_id, revisions.c.number == number)
    ).one_or_none()


def revision(connection: Connection, workspace_id: str, number: int | None) -> Revision | None:
    """One revision, or None where there is none of this number."""
    row = None if number is None else revision_row(connection, workspace_id, number)
    return row and _revision(row)


def stored(connection: Connection, workspace_id: str, keys: Iterable[Key]) -> dict[Key, Stored]:
    """The rows of these documents; one that does not exist is missing."""
    found = {}
    for these in _batches(documents, workspace_id, keys):
        for row in connection.execute(select(documents).where(these)):
            found[row.sort, row.id] = Stored(row.body, row.position, row.revision)
    return found


def conflicts(connection: Connection, workspace_id: str, stale: Sequence[Edit]) -> list[Conflict]:
    """What became of the documents that stale edits were made on."""
    keys = [edit.key for edit in stale]
    current = stored(connection, workspace_id, keys)
    newer: dict[Key, Revision] = {}
    last = func.max(changes.c.revision).label("last")
    for these in _batches(changes, workspace_id, keys):
        touched = (
            select(changes.c.sort, changes.c.id, last).where(these).group_by(changes.c.sort, changes.c.id)
        )
        each = touched.subquery()
        same = and_(revisions.c.workspace_id == workspace_id, revisions.c.number == each.c.last)
        rows = connection.execute(select(revisions, each.c.sort, each.c.id).join(each, same))
        newer.update({(row.sort, row.id): _revision(row) for row in rows})
    return [
        Conflict(
            *edit.key,
            edit.based_on,
            _document(*edit.key, current[edit.key]) if edit.key in current else None,
            newer.get(edit.key),
        )
        for edit in stale
    ]


def _batches(table: Table, workspace_id: str, keys: Iterable[Key]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together pick these documents, none with too many parameters."""
    by_sort: defaultdict[str, list[str]] = defaultdict(list)
    for sort, document_id in keys:
        by_sort[sort].append(document_id)
    for sort, ids in by_sort.items():
        for start in range(0, len(ids), _KEYS_AT_ONCE):
            batch = ids[start : start + _KEYS_AT_ONCE]
            yield and_(table.c.workspace_id == workspace_id, table.c.sort == sort, table.c.id.in_(batch))


def _in_order(found: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    by_sort: defaultdict[str, list[Document]] = defaultdict(list)
    for document in sorted(found, key=lambda document: (document.sort, document.position, document.id)):
        by_sort[document.sort].append(document)
    return {sort: tuple(members) for sort, members in by_sort.items()}


def _document(sort: str, document_id: str, row: Stored) -> Document:
    return Document(sort, document_id, from_text(row.body), row.revision, row.position)


def _revision(row: Row[Any]) -> Revision:
    return Revision(row.number, row.at, row.summary, row.author, RevisionKind(row.kind), row.of)
