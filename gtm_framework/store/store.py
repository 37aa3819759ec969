"""The store: workspaces of documents, every change a numbered revision that can be undone."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Self

from gtm_framework.store import drafts, reading, steps, workspaces, writing
from gtm_framework.store.database import Database, locate
from gtm_framework.store.edits import checked, stamp
from gtm_framework.store.opening import bring_up_to_date
from gtm_framework.store.records import Change, Delete, Put, Revision, RevisionKind, Snapshot, Workspace


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One database, shared by all threads of a process and by any number of processes.

    Each method is one transaction: it is on disk when it returns, and a refused one wrote nothing.
    Each that takes a workspace's id raises `UnknownWorkspaceError` if there is none or it is deleted.

    Attributes:
        database: The pool of connections, for tables of other rooms in the same database.
        clock: Gives the time of each revision, in UTC.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = _now) -> None:
        self.database = database
        self.clock: Callable[[], datetime] = lambda: clock().astimezone(UTC)

    @classmethod
    def open(cls, url: str | None = None, *, clock: Callable[[], datetime] = _now) -> Self:
        """Open a database, made or migrated to this version where necessary.

        Args:
            url: SQLAlchemy's address of a SQLite file or a PostgreSQL database; None for the one in
                the environment's ``GTM_DATABASE_URL``, else a file in the user's data folder.
            clock: The time now; one without a time zone counts as local.

        Raises:
            NewerDatabaseError: If a newer version of this program made it; it is left untouched.
            UnavailableError: If it cannot be reached, opened or written.
        """
        database = Database(locate(url))
        try:
            bring_up_to_date(database, clock)
        except BaseException:
            database.close()
            raise
        return cls(database, clock)

    def close(self) -> None:
        """Give back every connection."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def workspaces(self) -> tuple[Workspace, ...]:
        """The workspaces that are not deleted, by name."""
        with self.database.reading() as connection:
            return workspaces.living(connection)

    def deleted_workspaces(self) -> tuple[Workspace, ...]:
        """The deleted workspaces, the last one deleted first."""
        with self.database.reading() as connection:
            return workspaces.deleted(connection)

    def workspace_named(self, name: str) -> Workspace:
        """The workspace of this name; upper and lower case count as the same.

        Raises:
            UnknownWorkspaceError: If none that is not deleted has it; the names that exist are listed.
        """
        with self.database.reading() as connection:
            return workspaces.named(connection, name)

    def create_workspace(self, name: str) -> Workspace:
        """Make an empty workspace.

        Args:
            name: One line of 1 to 200 characters; blanks around it are dropped.

        Raises:
            NameTakenError: If another workspace has the name; a deleted one does not count.
            RefusedError: If it cannot be a name.
        """
        with self.database.writing(alone=True) as connection:
            return workspaces.create(connection, name, self.clock())

    def rename_workspace(self, workspace_id: str, name: str) -> Workspace:
        """Give a workspace another name; it raises what `create_workspace` raises."""
        with self.database.writing(alone=True) as connection:
            return workspaces.rename(connection, workspace_id, name)

    def delete_workspace(self, workspace_id: str) -> Workspace:
        """Put a workspace aside; nothing of it is lost and `restore_workspace` brings it back."""
        with self.database.writing() as connection:
            return workspaces.delete(connection, workspace_id, self.clock())

    def restore_workspace(self, workspace_id: str) -> Workspace:
        """Bring back a deleted workspace with its documents and history; one that lives stays as it is.

        Raises:
            NameTakenError: If another workspace took its name meanwhile.
        """
        with self.database.writing(alone=True) as connection:
            return workspaces.restore(connection, workspace_id)

    def load(self, workspace_id: str, sorts: Sequence[str] | None = None) -> Snapshot:
        """The documents of a workspace as they are now.

        Args:
            workspace_id: Which.
            sorts: Only documents of these sorts; None for all.
        """
        with self.database.reading() as connection:
            return reading.load(connection, workspace_id, sorts)

    def revision(self, workspace_id: str) -> int:
        """The number of the newest revision, 0 before the first: cheap enough to poll."""
        with self.database.reading() as connection:
            return workspaces.get(connection, workspace_id)[1]

    def save(
        self, workspace_id: str, changes: Sequence[Put | Delete], *, summary: str, author: str = ""
    ) -> Revision:
        """Write changes of any number of documents as one revision, all of them or none.

        Args:
            workspace_id: Where.
            changes: At most one for each document. A `Put` that alters nothing counts as a change.
            summary: What was done, in a few words, for the history.
            author: Who did it, or empty.

        Returns:
            The revision; its number is what the next edit of the same documents is based on.

        Raises:
            StaleEditError: If a document is not as it was in the revision that its change is based
                on. Changes of different documents never stand in each other's way.
            RefusedError: If the changes themselves are faulty; every fault is listed.
        """
        edits, label = checked(changes), stamp(summary, author)
        with self.database.writing() as connection:
            return writing.save(connection, workspace_id, edits, label, self.clock())

    def undo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Take back the last edit that is not taken back yet, whoever made it, as a new revision.

        Args:
            workspace_id: Where.
            author: Who undoes it, or empty.
            seen: The revision that the person is looking at: refused when others have saved since,
                so that nobody takes back what they have not seen. None to undo whatever stands last.

        Raises:
            CannotStepError: If nothing is left, the workspace has moved on, or a document is not as
                the edit left it.
        """
        return self._take_step(workspace_id, RevisionKind.UNDO, author, seen)

    def redo(self, workspace_id: str, *, author: str = "", seen: int | None = None) -> Revision:
        """Bring back the edit that `undo` took back last, unless an edit was made since; args as there."""
        return self._take_step(workspace_id, RevisionKind.REDO, author, seen)

    def next_undo(self, workspace_id: str) -> Revision | None:
        """The edit that an undo would take back now, or None where none is left."""
        with self.database.reading() as connection:
            return steps.next_step(connection, workspace_id, RevisionKind.UNDO)

    def next_redo(self, workspace_id: str) -> Revision | None:
        """The edit that a redo would bring back now, or None where none is left."""
        with self.database.reading() as connection:
            return steps.next_step(connection, workspace_id, RevisionKind.REDO)

    def history(self, workspace_id: str, limit: int = 50) -> tuple[Revision, ...]:
        """The newest revisions, newest first, at most `limit` of them."""
        with self.database.reading() as connection:
            return reading.history(connection, workspace_id, limit)

    def changes_of(self, workspace_id: str, revision: int) -> tuple[Change, ...]:
        """What one revision did, document by document, in the order in which it was saved.

        Raises:
            UnknownRevisionError: If the workspace has no revision of this number.
        """
        with self.database.reading() as connection:
            return reading.changes_of(connection, workspace_id, revision)

    def as_of(self, workspace_id: str, revision: int) -> Snapshot:
        """The workspace as a revision left it; 0 is the empty one before the first (see `changes_of`)."""
        with self.database.reading() as connection:
            return reading.as_of(connection, workspace_id, revision)

    def keep_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Keep what was typed in a field and is not sent yet; no revision comes of it.

        Args:
            workspace_id: Where.
            key: Which field, 1 to 500 characters.
            text: All of it; an empty one leaves no draft.

        Raises:
            RefusedError: If the key or the text holds what no database keeps; every fault is listed.
        """
        with self.database.writing() as connection:
            drafts.keep(connection, workspace_id, key, text, self.clock())

    def draft(self, workspace_id: str, key: str) -> str:
        """What was typed in a field and is not sent yet; empty when there is nothing."""
        with self.database.reading() as connection:
            return drafts.get(connection, workspace_id, key)

    def drop_draft(self, workspace_id: str, key: str, text: str) -> None:
        """Forget a draft after its text was sent, unless somebody has typed another one meanwhile."""
        with self.database.writing() as connection:
            drafts.drop(connection, workspace_id, key, text)

    def _take_step(self, workspace_id: str, kind: RevisionKind, author: str, seen: int | None) -> Revision:
        who = stamp(kind, author).author  # the summary will be the edit's
        with self.database.writing() as connection:
            return steps.take_step(connection, workspace_id, kind, author=who, now=self.clock(), seen=seen)
