"""The people in a workshop: they join, are recognized by a personal key, leave, and come back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from gtm_framework.errors import RefusedError
from gtm_framework.store.rows import read_all, read_one, same
from gtm_framework.store.schema import workspaces
from gtm_framework.store.workshops import workshops
from gtm_framework.store.workshops.box import Box
from gtm_framework.store.workshops.errors import UnknownParticipantError
from gtm_framework.store.workshops.newcomers import check_role, newcomer
from gtm_framework.store.workshops.workshop_schema import workshop_people
from gtm_framework.store.workshops.workshop_schema import workshops as workshops_table
from gtm_framework.workshop import Workshop
from gtm_framework.workshop.room import (
    RANDOM_BYTES,
    Participant,
    fingerprint,
    holds,
    key_until,
    personal_key,
)

_FIELDS = tuple(workshop_people.c[name] for name in Participant.model_fields)


class People(Box):
    """Everyone who joined."""

    def admit(self, workshop_id: str, name: str = "", role: str = "member") -> tuple[Participant, str]:
        """Admit someone with a device.

        Args:
            workshop_id: The workshop.
            name: Their name; a second person with the same name becomes ``"Ana (2)"``. Ignored in an
                anonymous workshop.
            role: Their role.

        Returns:
            The person, and their personal key, which can't be read again: only its fingerprint is stored.

        Raises:
            RefusedError: If the workshop is over or full, or asks for a name and none was given.
            UnknownNameError: If there is no such role.
        """
        key = personal_key(self._random(RANDOM_BYTES))
        return self._join(workshop_id, name, role, key), key

    def seat(self, workshop_id: str, name: str = "", role: str = "member") -> Participant:
        """Admit someone without a device; the facilitator votes for them. Same errors as `admit`."""
        return self._join(workshop_id, name, role, None)

    def person_of(self, key: str) -> tuple[str, Participant] | None:
        """The workshop and the person of a personal key; None if it isn't valid (anymore).

        Also finds someone who has left, so they can come back as themselves.
        """
        if not (key.isascii() and key.isalnum()):
            return None
        query = (
            select(workshop_people.c.workshop_id, workshop_people.c.key_until, *_FIELDS)
            .select_from(workshop_people.join(workshops_table).join(workspaces))
            .where(workshop_people.c.key_print == fingerprint(key), workspaces.c.deleted_at.is_(None))
        )
        with self.database.reading() as connection:
            row = read_one(connection, query, same)
        if row is None or not holds(row.key_until, self.store.clock()):
            return None
        return row.workshop_id, _person(row)

    def new_key(self, workshop_id: str, person_id: str) -> str:
        """A new personal key, for someone who lost theirs; the old one stops working."""
        key = personal_key(self._random(RANDOM_BYTES))
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
        self._change(workshop_id, person_id, device=True, **_stored_key(key, self.store.clock(), state))
        return key

    def people(self, workshop_id: str) -> tuple[Participant, ...]:
        """Everyone who joined, including those who left, in the order they joined."""
        with self.database.reading() as connection:
            workshops.get(connection, workshop_id)
            return everyone(connection, workshop_id)

    def leave(self, workshop_id: str, person_id: str) -> Participant:
        """Mark someone as left: nobody waits for them; their votes stay."""
        return self._change(workshop_id, person_id, left_at=self.store.clock())

    def come_back(self, workshop_id: str, person_id: str) -> Participant:
        """Mark someone as back."""
        return self._change(workshop_id, person_id, left_at=None)

    def set_role(self, workshop_id: str, person_id: str, role: str) -> Participant:
        """Change someone's role; earlier votes stay.

        Raises:
            UnknownNameError: If there is no such role.
        """
        return self._change(workshop_id, person_id, role=role)

    def _join(self, workshop_id: str, name: str, role: str, key: str | None) -> Participant:
        with self.database.writing() as connection:
            now = self.store.clock()
            state = workshops.lock(connection, workshop_id)
            if state.finished_at:
                raise RefusedError("join", ["This workshop is over. Ask the facilitator for the next one."])
            check_role(state, role)
            made = newcomer(
                state, everyone(connection, workshop_id), name, role, device=key is not None, now=now
            )
            row = {
                "workshop_id": workshop_id,
                **made.model_dump(mode="python"),
                **_stored_key(key, now, state),
            }
            connection.execute(insert(workshop_people).values(row))
            workshops.people_changed(connection, workshop_id)
        return made

    def _change(self, workshop_id: str, person_id: str, **values: object) -> Participant:
        with self.database.writing() as connection:
            state = workshops.lock(connection, workshop_id)
            if "role" in values:
                check_role(state, str(values["role"]))
            get(connection, workshop_id, person_id, locked=True)
            connection.execute(update(workshop_people).where(_this(workshop_id, person_id)).values(values))
            workshops.people_changed(connection, workshop_id)
            return get(connection, workshop_id, person_id)


def everyone(connection: Connection, workshop_id: str) -> tuple[Participant, ...]:
    """Everyone who joined, in the order they joined."""
    query = (
        select(*_FIELDS, workshop_people.c.workshop_id)
        .where(workshop_people.c.workshop_id == workshop_id)
        .order_by(workshop_people.c.joined_at, workshop_people.c.id)
    )
    return tuple(read_all(connection, query, _person))


def get(connection: Connection, workshop_id: str, person_id: str, *, locked: bool = False) -> Participant:
    """One person; locked until this transaction ends, if asked for.

    Raises:
        UnknownParticipantError: If nobody has this id.
    """
    query = select(*_FIELDS, workshop_people.c.workshop_id).where(_this(workshop_id, person_id))
    found = read_one(connection, query.with_for_update() if locked else query, _person)
    if found is None:
        raise UnknownParticipantError(person_id)
    return found


def present(connection: Connection, workshop_id: str, person_id: str) -> Participant:
    """One person who hasn't left, locked until this transaction ends.

    Raises:
        UnknownParticipantError: If nobody has this id.
        RefusedError: If they have left.
    """
    person = get(connection, workshop_id, person_id, locked=True)
    if person.left_at is not None:
        raise RefusedError("participant", ["You left this workshop. Rejoin to take part."])
    return person


def _stored_key(key: str | None, now: datetime, state: Workshop) -> dict[str, Any]:
    if key is None:
        return {"key_print": None, "key_until": None}
    return {"key_print": fingerprint(key), "key_until": key_until(now, state.open_until)}


def _this(workshop_id: str, person_id: str) -> ColumnElement[bool]:
    return and_(workshop_people.c.workshop_id == workshop_id, workshop_people.c.id == person_id)


def _person(row: Row[*tuple[Any, ...]]) -> Participant:
    return Participant.model_construct(**{column.name: getattr(row, column.name) for column in _FIELDS})
