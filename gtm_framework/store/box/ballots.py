"""Ballots: taken in one by one, and let out only as far as a reveal allows."""

from gtm_framework.store import ballot_rows, workshop_people, workshop_rows
from gtm_framework.store.ballot_records import Look
from gtm_framework.store.box.box import Box
from gtm_framework.workshop.ballots import Ballot
from gtm_framework.workshop.seen import Done, Seen, Viewer

ToAnswer = tuple[tuple[str, str], ...]
"""Pairs of idea and axis, in the order of the list."""


class Ballots(Box):
    """The ballots, which leave through `look`, `seen` and `done` only."""

    def cast(self, workshop_id: str, person_id: str, *ballots: Ballot) -> ToAnswer:
        """Take ballots in, all of them or none; one that is cast twice replaces the one before.

        Returns:
            What the person has yet to answer in this round.

        Raises:
            RefusedError: If no round takes them, the role may not vote on the axis, they are somebody
                else's, or the person has left.
            OutOfRangeError: If a score lies off the scale.
            TooManyDotsError: If the person's dots are used up.
            UnknownNameError: If the axis, the idea or the option does not exist.
        """
        with self.store.database.writing() as connection:
            return ballot_rows.cast(connection, workshop_id, person_id, ballots)

    def to_answer(self, workshop_id: str, person_id: str) -> ToAnswer:
        """What a person has yet to answer in the open round; never what they have answered."""
        with self.store.database.reading() as connection:
            return ballot_rows.to_answer(connection, workshop_id, person_id)

    def start_over(self, workshop_id: str, person_id: str) -> None:
        """Forget a person's ballots of the open round, so that they can lay their dots anew.

        Raises:
            RefusedError: If no round is open, or the person has left.
        """
        with self.store.database.writing() as connection:
            ballot_rows.start_over(connection, workshop_id, person_id)

    def done(self, workshop_id: str, viewer: Viewer) -> Done | None:
        """How many have finished the open round: `seen` without the rest, cheap enough to poll."""
        with self.store.database.reading() as connection:
            return ballot_rows.done(connection, workshop_id, viewer)

    def seen(self, workshop_id: str, viewer: Viewer) -> Seen:
        """What a viewer may see of the ballots; what was revealed changes only with the revision."""
        return self.look(workshop_id, viewer).seen

    def look(self, workshop_id: str, viewer: Viewer) -> Look:
        """The workshop, what a viewer may see of the ballots, and the people, from the same moment.

        It is what `workshop.record.record` and `workshop.hand_back.hand_back` ask for.
        """
        with self.store.database.reading() as connection:
            state = workshop_rows.get(connection, workshop_id)
            people = workshop_people.all_of(connection, workshop_id)
            return Look(state, ballot_rows.seen(connection, state, people, viewer), people)
