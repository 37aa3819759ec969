"""A workspace's documents: loaded, and saved as one revision unless an edit is stale."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select

from gtm_framework.store import workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.bodies import from_text
from gtm_framework.store.edits import Edit, Key, checked, stamp
from gtm_framework.store.errors import StaleEditError
from gtm_framework.store.model import Conflict, Delete, Document, Put, Revision, RevisionKind, Snapshot
from gtm_framework.store.revisions import Content, Pointers, Stored, revision_of, write
from gtm_framework.store.rows import read_all, read_readable, same
from gtm_framework.store.schema import changes, documents, revisions

_KEYS_AT_ONCE = 5000  # PostgreSQL and SQLite both allow some 32,000 parameters per statement


class Documents(StorePart):
    """The current documents."""

    def load(self, workspace_id: str) -> Snapshot:
        """The current documents of a workspace; see `Store.damaged_rows` for those left out."""
        with self.database.reading() as connection:
            workspace, number = workspaces.get(connection, workspace_id)
            query = select(documents).where(documents.c.workspace_id == workspace_id)
            found = read_readable(connection, query, _document)
        self.database.damage.note(documents.name, workspace_id, found.damaged)
        return Snapshot(workspace, number, _in_order(found.good))

    def revision(self, workspace_id: str) -> int:
        """The number of the newest revision, 0 if there is none; cheap enough to poll."""
        with self.database.reading() as connection:
            return workspaces.get(connection, workspace_id)[1]

    def save(
        self, workspace_id: str, changes: Sequence[Put | Delete], *, summary: str, author: str = ""
    ) -> Revision:
        """Save changes to any number of documents as one revision, all of them or none.

        Args:
            workspace_id: The workspace.
            changes: At most one per document. A `Put` that changes nothing still counts as a change.
            summary: A few words about the change, for the history.
            author: The person, or empty.

        Returns:
            The revision; the next edit of the same documents is based on its number.

        Raises:
            StaleEditError: If a document has changed since the revision its change is based on. Changes to
                different documents never conflict.
            RefusedError: If the changes themselves are invalid; lists every error.
        """
        edits, label = checked(changes), stamp(summary, author)
        with self.database.writing() as connection:
            now = self.clock()
            _, latest = workspaces.lock(connection, workspace_id)
            found = stored(connection, workspace_id, [edit.key for edit in edits])
            stale = [edit for edit in edits if edit.based_on != _revision(found.get(edit.key))]
            if stale:
                raise StaleEditError(_conflicts(connection, workspace_id, stale))
            after = _placed(connection, workspace_id, edits, found)
            turn = {key: (found.get(key), content) for key, content in after.items()}
            made = Revision(latest + 1, now, label.summary, label.author, RevisionKind.EDIT, None)
            return write(connection, workspace_id, made, Pointers(made.number, None), turn)


def _document(row: Row[Any]) -> Document:
    return Document(row.kind, row.id, from_text(row.body), row.revision, row.position)


def stored(
    connection: Connection, workspace_id: str, keys: Iterable[Key] | None = None
) -> dict[Key, Stored]:
    """The rows of these documents, or of all; documents that don't exist are left out."""
    batches = (
        [documents.c.workspace_id == workspace_id]
        if keys is None
        else _batches(documents, workspace_id, keys)
    )
    return {
        (row.kind, row.id): Stored(row.body, row.position, row.revision)
        for these in batches
        for row in read_all(connection, select(documents).where(these), same)
    }


def _revision(row: Stored | None) -> int | None:
    return row and row.revision


def _placed(
    connection: Connection, workspace_id: str, edits: Sequence[Edit], found: Mapping[Key, Stored]
) -> dict[Key, Content | None]:
    """The result of each edit: a document keeps its place, a new one goes to the end."""
    query = (
        select(documents.c.kind, func.max(documents.c.position))
        .where(
            documents.c.workspace_id == workspace_id, documents.c.kind.in_({edit.key[0] for edit in edits})
        )
        .group_by(documents.c.kind)
    )
    last = {kind: math.floor(position) for kind, position in read_all(connection, query, tuple)}
    after: dict[Key, Content | None] = {}
    for edit in edits:
        kind = edit.key[0]
        if edit.body is None:
            after[edit.key] = None
        elif edit.key in found:
            after[edit.key] = Content(edit.body, found[edit.key].position)
        else:
            last[kind] = last.get(kind, 0) + 1
            after[edit.key] = Content(edit.body, float(last[kind]))
    return after


def _conflicts(connection: Connection, workspace_id: str, stale: Sequence[Edit]) -> list[Conflict]:
    """The current state of the documents that stale edits were based on."""
    keys = [edit.key for edit in stale]
    current = {
        (each.kind, each.id): each
        for these in _batches(documents, workspace_id, keys)
        for each in read_all(connection, select(documents).where(these), _document)
    }
    newer: dict[Key, Revision] = {}
    last = func.max(changes.c.revision).label("last")
    for these in _batches(changes, workspace_id, keys):
        each = (
            select(changes.c.kind.label("document_kind"), changes.c.id, last)
            .where(these)
            .group_by(changes.c.kind, changes.c.id)
            .subquery()
        )
        joined = and_(revisions.c.workspace_id == workspace_id, revisions.c.number == each.c.last)
        query = select(revisions, each.c.document_kind, each.c.id).join(each, joined)
        newer.update(read_all(connection, query, lambda r: ((r.document_kind, r.id), revision_of(r))))
    return [
        Conflict(
            *edit.key,
            edit.based_on,
            current.get(edit.key),
            newer.get(edit.key),
        )
        for edit in stale
    ]


def _batches(table: Table, workspace_id: str, keys: Iterable[Key]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together select these documents, none with too many parameters."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, document_id in keys:
        by_kind[kind].append(document_id)
    for kind, ids in by_kind.items():
        for start in range(0, len(ids), _KEYS_AT_ONCE):
            batch = ids[start : start + _KEYS_AT_ONCE]
            yield and_(table.c.workspace_id == workspace_id, table.c.kind == kind, table.c.id.in_(batch))


def _in_order(found: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    by_kind: defaultdict[str, list[Document]] = defaultdict(list)
    for each in sorted(found, key=lambda each: (each.kind, each.position, each.id)):
        by_kind[each.kind].append(each)
    return {kind: tuple(members) for kind, members in by_kind.items()}
