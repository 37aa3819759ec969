"""Undo and redo, each a revision of its own, so they survive a restart and appear in the history."""

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
    """A possible undo or redo: of which edit, and the stacks after it."""

    edit: Revision
    pointers: Pointers


class Undo(StorePart):
    """Undoing the last edit, and redoing it."""

    def undo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Undo the last edit that isn't undone yet, by anyone, as a new revision.

        Args:
            workspace_id: The workspace.
            author: The person, or empty.
            seen: The revision the person is looking at; fails if others have saved since, so nobody undoes
                what they haven't seen. None to undo the last edit in any case.

        Raises:
            CannotStepError: If there is nothing to undo, the workspace has changed since, or a document
                isn't in the state the edit left it in.
        """
        return self._take(RevisionKind.UNDO, workspace_id, author, seen)

    def redo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Redo the edit that `undo` reverted last, unless there was an edit since; see `undo`."""
        return self._take(RevisionKind.REDO, workspace_id, author, seen)

    def next_undo(self, workspace_id: str) -> Revision | None:
        """The edit that an undo would revert now, or None if there is none."""
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
    """Reject a step by someone who is looking at an older revision than the newest.

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
        raise CannotStepError(
            kind, workspace.name, f"there is nothing left to {kind}. Make a change first."
        )
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
    """For each document of an edit: its current content, the expected content, and the new content."""
    edited = list(revisions.changed_by(connection, workspace_id, number))
    current = stored(connection, workspace_id, [key for key, _, _ in edited])
    if kind is RevisionKind.UNDO:
        return {key: (current.get(key), after, before) for key, before, after in edited}
    return {key: (current.get(key), before, after) for key, before, after in edited}
