"""Undo and redo, each a revision of its own, so that they survive a restart and appear in the history."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from gtm_framework.store import revisions, workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.documents import stored
from gtm_framework.store.edits import Key, stamp
from gtm_framework.store.errors import CannotStepError, described
from gtm_framework.store.model import Revision, RevisionKind, Workspace
from gtm_framework.store.revisions import Pointers, Stored, content


class Step(NamedTuple):
    """An undo or a redo that is possible: of which edit, and the stacks after it."""

    edit: Revision
    pointers: Pointers


class Undo(StorePart):
    """Taking back the last edit, and bringing it back."""

    def undo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Take back the last edit that is not taken back yet, by anyone, as a new revision.

        Args:
            workspace_id: Where.
            author: Who undoes it, or empty.
            seen: The revision that the person is looking at: the undo is refused if others have saved
                since, so that nobody takes back what they have not seen. None to undo the last edit
                in any case.

        Raises:
            CannotStepError: If there is nothing to undo, the workspace has changed since, or a document
                is not as the edit left it.
        """
        return self._take(RevisionKind.UNDO, workspace_id, author, seen)

    def redo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Bring back the edit that `undo` took back last, unless an edit was made since; see `undo`."""
        return self._take(RevisionKind.REDO, workspace_id, author, seen)

    def next_undo(self, workspace_id: str) -> Revision | None:
        """The edit that an undo would take back now, or None if there is none."""
        with self.database.reading() as connection:
            _, latest = workspaces.get(connection, workspace_id)
            step = _step(connection, workspace_id, RevisionKind.UNDO, latest)
        return step and step.edit

    def _take(self, kind: RevisionKind, workspace_id: str, author: str, seen: int | None) -> Revision:
        who = stamp(kind, author).author  # the summary will be the edit's
        with self.database.writing() as connection:
            return _take_step(connection, workspace_id, kind, author=who, now=self.clock(), seen=seen)


def check_seen(
    connection: Connection, workspace: Workspace, latest: int, seen: int | None, *, step: str, what: str
) -> None:
    """Refuse a step by someone who is looking at an older revision than the newest.

    Raises:
        CannotStepError: If others have saved since `seen`.
    """
    if seen in (None, latest):
        return
    newest = revisions.find(connection, workspace.id, latest)
    moved = (
        f"you are looking at revision {seen}, but there is a newer one: {newest and described(newest)}. "
        f"Reload, then {step} {what}."
    )
    raise CannotStepError(step, workspace.name, moved)


def _take_step(
    connection: Connection,
    workspace_id: str,
    kind: RevisionKind,
    *,
    author: str,
    now: datetime,
    seen: int | None,
) -> Revision:
    workspace, latest = workspaces.lock(connection, workspace_id)
    step = _step(connection, workspace_id, kind, latest)
    if step is None:
        raise CannotStepError(kind, workspace.name, f"there is nothing left to {kind}.")
    check_seen(connection, workspace, latest, seen, step=kind, what="the last change")
    compared = _compared(connection, workspace_id, kind, step.edit.number)
    for key, (current, expected, _) in compared.items():
        if content(current) != content(expected):
            changed = f"{key[0]} {key[1]!r} has changed since {described(step.edit)}."
            raise CannotStepError(
                kind, workspace.name, f"{changed} Compare the two versions and change it manually."
            )
    made = Revision(latest + 1, now, step.edit.summary, author, kind, step.edit.number)
    turn = {key: (current, content(goal)) for key, (current, _, goal) in compared.items()}
    return revisions.write(connection, workspace_id, made, step.pointers, turn)


def _step(connection: Connection, workspace_id: str, kind: RevisionKind, latest: int) -> Step | None:
    top = revisions.pointers(connection, workspace_id, latest)
    if kind is RevisionKind.UNDO:
        edit = revisions.find(connection, workspace_id, top.undo_next)
        if edit is None:
            return None
        beneath = revisions.pointers(connection, workspace_id, edit.number - 1).undo_next
        return Step(edit, Pointers(beneath, latest + 1))
    undone = revisions.find(connection, workspace_id, top.redo_next)
    edit = undone and revisions.find(connection, workspace_id, undone.of)
    if undone is None or edit is None:
        return None
    beneath = revisions.pointers(connection, workspace_id, undone.number - 1).redo_next
    return Step(edit, Pointers(edit.number, beneath))


def _compared(
    connection: Connection, workspace_id: str, kind: RevisionKind, number: int
) -> dict[Key, tuple[Stored | None, Stored | None, Stored | None]]:
    """For each document of an edit: what it holds now, what it should hold now, what it will hold."""
    edited = list(revisions.changed_by(connection, workspace_id, number))
    current = stored(connection, workspace_id, [key for key, _, _ in edited])
    if kind is RevisionKind.UNDO:
        return {key: (current.get(key), after, before) for key, before, after in edited}
    return {key: (current.get(key), before, after) for key, before, after in edited}
