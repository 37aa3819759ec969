"""Ideas submitted silently: only their authors see them until they are collected without names."""

import secrets
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from gtm_framework.store.rows import read_all
from gtm_framework.store.workshops import people, workshops
from gtm_framework.store.workshops.box import Box
from gtm_framework.store.workshops.workshop_schema import workshop_ideas as table
from gtm_framework.workshop import Workshop, known_ids
from gtm_framework.workshop.agenda import require_open
from gtm_framework.workshop.events import AddItems
from gtm_framework.workshop.room import Idea, gathered, own, take_in


class Ideas(Box):
    """The submitted ideas."""

    def hand_in(self, workshop_id: str, person_id: str, text: str, notes: str = "") -> Idea:
        """Accept an idea while the workshop is collecting.

        Args:
            workshop_id: The workshop.
            person_id: The author; before collecting, nobody else sees the idea, and afterward nobody sees
                the author.
            text: The idea in one line.
            notes: Details.

        Raises:
            RefusedError: If ideas aren't being collected, the deadline has passed, the person has submitted
                the maximum number, is an observer, or has left, or the text is empty or too long.
        """
        made = Idea(id=f"i-{secrets.token_hex(6)}", person=person_id, text=text, notes=notes)
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            require_open(state, self.store.clock())
            person = people.present(connection, workshop_id, person_id)
            take_in(state, made, person, _read(connection, workshop_id))
            connection.execute(insert(table).values(workshop_id=workshop_id, **made.model_dump()))
        return made

    def take_back_idea(self, workshop_id: str, person_id: str, idea_id: str) -> None:
        """Delete one of a person's own ideas.

        Raises:
            RefusedError: If ideas aren't being collected, it was already collected, or the person has left.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            person = people.present(connection, workshop_id, person_id)
            so_far = _read(connection, workshop_id)
            for idea in own(so_far, person):
                if idea.id == idea_id:
                    take_in(state, idea, person, so_far)
                    connection.execute(delete(table).where(_this(workshop_id, idea_id)))

    def own_ideas(self, workshop_id: str, person_id: str) -> tuple[Idea, ...]:
        """One person's submitted ideas, for that person only."""
        with self.database.reading() as connection:
            workshops.get(connection, workshop_id)
            person = people.get(connection, workshop_id, person_id)
            return own(_read(connection, workshop_id), person)

    def ideas_waiting(self, workshop_id: str) -> int:
        """How many ideas are submitted but not collected."""
        with self.database.reading() as connection:
            known = known_ids(workshops.get(connection, workshop_id))
            return sum(idea.id not in known for idea in _read(connection, workshop_id))

    def gather(self, workshop_id: str, against: int, *, actor: str = "") -> Workshop:
        """Add the submitted ideas: without authors, in alphabetical order, with duplicates combined.

        Raises:
            StaleError: If someone else has changed the workshop since revision `against`.
            RefusedError: If there is nothing to collect, or there would be too many ideas.
        """
        with self.database.writing() as connection:
            now = self.store.clock()
            state = workshops.lock(connection, workshop_id)
            items = gathered(state, _read(connection, workshop_id))
            if not items:
                raise state.refuse("There are no new ideas to collect. Wait for the room to submit some.")
            event = AddItems(against=against, at=now, items=items)
            return workshops.do(connection, state, event, actor=actor, now=now)


def _this(workshop_id: str, idea_id: str) -> ColumnElement[bool]:
    return and_(table.c.workshop_id == workshop_id, table.c.id == idea_id)


def _read(connection: Connection, workshop_id: str) -> tuple[Idea, ...]:
    """Every idea in alphabetical order; sorted here, because databases sort words differently."""
    found = read_all(connection, select(table).where(table.c.workshop_id == workshop_id), _idea)
    return tuple(sorted(found, key=lambda idea: (idea.text, idea.id)))


def _idea(row: Row[*tuple[Any, ...]]) -> Idea:
    return Idea.model_construct(id=row.id, person=row.person, text=row.text, notes=row.notes)
