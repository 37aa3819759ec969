"""The store of workspaces: every change is a numbered revision that can be undone."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Self

from gtm_framework.store.address import locate
from gtm_framework.store.base import utc_now
from gtm_framework.store.damage import DamagedRow
from gtm_framework.store.database import Database
from gtm_framework.store.documents import Documents
from gtm_framework.store.drafts import Drafts
from gtm_framework.store.history import History
from gtm_framework.store.live_links import LiveLinks
from gtm_framework.store.model import Document
from gtm_framework.store.schema import documents
from gtm_framework.store.undo import Undo
from gtm_framework.store.upgrade import upgrade
from gtm_framework.store.workspaces import Workspaces


class Store(Workspaces, Documents, Undo, History, Drafts, LiveLinks):
    """One database, shared by all threads of a process and by any number of processes.

    Each method is one transaction: its changes are on disk when it returns, and a rejected one writes
    nothing. Each method that takes a workspace's id raises `UnknownWorkspaceError` if there is no such
    workspace or it is deleted.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from gtm_framework.store import Put
        >>> idea = Put("initiative", "i-1", {"title": "Win-back emails"}, based_on=None)
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = store.create_workspace("Firstfix")
        ...     saved = store.save(team.id, [idea], summary="Add an idea", author="Maya")
        ...     found = store.load(team.id)
        >>> saved.number, found.find("initiative", "i-1").body
        (1, {'title': 'Win-back emails'})
    """

    @classmethod
    def open(cls, url: str | None = None, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open a database; create its tables or migrate them to this version if necessary.

        Args:
            url: SQLAlchemy's address of a SQLite file or a PostgreSQL database; None for the environment's
                ``GTM_DATABASE_URL``, or else a file in the user data folder.
            clock: Returns the current time; a time without a time zone counts as local.

        Raises:
            NewerDatabaseError: If a newer version of this program created it; it is not changed.
            UnavailableError: If it can't be reached, opened, or written.
        """
        database = Database(locate(url))
        try:
            upgrade(database, clock)
            database.opened()
        except BaseException:
            database.close()
            raise
        return cls(database, clock)

    def damaged_rows(self) -> tuple[DamagedRow, ...]:
        """Every damaged row that the most recent lists left out."""
        return self.database.damage.rows()

    def note_unreadable(self, workspace_id: str, unreadable: Iterable[tuple[Document, str]]) -> None:
        """Count documents among the damaged rows if their body is JSON but invalid for their kind.

        Args:
            workspace_id: The workspace.
            unreadable: Each with what is wrong with it.
        """
        rows = [
            DamagedRow(
                documents.name,
                {"workspace_id": workspace_id, "kind": each.kind, "id": each.id},
                reason,
                {"body": each.body, "position": each.position, "revision": each.revision},
            )
            for each, reason in unreadable
        ]
        self.database.damage.note("bodies", workspace_id, rows)

    def close(self) -> None:
        """Close every connection."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
