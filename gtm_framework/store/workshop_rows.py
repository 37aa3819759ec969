"""Workshops and what was done in them: each event is kept, and the state that it led to."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from gtm_framework.errors import RefusedError
from gtm_framework.store import workspaces
from gtm_framework.store.ballot_records import LoggedEvent, Pulse, WorkshopEntry
from gtm_framework.store.ballot_refusals import UnknownWorkshopError
from gtm_framework.store.ballot_schema import workshop_events, workshops
from gtm_framework.store.edits import text_faults
from gtm_framework.store.schema import workspaces as workspace_table
from gtm_framework.workshop import events
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.events import AddItems, Event
from gtm_framework.workshop.flow import apply
from gtm_framework.workshop.state import DoneShown, Workshop

_LIVING = workspace_table.c.deleted_at.is_(None)
_BOTH = workshops.join(workspace_table)


def create(
    connection: Connection,
    workspace_id: str,
    items: Sequence[Item],
    *,
    named: bool,
    done_shown: DoneShown,
    options: Mapping[str, tuple[str, ...]] | None,
    now: datetime,
) -> Workshop:
    """A new workshop in a living workspace, with its first ideas."""
    workspaces.get(connection, workspace_id)
    asked = {} if options is None else {"options": dict(options)}
    state = Workshop(id=f"s-{secrets.token_hex(8)}", named=named, done_shown=done_shown, **asked)
    connection.execute(
        insert(workshops).values(
            id=state.id,
            workspace_id=workspace_id,
            revision=0,
            room=0,
            body=state.model_dump_json(),
            created_at=now,
        )
    )
    if not items:
        return state
    return do(connection, state, AddItems(against=0, at=now, items=tuple(items)), actor="", now=now)


def of_workspace(connection: Connection, workspace_id: str) -> tuple[WorkshopEntry, ...]:
    """A workspace's workshops, the newest first."""
    workspaces.get(connection, workspace_id)
    rows = connection.execute(
        select(workshops.c.id, workshops.c.body, workshops.c.created_at)
        .where(workshops.c.workspace_id == workspace_id)
        .order_by(workshops.c.created_at.desc(), workshops.c.id)
    )
    return tuple(map(_entry, rows))


def _entry(row: Row[*tuple[Any, ...]]) -> WorkshopEntry:
    body = json.loads(row.body)
    finished = body["finished_at"]
    return WorkshopEntry(
        id=row.id,
        goal=body["goal"],
        phase=body["phase"],
        created_at=row.created_at,
        finished_at=finished and datetime.fromisoformat(finished),
    )


def get(connection: Connection, workshop_id: str) -> Workshop:
    """A workshop as it stands.

    Raises:
        UnknownWorkshopError: If there is none, or its workspace was deleted.
    """
    return _state(_row(connection, workshop_id))


def lock(connection: Connection, workshop_id: str) -> Workshop:
    """The same as `get`, and nobody else changes the workshop before this transaction ends."""
    return _state(_row(connection, workshop_id, with_for_update={"of": workshops}))


def hold(connection: Connection, workshop_id: str) -> Workshop:
    """The same as `get`, and the workshop stays as it is until this transaction ends; many may hold it."""
    return _state(_row(connection, workshop_id, with_for_update={"of": workshops, "read": True}))


def workspace_of(connection: Connection, workshop_id: str) -> str:
    """The id of the workspace that a workshop belongs to."""
    return str(_row(connection, workshop_id).workspace_id)


def pulse(connection: Connection, workshop_id: str) -> Pulse:
    """Its revision and that of its room, from one row."""
    row = _row(connection, workshop_id, columns=(workshops.c.revision, workshops.c.room))
    return Pulse(row.revision, row.room)


def do(connection: Connection, state: Workshop, event: Event, *, actor: str, now: datetime) -> Workshop:
    """Apply an event to a locked workshop and write both down."""
    actor = actor.strip()
    if faults := list(text_faults(actor)):
        raise RefusedError("actor", faults)
    after = apply(state, event)
    connection.execute(
        update(workshops)
        .where(workshops.c.id == state.id)
        .values(revision=after.revision, body=after.model_dump_json())
    )
    connection.execute(
        insert(workshop_events).values(
            workshop_id=state.id,
            revision=after.revision,
            kind=type(event).__name__,
            body=event.model_dump_json(),
            at=now,
            actor=actor,
        )
    )
    return after


def history(connection: Connection, workshop_id: str, limit: int) -> tuple[LoggedEvent, ...]:
    """What was done, the newest first."""
    _row(connection, workshop_id)
    rows = connection.execute(
        select(workshop_events)
        .where(workshop_events.c.workshop_id == workshop_id)
        .order_by(workshop_events.c.revision.desc())
        .limit(limit)
    )
    return tuple(
        LoggedEvent(
            row.revision, row.at, row.actor, getattr(events, row.kind).model_validate_json(row.body)
        )
        for row in rows
    )


def room_moved(connection: Connection, workshop_id: str) -> None:
    """Let every screen know that the room is another one."""
    connection.execute(
        update(workshops).where(workshops.c.id == workshop_id).values(room=workshops.c.room + 1)
    )


def _row(
    connection: Connection,
    workshop_id: str,
    columns: Sequence[Any] = (workshops.c.body, workshops.c.workspace_id),
    with_for_update: dict[str, Any] | None = None,
) -> Row[*tuple[Any, ...]]:
    if not (workshop_id.isascii() and workshop_id.isprintable()):
        raise UnknownWorkshopError(workshop_id)
    query = select(*columns).select_from(_BOTH).where(workshops.c.id == workshop_id, _LIVING)
    if with_for_update is not None:
        query = query.with_for_update(**with_for_update)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownWorkshopError(workshop_id)
    return row


def _state(row: Row[*tuple[Any, ...]]) -> Workshop:
    return Workshop.model_validate_json(row.body)
