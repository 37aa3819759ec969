"""Undo and redo, each a revision of its own, so that they survive a restart and can be looked at.

The stacks live in the revisions themselves. Each says which edit an undo after it would take back
(`undo_next`) and which undo a redo after it would reverse (`redo_next`). What lies beneath an entry
of either stack is what the revision just before that entry pointed to.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from gtm_framework.store import reading, workspaces
from gtm_framework.store.edits import Key
from gtm_framework.store.reading import Stored
from gtm_framework.store.records import Revision, RevisionKind
from gtm_framework.store.refusals import CannotStepError, told
from gtm_framework.store.writing import Image, Pointers, write


class Step(NamedTuple):
    """An undo or a redo that is possible: of which edit, and where the stacks stand after it."""

    of: int
    pointers: Pointers


def next_step(connection: Connection, workspace_id: str, kind: RevisionKind) -> Revision | None:
    """The edit that an undo (or a redo) would take (or bring) back now, or None where none is left."""
    _, latest = workspaces.get(connection, workspace_id)
    step = _step(connection, workspace_id, kind, latest)
    return step and reading.revision(connection, workspace_id, step.of)


def take_step(
    connection: Connection,
    workspace_id: str,
    kind: RevisionKind,
    *,
    author: str,
    now: datetime,
    seen: int | None,
) -> Revision:
    """Undo or redo, unless there is nothing to, or what stands there is not what that edit left."""
    workspace, latest = workspaces.lock(connection, workspace_id)
    step = _step(connection, workspace_id, kind, latest)
    edit = step and reading.revision(connection, workspace_id, step.of)
    if step is None or edit is None:
        raise CannotStepError(kind, workspace.name, f"nothing is left to {kind}.")
    if seen not in (None, latest):
        newest = reading.revision(connection, workspace_id, latest)
        moved = f"you are looking at revision {seen}, and it has moved on to {newest and told(newest)}."
        raise CannotStepError(kind, workspace.name, f"{moved} Load it again, then {kind} what stands last.")
    turn = _turn(connection, workspace_id, kind, step.of)
    for key, (now_there, expected, _) in turn.items():
        if _image(now_there) != _image(expected):
            changed = f"{key[0]} {key[1]!r} is no longer as {told(edit)} left it or found it."
            raise CannotStepError(kind, workspace.name, f"{changed} Compare the two and change it by hand.")
    made = Revision(latest + 1, now, edit.summary, author, kind, step.of)
    wanted = {key: (now_there, _image(goal)) for key, (now_there, _, goal) in turn.items()}
    return write(connection, workspace_id, made, step.pointers, wanted)


def _step(connection: Connection, workspace_id: str, kind: RevisionKind, latest: int) -> Step | None:
    top = _pointers(connection, workspace_id, latest)
    if kind is RevisionKind.UNDO:
        if top.undo_next is None:
            return None
        beneath = _pointers(connection, workspace_id, top.undo_next - 1).undo_next
        return Step(top.undo_next, Pointers(beneath, latest + 1))
    undone = reading.revision(connection, workspace_id, top.redo_next)
    if undone is None or undone.of is None:
        return None
    beneath = _pointers(connection, workspace_id, undone.number - 1).redo_next
    return Step(undone.of, Pointers(undone.of, beneath))


def _pointers(connection: Connection, workspace_id: str, number: int) -> Pointers:
    row = reading.revision_row(connection, workspace_id, number)
    return Pointers(row.undo_next, row.redo_next) if row else Pointers(None, None)


def _turn(
    connection: Connection, workspace_id: str, kind: RevisionKind, number: int
) -> dict[Key, tuple[Stored | None, Stored | None, Stored | None]]:
    """For each document of an edit: what stands there, what must stand there, what is to."""
    images = list(reading.images(connection, workspace_id, number))
    there = reading.stored(connection, workspace_id, [key for key, _, _ in images])
    if kind is RevisionKind.UNDO:
        return {key: (there.get(key), after, before) for key, before, after in images}
    return {key: (there.get(key), before, after) for key, before, after in images}


def _image(row: Stored | None) -> Image | None:
    return row and Image(row.body, row.position)
