"""Workshops: every facilitator event is stored, together with the resulting state."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, insert, select, update

from gtm_framework.errors import RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.edits import text_faults
from gtm_framework.store.rows import Decode, read_one, read_readable, same
from gtm_framework.store.schema import workspaces as workspace_table
from gtm_framework.store.workshops.box import Box
from gtm_framework.store.workshops.errors import UnknownWorkshopError
from gtm_framework.store.workshops.workshop_list import WorkshopEntry, entry_of
from gtm_framework.store.workshops.workshop_schema import workshop_events, workshops
from gtm_framework.workshop import Item, Workshop, apply
from gtm_framework.workshop.events import AddItems, Event

T = TypeVar("T")


class WorkshopVersion(NamedTuple):
    """Two counters that change when a screen has something new to show; votes change neither.

    Attributes:
        revision: Changes with everything a facilitator does.
        people: Changes when someone joins, leaves, or gets another name or role.

    Example:
        >>> WorkshopVersion(revision=4, people=2) == WorkshopVersion(revision=4, people=3)
        False
    """

    revision: int
    people: int


class Workshops(Box):
    """The workshops, and what facilitators do in them."""

    def workshops(self, workspace_id: str) -> tuple[WorkshopEntry, ...]:
        """A workspace's workshops, newest first; see `Store.damaged_rows` for those left out.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
        """
        query = (
            select(workshops)
            .where(workshops.c.workspace_id == workspace_id)
            .order_by(workshops.c.created_at.desc(), workshops.c.id)
        )
        with self.database.reading() as connection:
            workspaces.get(connection, workspace_id)
            found = read_readable(connection, query, entry_of)
        self.database.damage.note(workshops.name, workspace_id, found.damaged)
        return tuple(found.good)

    def workspace_of(self, workshop_id: str) -> str:
        """The id of the workspace that a workshop belongs to."""
        with self.database.reading() as connection:
            return str(_found(connection, workshop_id, same).workspace_id)

    def state(self, workshop_id: str) -> Workshop:
        """A workshop's current state; it contains no votes."""
        with self.database.reading() as connection:
            return get(connection, workshop_id)

    def version(self, workshop_id: str) -> WorkshopVersion:
        """Changes when a screen has to be redrawn, but not with a vote; cheap enough to poll."""
        with self.database.reading() as connection:
            counters = (workshops.c.id, workshops.c.revision, workshops.c.room)
            row = _found(connection, workshop_id, same, columns=counters)
        return WorkshopVersion(row.revision, row.room)

    def do(self, workshop_id: str, event: Event, *, actor: str = "") -> Workshop:
        """Do one thing in a workshop and add it to the workshop's log.

        Args:
            workshop_id: The workshop.
            event: What to do, against the revision the person was looking at.
            actor: The person, or empty.

        Raises:
            StaleError: If someone else has changed the workshop since.
            RefusedError: If the workshop doesn't allow it now.
            UnknownNameError: If the event names something that doesn't exist.
        """
        with self.database.writing() as connection:
            state = lock(connection, workshop_id)
            return do(connection, state, event, actor=actor, now=self.store.clock())


def new_id() -> str:
    """An id for a new workshop."""
    return f"s-{secrets.token_hex(8)}"


def create(
    connection: Connection, workspace_id: str, state: Workshop, items: Sequence[Item], now: datetime
) -> Workshop:
    """Save a new workshop of a workspace, with its first ideas."""
    workspaces.get(connection, workspace_id)
    row = {"id": state.id, "workspace_id": workspace_id, "revision": 0, "room": 0, "created_at": now}
    connection.execute(insert(workshops).values(**row, body=state.model_dump_json()))
    if not items:
        return state
    return do(connection, state, AddItems(against=0, at=now, items=tuple(items)), actor="", now=now)


def get(connection: Connection, workshop_id: str) -> Workshop:
    """A workshop.

    Raises:
        UnknownWorkshopError: If there is none, or its workspace was deleted.
    """
    return _found(connection, workshop_id, _state)


def lock(connection: Connection, workshop_id: str) -> Workshop:
    """The same as `get`, with the workshop locked until this transaction ends."""
    return _found(connection, workshop_id, _state, with_for_update={"of": workshops})


def hold(connection: Connection, workshop_id: str) -> Workshop:
    """The same as `get`, with the workshop unchanged until this transaction ends; the lock is shared."""
    return _found(connection, workshop_id, _state, with_for_update={"of": workshops, "read": True})


def do(connection: Connection, state: Workshop, event: Event, *, actor: str, now: datetime) -> Workshop:
    """Apply an event to a locked workshop and write both."""
    actor = actor.strip()
    if faults := list(text_faults(actor)):
        raise RefusedError("actor", faults)
    after = apply(state, event)
    values = {"revision": after.revision, "body": after.model_dump_json()}
    connection.execute(update(workshops).where(workshops.c.id == state.id).values(values))
    row = {"workshop_id": state.id, "revision": after.revision, "at": now, "actor": actor}
    row |= {"kind": type(event).__name__, "body": event.model_dump_json()}
    connection.execute(insert(workshop_events).values(row))
    return after


def people_changed(connection: Connection, workshop_id: str) -> None:
    """Let every screen know that the people have changed."""
    connection.execute(
        update(workshops).where(workshops.c.id == workshop_id).values(room=workshops.c.room + 1)
    )


def _found(
    connection: Connection,
    workshop_id: str,
    decode: Decode[T],
    columns: Sequence[Any] = (workshops.c.id, workshops.c.body, workshops.c.workspace_id),
    with_for_update: dict[str, Any] | None = None,
) -> T:
    if not (workshop_id.isascii() and workshop_id.isprintable()):
        raise UnknownWorkshopError(workshop_id)
    query = select(*columns).select_from(workshops.join(workspace_table))
    query = query.where(workshops.c.id == workshop_id, workspace_table.c.deleted_at.is_(None))
    if with_for_update is not None:
        query = query.with_for_update(**with_for_update)
    found = read_one(connection, query, decode)
    if found is None:
        raise UnknownWorkshopError(workshop_id)
    return found


def _state(row: Row[*tuple[Any, ...]]) -> Workshop:
    return Workshop.model_validate_json(row.body)
