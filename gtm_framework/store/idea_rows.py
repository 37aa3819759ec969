"""Ideas in silence: kept for whoever wrote them until the facilitator gathers them without names."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from gtm_framework.errors import RefusedError
from gtm_framework.store import workshop_people, workshop_rows
from gtm_framework.store.ballot_schema import workshop_ideas as table
from gtm_framework.workshop.events import AddItems
from gtm_framework.workshop.ideas import Idea, gathered, own, take_in
from gtm_framework.workshop.items import known_ids
from gtm_framework.workshop.state import Workshop


def hand_in(
    connection: Connection, workshop_id: str, person_id: str, text: str, *, notes: str, idea_id: str
) -> Idea:
    """Take an idea in, or another wording of one that was handed in before."""
    state = workshop_rows.hold(connection, workshop_id)
    person = workshop_people.present(connection, workshop_id, person_id)
    so_far = _read(connection, workshop_id)
    made = Idea(id=idea_id or f"i-{secrets.token_hex(6)}", person=person_id, text=text, notes=notes)
    if idea_id and idea_id not in {idea.id for idea in own(so_far, person)}:
        raise RefusedError("idea", ["You have handed in no idea with this id. Hand in a new one."])
    take_in(state, made, person, so_far)
    _forget(connection, workshop_id, made.id)
    connection.execute(insert(table).values(workshop_id=workshop_id, **made.model_dump()))
    return made


def take_back(connection: Connection, workshop_id: str, person_id: str, idea_id: str) -> None:
    """Forget an idea that its writer takes back before it was gathered."""
    state = workshop_rows.hold(connection, workshop_id)
    person = workshop_people.present(connection, workshop_id, person_id)
    so_far = _read(connection, workshop_id)
    for idea in own(so_far, person):
        if idea.id == idea_id:
            take_in(state, idea, person, so_far)
            _forget(connection, workshop_id, idea_id)


def own_ideas(connection: Connection, workshop_id: str, person_id: str) -> tuple[Idea, ...]:
    """What one person has handed in, by its words."""
    workshop_rows.get(connection, workshop_id)
    person = workshop_people.get(connection, workshop_id, person_id)
    return own(_read(connection, workshop_id), person)


def waiting(connection: Connection, workshop_id: str) -> int:
    """How many ideas have been handed in and not been gathered."""
    known = known_ids(workshop_rows.get(connection, workshop_id))
    return sum(idea.id not in known for idea in _read(connection, workshop_id))


def gather(
    connection: Connection, workshop_id: str, against: int, *, actor: str, now: datetime
) -> Workshop:
    """Bring in what was handed in, without its writers."""
    state = workshop_rows.lock(connection, workshop_id)
    items = gathered(state, _read(connection, workshop_id))
    if not items:
        raise state.refuse("No idea waits to be gathered. Let the room write first.")
    event = AddItems(against=against, at=now, items=items)
    return workshop_rows.do(connection, state, event, actor=actor, now=now)


def _forget(connection: Connection, workshop_id: str, idea_id: str) -> None:
    connection.execute(delete(table).where(_this(workshop_id, idea_id)))


def _this(workshop_id: str, idea_id: str) -> ColumnElement[bool]:
    return and_(table.c.workshop_id == workshop_id, table.c.id == idea_id)


def _read(connection: Connection, workshop_id: str) -> tuple[Idea, ...]:
    """Every idea by its words; sorted here, for each database has an order of words of its own."""
    rows = connection.execute(select(table).where(table.c.workshop_id == workshop_id))
    return tuple(sorted(map(_idea, rows), key=lambda idea: (idea.text, idea.id)))


def _idea(row: Row[*tuple[Any, ...]]) -> Idea:
    return Idea.model_construct(id=row.id, person=row.person, text=row.text, notes=row.notes)
