"""One new numbered revision with all that it changes, written whole or not at all."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from gtm_framework.store import reading, workspaces
from gtm_framework.store.edits import Edit, Key, Stamp
from gtm_framework.store.reading import Stored
from gtm_framework.store.records import Revision, RevisionKind
from gtm_framework.store.refusals import StaleEditError
from gtm_framework.store.schema import changes, documents, revisions


class Image(NamedTuple):
    """What is to stand in a document's row."""

    body: str
    position: float


Turn = Mapping[Key, tuple[Stored | None, Image | None]]
"""For each document what stands there now and what is to stand there; None for nothing."""


class Pointers(NamedTuple):
    """The tops of the two stacks after a revision."""

    undo_next: int | None
    redo_next: int | None


def save(
    connection: Connection, workspace_id: str, edits: Sequence[Edit], stamp: Stamp, now: datetime
) -> Revision:
    """Write checked edits, unless one is stale."""
    _, latest = workspaces.lock(connection, workspace_id)
    found = reading.stored(connection, workspace_id, [edit.key for edit in edits])
    stale = [
        edit for edit in edits if edit.based_on != (found[edit.key].revision if edit.key in found else None)
    ]
    if stale:
        raise StaleEditError(reading.conflicts(connection, workspace_id, stale))
    wanted = _placed(connection, workspace_id, edits, found)
    turn = {key: (found.get(key), image) for key, image in wanted.items()}
    made = Revision(latest + 1, now, stamp.summary, stamp.author, RevisionKind.EDIT, None)
    return write(connection, workspace_id, made, Pointers(made.number, None), turn)


def _placed(
    connection: Connection, workspace_id: str, edits: Sequence[Edit], found: Mapping[Key, Stored]
) -> dict[Key, Image | None]:
    """What each edit leaves: at the place it asks for, else at the place it has, else at the end."""
    rows = connection.execute(
        select(documents.c.sort, func.max(documents.c.position))
        .where(
            documents.c.workspace_id == workspace_id, documents.c.sort.in_({edit.key[0] for edit in edits})
        )
        .group_by(documents.c.sort)
    )
    last = {row[0]: row[1] for row in rows}
    wanted: dict[Key, Image | None] = {}
    for edit in edits:
        sort = edit.key[0]
        if edit.body is None:
            wanted[edit.key] = None
            continue
        if edit.position is not None:
            position = float(edit.position)
        elif edit.key in found:
            position = found[edit.key].position
        else:
            position = math.floor(last.get(sort, 0.0)) + 1.0
        last[sort] = max(position, last.get(sort, position))
        wanted[edit.key] = Image(edit.body, position)
    return wanted


def write(
    connection: Connection, workspace_id: str, made: Revision, pointers: Pointers, turn: Turn
) -> Revision:
    """One revision with its changes, and the documents as they are after it."""
    connection.execute(
        insert(revisions).values(
            workspace_id=workspace_id,
            number=made.number,
            at=made.at,
            summary=made.summary,
            author=made.author,
            kind=str(made.kind),
            of=made.of,
            **pointers._asdict(),
        )
    )
    where = {"workspace_id": workspace_id, "revision": made.number}
    rows = [{**where, "ordinal": n, **_change(key, *turn[key])} for n, key in enumerate(turn)]
    connection.execute(insert(changes), rows)
    _documents(connection, workspace_id, made.number, turn)
    workspaces.advance(connection, workspace_id, made.number)
    return made


def _change(key: Key, before: Stored | None, after: Image | None) -> dict[str, Any]:
    return {
        "sort": key[0],
        "id": key[1],
        "before_body": before and before.body,
        "before_position": before and before.position,
        "before_revision": before and before.revision,
        "after_body": after and after.body,
        "after_position": after and after.position,
    }


def _documents(connection: Connection, workspace_id: str, number: int, turn: Turn) -> None:
    """Three statements at most, however many documents there are."""
    new, altered, gone = [], [], []
    for (sort, document_id), (before, after) in turn.items():
        if after is None:
            gone.append({"its_sort": sort, "its_id": document_id})
            continue
        row = {"body": after.body, "position": after.position, "revision": number}
        if before is None:
            new.append({"workspace_id": workspace_id, "sort": sort, "id": document_id, **row})
        else:
            altered.append({"its_sort": sort, "its_id": document_id, **row})
    these = (
        (documents.c.workspace_id == workspace_id)
        & (documents.c.sort == bindparam("its_sort"))
        & (documents.c.id == bindparam("its_id"))
    )
    if gone:
        connection.execute(delete(documents).where(these), gone)
    if altered:
        connection.execute(update(documents).where(these), altered)
    if new:
        connection.execute(insert(documents), new)
