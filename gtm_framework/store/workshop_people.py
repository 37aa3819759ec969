"""Who is in a workshop: let in, known again by a personal key, gone and back."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.store import workshop_rows
from gtm_framework.store.ballot_refusals import UnknownParticipantError
from gtm_framework.store.ballot_schema import workshop_people, workshops
from gtm_framework.store.schema import workspaces
from gtm_framework.workshop.codes import fingerprint, holds, key_until
from gtm_framework.workshop.people import Participant, distinct_name
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import Workshop

_FIELDS = tuple(workshop_people.c[name] for name in Participant.model_fields)


def admit(
    connection: Connection, workshop_id: str, name: str, role: str, *, key: str | None, now: datetime
) -> Participant:
    """Let somebody in, under a name that nobody else has.

    Args:
        connection: The transaction.
        workshop_id: Where.
        name: What they go by; dropped where people are anonymous.
        role: The part that they play.
        key: Their personal key, or None for somebody without a device.
        now: The present moment.

    Raises:
        RefusedError: If the workshop is over or full, or asks for a name and none was given.
        UnknownNameError: If there is no such role.
    """
    state = workshop_rows.lock(connection, workshop_id)
    if state.finished_at:
        raise RefusedError("join", ["This workshop is over. Ask the facilitator for the next one."])
    _check_role(state, role)
    everyone = all_of(connection, workshop_id)
    most = rules().limits.people
    if sum(p.left_at is None for p in everyone) >= most:
        raise RefusedError("join", [f"{most} people are in the workshop; it holds no more."])
    wanted = Participant(
        id=f"p-{secrets.token_hex(8)}",
        name=name if state.named else "",
        role=role,
        device=key is not None,
        joined_at=now,
    )
    if state.named and not wanted.name:
        raise RefusedError("join", ["It is a workshop with names. Give the one that you go by."])
    made = wanted.with_changes(name=distinct_name(wanted.name, {p.name for p in everyone}))
    connection.execute(
        insert(workshop_people).values(
            workshop_id=workshop_id, **made.model_dump(mode="python"), **_kept(key, now)
        )
    )
    workshop_rows.room_moved(connection, workshop_id)
    return made


def _kept(key: str | None, now: datetime) -> dict[str, Any]:
    if key is None:
        return {"key_print": None, "key_until": None}
    return {"key_print": fingerprint(key), "key_until": key_until(now)}


def all_of(connection: Connection, workshop_id: str) -> tuple[Participant, ...]:
    """Everyone who was let in, in the order in which they came."""
    rows = connection.execute(
        select(*_FIELDS)
        .where(workshop_people.c.workshop_id == workshop_id)
        .order_by(workshop_people.c.joined_at, workshop_people.c.id)
    )
    return tuple(map(_person, rows))


def get(connection: Connection, workshop_id: str, person_id: str) -> Participant:
    """One person.

    Raises:
        UnknownParticipantError: If nobody goes by this id.
    """
    return _get(connection, workshop_id, person_id, locked=False)


def present(connection: Connection, workshop_id: str, person_id: str) -> Participant:
    """One person who is here, and nobody else writes for them before this transaction ends.

    Raises:
        UnknownParticipantError: If nobody goes by this id.
        RefusedError: If they have left.
    """
    person = _get(connection, workshop_id, person_id, locked=True)
    if person.left_at is not None:
        raise RefusedError("participant", ["You have left this workshop. Come back to take part."])
    return person


def by_key(connection: Connection, key: str, now: datetime) -> tuple[str, Participant] | None:
    """The workshop and the person that a personal key belongs to, or None once it opens nothing."""
    if not (key.isascii() and key.isalnum()):
        return None
    row = connection.execute(
        select(workshop_people.c.workshop_id, workshop_people.c.key_until, *_FIELDS)
        .select_from(workshop_people.join(workshops).join(workspaces))
        .where(workshop_people.c.key_print == fingerprint(key), workspaces.c.deleted_at.is_(None))
    ).one_or_none()
    if row is None or not holds(row.key_until, now):
        return None
    return row.workshop_id, _person(row)


def change(connection: Connection, workshop_id: str, person_id: str, **values: object) -> Participant:
    """Write something about a person down; every screen hears of it."""
    workshop_rows.lock(connection, workshop_id)
    _get(connection, workshop_id, person_id, locked=True)
    connection.execute(update(workshop_people).where(_this(workshop_id, person_id)).values(values))
    workshop_rows.room_moved(connection, workshop_id)
    return get(connection, workshop_id, person_id)


def set_role(connection: Connection, workshop_id: str, person_id: str, role: str) -> Participant:
    """Give a person another part to play."""
    _check_role(workshop_rows.get(connection, workshop_id), role)
    return change(connection, workshop_id, person_id, role=role)


def rename(connection: Connection, workshop_id: str, person_id: str, name: str) -> Participant:
    """Give a person another name, one that nobody else has."""
    workshop_rows.lock(connection, workshop_id)
    others = {p.name for p in all_of(connection, workshop_id) if p.id != person_id}
    person = get(connection, workshop_id, person_id).with_changes(name=name)
    return change(connection, workshop_id, person_id, name=distinct_name(person.name, others))


def give_key(
    connection: Connection, workshop_id: str, person_id: str, key: str, now: datetime
) -> Participant:
    """Let a person in with another key; the one before opens nothing any more."""
    return change(connection, workshop_id, person_id, device=True, **_kept(key, now))


def _check_role(state: Workshop, role: str) -> None:
    if role not in state.scores:
        raise UnknownNameError("role", role, state.scores)


def _get(connection: Connection, workshop_id: str, person_id: str, *, locked: bool) -> Participant:
    query = select(*_FIELDS).where(_this(workshop_id, person_id))
    row = connection.execute(query.with_for_update() if locked else query).one_or_none()
    if row is None:
        raise UnknownParticipantError(person_id)
    return _person(row)


def _this(workshop_id: str, person_id: str) -> ColumnElement[bool]:
    return and_(workshop_people.c.workshop_id == workshop_id, workshop_people.c.id == person_id)


def _person(row: Row[*tuple[Any, ...]]) -> Participant:
    return Participant.model_construct(**{column.name: getattr(row, column.name) for column in _FIELDS})
