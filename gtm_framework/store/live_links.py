"""Live links: secret addresses where other programs read one file of a workspace, until revoked."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, delete, insert, select, update

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.edits import text_faults
from gtm_framework.store.rows import read_one, read_readable, same
from gtm_framework.store.schema import live_links
from gtm_framework.store.schema import workspaces as workspace_table
from gtm_framework.workshop.room import RANDOM_BYTES, fingerprint, personal_key

LONGEST_LABEL = 200


class UnknownLiveLinkError(GtmError):
    """A live link doesn't work: it never existed, was revoked, or its workspace was deleted."""

    def __init__(self) -> None:
        super().__init__(
            "This link doesn’t work. It may have been revoked. Ask the person who sent it for a new one."
        )


@dataclass(frozen=True, slots=True)
class LiveLink:
    """One live link, without its secret.

    Attributes:
        id: The store's id for it; it opens nothing.
        file: The one file it opens, such as ``"list.csv"``.
        label: Who or what it is for, or empty.
        created_at: When it was created, in UTC.
        uses: How often it was opened.
        used_at: When it was opened last, in UTC, or None.

    Example:
        >>> link = LiveLink("l-1", "list.csv", "Board", datetime(2026, 10, 5, 9), uses=12, used_at=None)
        >>> link.label, link.file, link.uses
        ('Board', 'list.csv', 12)
    """

    id: str
    file: str
    label: str
    created_at: datetime
    uses: int
    used_at: datetime | None


class LiveUse(NamedTuple):
    """What an opened link leads to: a workspace, its name, and the number of its newest revision.

    Example:
        >>> LiveUse("w-1", "Firstfix", 3).name
        'Firstfix'
    """

    workspace_id: str
    name: str
    revision: int


class LiveLinks(StorePart):
    """The live links of each workspace; the database only has fingerprints of their secrets."""

    def create_live_link(self, workspace_id: str, file: str, label: str = "") -> tuple[LiveLink, str]:
        """Create a link to one file of a workspace.

        Args:
            workspace_id: The workspace.
            file: The file it opens.
            label: Who or what it is for, at most 200 characters.

        Returns:
            The link, and its secret, which can't be read again.

        Raises:
            RefusedError: If the label is too long, or can't be stored in a database.
        """
        label = label.strip()
        secret = personal_key(secrets.token_bytes(RANDOM_BYTES))
        with self.database.writing() as connection:
            _check(label)
            workspaces.lock(connection, workspace_id)
            made = LiveLink(f"k-{secrets.token_hex(6)}", file, label, self.clock(), 0, None)
            row = insert(live_links).values(
                id=made.id,
                workspace_id=workspace_id,
                file=file,
                label=label,
                secret_print=fingerprint(secret),
                created_at=made.created_at,
                uses=0,
            )
            connection.execute(row)
        return made, secret

    def live_links(self, workspace_id: str) -> tuple[LiveLink, ...]:
        """The links of a workspace, newest first; see `Store.damaged_rows` for those left out."""
        query = (
            select(live_links)
            .where(live_links.c.workspace_id == workspace_id)
            .order_by(live_links.c.created_at.desc(), live_links.c.id)
        )
        with self.database.reading() as connection:
            workspaces.get(connection, workspace_id)
            found = read_readable(connection, query, _link)
        self.database.damage.note(live_links.name, workspace_id, found.damaged)
        return tuple(found.good)

    def revoke_live_link(self, workspace_id: str, link_id: str) -> None:
        """Revoke a link; does nothing if it is already revoked."""
        with self.database.writing() as connection:
            workspaces.lock(connection, workspace_id)
            this = and_(live_links.c.workspace_id == workspace_id, live_links.c.id == link_id)
            connection.execute(delete(live_links).where(this))

    def use_live_link(self, secret: str, file: str) -> LiveUse:
        """Open a link and count it.

        Args:
            secret: The secret in its address.
            file: The requested file.

        Returns:
            The workspace it leads to.

        Raises:
            UnknownLiveLinkError: If it doesn't exist or is for another file.
        """
        if not (secret.isascii() and secret.isalnum()):
            raise UnknownLiveLinkError
        this = and_(live_links.c.secret_print == fingerprint(secret), live_links.c.file == file)
        with self.database.reading() as connection:  # guessing doesn't block writers
            found = read_one(connection, _living(this), same)
        if found is None:
            raise UnknownLiveLinkError
        with self.database.writing() as connection:
            counted = update(live_links).where(this)
            used = counted.values(uses=live_links.c.uses + 1, used_at=self.clock())
            if not connection.execute(used).rowcount:  # revoked in the meantime
                raise UnknownLiveLinkError
        return LiveUse(found.workspace_id, found.name, found.revision)


def _living(this: ColumnElement[bool]) -> Any:
    columns = (
        live_links.c.id,
        live_links.c.workspace_id,
        workspace_table.c.name,
        workspace_table.c.revision,
    )
    joined = select(*columns).select_from(live_links.join(workspace_table))
    return joined.where(this, workspace_table.c.deleted_at.is_(None))


def _link(row: Row[Any]) -> LiveLink:
    return LiveLink(row.id, row.file, row.label, row.created_at, row.uses, row.used_at)


def _check(label: str) -> None:
    faults = [f"in the label, {fault}" for fault in text_faults(label)]
    if len(label) > LONGEST_LABEL:
        faults.append(f"the label has {len(label)} characters. Use at most {LONGEST_LABEL}.")
    if faults:
        raise RefusedError("live link", faults)
