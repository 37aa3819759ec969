"""Ballots on their way into the box, and out again through one door only."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from gtm_framework.store import workshop_people, workshop_rows
from gtm_framework.store.ballot_schema import ballots as table
from gtm_framework.workshop.ballots import Answer, Ballot, admit, still_to_answer
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.seen import Done, Seen, Viewer, visible
from gtm_framework.workshop.state import Workshop


def cast(
    connection: Connection, workshop_id: str, person_id: str, cast_now: Iterable[Ballot]
) -> tuple[tuple[str, str], ...]:
    """Take a person's ballots in, all of them or none; what they have yet to answer comes back."""
    state = workshop_rows.hold(connection, workshop_id)
    person = workshop_people.present(connection, workshop_id, person_id)
    own = list(_own_now(connection, state, person_id))
    for ballot in cast_now:
        admit(state, ballot, person, own)
        own = [b for b in own if (b.item, b.axis) != (ballot.item, ballot.axis)]
        own.append(ballot)
        _put(connection, workshop_id, ballot)
    return still_to_answer(state, own, person)


def _put(connection: Connection, workshop_id: str, ballot: Ballot) -> None:
    key = {
        "workshop_id": workshop_id,
        **{name: getattr(ballot, name) for name in ("round", "person", "item", "axis")},
    }
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    value = None if ballot.value is None else json.dumps(ballot.value)
    connection.execute(insert(table).values(**key, answer=ballot.answer.value, value=value))


def to_answer(connection: Connection, workshop_id: str, person_id: str) -> tuple[tuple[str, str], ...]:
    """What a person has yet to answer in the open round."""
    state = workshop_rows.get(connection, workshop_id)
    person = workshop_people.get(connection, workshop_id, person_id)
    return still_to_answer(state, _own_now(connection, state, person_id), person)


def start_over(connection: Connection, workshop_id: str, person_id: str) -> None:
    """Forget what a person has answered in the open round."""
    state = workshop_rows.hold(connection, workshop_id)
    workshop_people.present(connection, workshop_id, person_id)
    if state.finished_at or state.open_round is None:
        raise state.refuse("No vote is open. Wait for the next one.")
    connection.execute(delete(table).where(_own(state, person_id)))


def seen(connection: Connection, state: Workshop, people: tuple[Participant, ...], viewer: Viewer) -> Seen:
    """What a viewer may see of the ballots."""
    return visible(state, _read(connection, table.c.workshop_id == state.id), people, viewer)


def done(connection: Connection, workshop_id: str, viewer: Viewer) -> Done | None:
    """How many have finished the open round, where this viewer is shown that."""
    state = workshop_rows.get(connection, workshop_id)
    now_open = state.open_round
    if now_open is None:
        return None
    alone = state.model_copy(update={"rounds": (now_open,)})
    people = workshop_people.all_of(connection, workshop_id)
    cast_now = _read(connection, and_(table.c.workshop_id == workshop_id, table.c.round == now_open.number))
    return visible(alone, cast_now, people, viewer).done


def _own_now(connection: Connection, state: Workshop, person_id: str) -> tuple[Ballot, ...]:
    return () if state.open_round is None else _read(connection, _own(state, person_id))


def _own(state: Workshop, person_id: str) -> ColumnElement[bool]:
    number = state.open_round.number if state.open_round else 0
    return and_(table.c.workshop_id == state.id, table.c.round == number, table.c.person == person_id)


def _read(connection: Connection, which: ColumnElement[bool]) -> tuple[Ballot, ...]:
    rows = connection.execute(
        select(table.c.person, table.c.item, table.c.axis, table.c.round, table.c.answer, table.c.value)
        .where(which)
        .order_by(table.c.round, table.c.person, table.c.item, table.c.axis)
    )
    return tuple(map(_ballot, rows))


def _ballot(row: Row[*tuple[Any, ...]]) -> Ballot:
    """A ballot that was checked when it was cast."""
    person, item, axis, number, answer, value = row
    return Ballot.model_construct(
        person=person,
        item=item,
        axis=axis,
        round=number,
        answer=Answer(answer),
        value=None if value is None else json.loads(value),
    )
