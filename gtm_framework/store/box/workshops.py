"""Workshops in the ballot box: opened, looked at, and what facilitators did to them."""

from collections.abc import Mapping, Sequence

from gtm_framework.store import workshop_doors, workshop_rows
from gtm_framework.store.ballot_records import LoggedEvent, Pulse, WorkshopEntry
from gtm_framework.store.box.box import Box
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.events import Event
from gtm_framework.workshop.state import DoneShown, Workshop


class Workshops(Box):
    """Every workshop of a database: what it is, and one thing done to it after another."""

    def open_workshop(
        self,
        workspace_id: str,
        *,
        items: Sequence[Item] = (),
        named: bool = True,
        done_shown: DoneShown = DoneShown.FACILITATOR,
        options: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Workshop:
        """Open a workshop, with a door that people can come in by.

        Args:
            workspace_id: Whose ideas it is about.
            items: The ideas to begin with; their ids are the initiatives'.
            named: Whether participants are asked for a name.
            done_shown: Who sees how many have finished a silent round.
            options: The answers of each choice by `options_of` the workspace's rubric; the product's
                rubric when None.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
            RefusedError: If there are too many ideas, or one twice.
        """
        with self.store.database.writing(alone=True) as connection:
            now = self.store.clock()
            made = workshop_rows.create(
                connection,
                workspace_id,
                items,
                named=named,
                done_shown=done_shown,
                options=options,
                now=now,
            )
            workshop_doors.make(connection, made.id, self._random, now)
            return made

    def workshops(self, workspace_id: str) -> tuple[WorkshopEntry, ...]:
        """A workspace's workshops, the newest first.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
        """
        with self.store.database.reading() as connection:
            return workshop_rows.of_workspace(connection, workspace_id)

    def workspace_of(self, workshop_id: str) -> str:
        """The id of the workspace that a workshop belongs to."""
        with self.store.database.reading() as connection:
            return workshop_rows.workspace_of(connection, workshop_id)

    def state(self, workshop_id: str) -> Workshop:
        """A workshop as it stands; it holds no ballot."""
        with self.store.database.reading() as connection:
            return workshop_rows.get(connection, workshop_id)

    def pulse(self, workshop_id: str) -> Pulse:
        """What moves when a screen must be drawn again, and not with a ballot: cheap enough to poll."""
        with self.store.database.reading() as connection:
            return workshop_rows.pulse(connection, workshop_id)

    def do(self, workshop_id: str, event: Event, *, actor: str = "") -> Workshop:
        """Do one thing to a workshop and keep it in the workshop's history.

        Args:
            workshop_id: Which.
            event: What is done, against the revision that was in front of whoever does it.
            actor: Who does it, or empty.

        Raises:
            StaleError: If somebody else has done something since.
            RefusedError: If the workshop does not allow it now.
            UnknownNameError: If the event names something that does not exist.
        """
        with self.store.database.writing() as connection:
            state = workshop_rows.lock(connection, workshop_id)
            return workshop_rows.do(connection, state, event, actor=actor, now=self.store.clock())

    def history(self, workshop_id: str, limit: int = 50) -> tuple[LoggedEvent, ...]:
        """What facilitators did, the newest first, at most `limit` of it; no ballot is among it."""
        with self.store.database.reading() as connection:
            return workshop_rows.history(connection, workshop_id, limit)
