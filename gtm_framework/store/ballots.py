"""Ballots: taken in one by one, and let out only as far as a reveal allows."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from gtm_framework.store import people, workshops
from gtm_framework.store.box import Box
from gtm_framework.store.workshop_schema import ballots as table
from gtm_framework.workshop.ballots import Answer, Ballot, admit, still_to_answer
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.seen import Done, Seen, Viewer, visible
from gtm_framework.workshop.state import Workshop

ToAnswer = tuple[tuple[str, str], ...]
"""Pairs of idea and axis, in the order of the list."""


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """A workshop as one viewer sees it, all of it from the same moment.

    Attributes:
        state: The workshop's current state.
        seen: What this viewer may see of the ballots.
        people: Everyone who joined, including those who have left, in the order in which they came.
    """

    state: Workshop
    seen: Seen
    people: tuple[Participant, ...]


class Ballots(Box):
    """The ballots, which leave through `view`, `seen` and `done` only."""

    def cast(self, workshop_id: str, person_id: str, *ballots: Ballot) -> ToAnswer:
        """Take ballots in, all of them or none; one that is cast twice replaces the one before.

        Returns:
            What the person has yet to answer in this round.

        Raises:
            RefusedError: If no round takes them, the role may not vote on the axis, they are somebody
                else's, or the person has left.
            OutOfRangeError: If a score is outside the scale.
            TooManyDotsError: If the person's dots are used up.
            UnknownNameError: If the axis, the idea or the option does not exist.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            person = people.present(connection, workshop_id, person_id)
            own = list(_own_now(connection, state, person_id))
            for ballot in ballots:
                admit(state, ballot, person, own)
                own = [b for b in own if (b.item, b.axis) != (ballot.item, ballot.axis)]
                own.append(ballot)
                _put(connection, workshop_id, ballot)
        return still_to_answer(state, own, person)

    def to_answer(self, workshop_id: str, person_id: str) -> ToAnswer:
        """What a person has yet to answer in the open round; never what they have answered."""
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            person = people.get(connection, workshop_id, person_id)
            return still_to_answer(state, _own_now(connection, state, person_id), person)

    def start_over(self, workshop_id: str, person_id: str) -> None:
        """Delete a person's ballots of the open round, so that they can place their dots again.

        Raises:
            RefusedError: If no round is open, or the person has left.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            people.present(connection, workshop_id, person_id)
            if state.open_round is None:
                raise state.refuse("No vote is open. Wait for the next one.")
            connection.execute(delete(table).where(_own(state, person_id)))

    def done(self, workshop_id: str, viewer: Viewer) -> Done | None:
        """How many have finished the open round: `seen` without the rest, cheap enough to poll."""
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            now_open = state.open_round
            if now_open is None:
                return None
            everyone = people.everyone(connection, workshop_id)
            open_now = and_(table.c.workshop_id == workshop_id, table.c.round == now_open.number)
            cast_now = _read(connection, open_now)
        return visible(state.model_copy(update={"rounds": (now_open,)}), cast_now, everyone, viewer).done

    def seen(self, workshop_id: str, viewer: Viewer) -> Seen:
        """What a viewer may see of the ballots; what was revealed changes only with the revision."""
        return self.view(workshop_id, viewer).seen

    def view(self, workshop_id: str, viewer: Viewer) -> WorkshopView:
        """The workshop, what a viewer may see of the ballots, and the people, from the same moment.

        It is the input of `workshop.record.record` and `workshop.hand_back.hand_back`.
        """
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            everyone = people.everyone(connection, workshop_id)
            cast = _read(connection, table.c.workshop_id == workshop_id)
        return WorkshopView(state, visible(state, cast, everyone, viewer), everyone)


def _put(connection: Connection, workshop_id: str, ballot: Ballot) -> None:
    key = {
        "workshop_id": workshop_id,
        **{name: getattr(ballot, name) for name in ("round", "person", "item", "axis")},
    }
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    value = None if ballot.value is None else json.dumps(ballot.value)
    connection.execute(insert(table).values(**key, answer=ballot.answer.value, value=value))


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
