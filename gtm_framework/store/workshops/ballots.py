"""Votes: recorded one by one, and shown only as far as a reveal allows."""

from dataclasses import dataclass

from sqlalchemy import and_, delete

from gtm_framework.store.workshops import people, workshops
from gtm_framework.store.workshops.ballot_rows import own_in, own_now, put, read_ballots
from gtm_framework.store.workshops.box import Box
from gtm_framework.store.workshops.workshop_schema import ballots as table
from gtm_framework.workshop import RevealWhen, Round, Workshop
from gtm_framework.workshop.agenda import require_open, reveals_by_itself
from gtm_framework.workshop.discussion import SaidBefore, said_before
from gtm_framework.workshop.events import Reveal
from gtm_framework.workshop.room import Participant
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.votes import Ballot, Done, Seen, Viewer, admit, still_to_answer, visible

ToAnswer = tuple[tuple[str, str], ...]
"""Pairs of idea and axis, in list order."""


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """A workshop as one viewer sees it, all from the same moment.

    Attributes:
        state: The workshop's current state.
        seen: What this viewer may see of the votes.
        people: Everyone who joined, including those who left, in the order they joined.

    Example:
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.votes import Seen
        >>> look = WorkshopView(Workshop(id="w-1", goal="What next?"), Seen(), people=())
        >>> look.state.goal, look.seen.heard, look.people
        ('What next?', (), ())
    """

    state: Workshop
    seen: Seen
    people: tuple[Participant, ...]


class Ballots(Box):
    """The votes, which only come out through `view`, `seen`, and `done`; your own through `said_before`."""

    def cast(self, workshop_id: str, person_id: str, *ballots: Ballot) -> ToAnswer:
        """Record votes, all of them or none; a repeated vote replaces the earlier one.

        Returns:
            What the person still has to answer in this round.

        Raises:
            RefusedError: If no round accepts them, its deadline has passed, the role can't vote on the
                axis, they belong to someone else, or the person has left.
            OutOfRangeError: If a score is outside the scale.
            TooManyDotsError: If the person has no dots left.
            UnknownNameError: If the axis, the idea, or the option doesn't exist.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            require_open(state, self.store.clock())
            person = people.present(connection, workshop_id, person_id)
            own = list(own_now(connection, state, person_id))
            for ballot in ballots:
                admit(state, ballot, person, own)
                own = [b for b in own if (b.item, b.axis) != (ballot.item, ballot.axis)]
                own.append(ballot)
                put(connection, workshop_id, ballot)
        left = still_to_answer(state, own, person)
        if not left and state.reveal_when is not RevealWhen.MANUAL:
            self.reveal_by_itself(workshop_id)
        return left

    def reveal_by_itself(self, workshop_id: str) -> bool:
        """Reveal the hidden votes automatically if all are in or the deadline has passed.

        If several screens ask at once, only one of them reveals.

        Returns:
            Whether it did.
        """
        with self.database.writing() as connection:
            state = workshops.lock(connection, workshop_id)
            if state.reveal_when is RevealWhen.MANUAL:
                return False
            now = self.store.clock()
            cast = read_ballots(connection, table.c.workshop_id == workshop_id)
            done = reveals_by_itself(state, cast, people.everyone(connection, workshop_id), now)
            if done:
                workshops.do(connection, state, Reveal(against=state.revision, at=now), actor="", now=now)
            return done

    def to_answer(self, workshop_id: str, person_id: str) -> ToAnswer:
        """What a person still has to answer in the open round; never what they have answered."""
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            person = people.get(connection, workshop_id, person_id)
            return still_to_answer(state, own_now(connection, state, person_id), person)

    def withdraw(self, workshop_id: str, person_id: str, item: str, axis: str) -> ToAnswer:
        """Remove one answer in the open round, as if it had never been given.

        Returns:
            What the person still has to answer in this round.

        Raises:
            RefusedError: If no round is open, or the person has left.
            UnknownNameError: If the idea or the axis does not exist.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            require_open(state, self.store.clock())
            person = people.present(connection, workshop_id, person_id)
            mine = own_in(_opened(state), state, person_id)
            where = (table.c.item == state.item(item).id, table.c.axis == axis)
            rules().axis(axis)
            connection.execute(delete(table).where(mine, *where))
            return still_to_answer(state, own_now(connection, state, person_id), person)

    def said_before(self, workshop_id: str, person_id: str) -> dict[tuple[str, str], SaidBefore]:
        """A person's own earlier answers to what the open vote asks.

        Returns:
            Maps idea and axis to their answer; nothing from a hidden vote, and nothing from anyone else.
        """
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            person = people.get(connection, workshop_id, person_id)
            if state.open_round is None:
                return {}
            mine = and_(table.c.workshop_id == workshop_id, table.c.person == person_id)
            return said_before(state, read_ballots(connection, mine), person)

    def start_over(self, workshop_id: str, person_id: str) -> None:
        """Delete a person's votes in the open round, so they can place their dots again.

        Raises:
            RefusedError: If no round is open, or the person has left.
        """
        with self.database.writing() as connection:
            state = workshops.hold(connection, workshop_id)
            require_open(state, self.store.clock())
            people.present(connection, workshop_id, person_id)
            connection.execute(delete(table).where(own_in(_opened(state), state, person_id)))

    def done(self, workshop_id: str, viewer: Viewer) -> Done | None:
        """How many have finished the open round: part of `seen`, cheap enough to poll."""
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            now_open = state.open_round
            if now_open is None:
                return None
            everyone = people.everyone(connection, workshop_id)
            open_now = and_(table.c.workshop_id == workshop_id, table.c.round == now_open.number)
            cast_now = read_ballots(connection, open_now)
        return visible(state.model_copy(update={"rounds": (now_open,)}), cast_now, everyone, viewer).done

    def seen(self, workshop_id: str, viewer: Viewer) -> Seen:
        """What a viewer may see of the votes; what is revealed only changes with the revision."""
        return self.view(workshop_id, viewer).seen

    def view(self, workshop_id: str, viewer: Viewer) -> WorkshopView:
        """The workshop, what a viewer may see of the votes, and the people, from the same moment.

        It is the input of `record` and `hand_back` in `workshop.results`.
        """
        with self.database.reading() as connection:
            state = workshops.get(connection, workshop_id)
            everyone = people.everyone(connection, workshop_id)
            cast = read_ballots(connection, table.c.workshop_id == workshop_id)
        return WorkshopView(state, visible(state, cast, everyone, viewer), everyone)


def _opened(state: Workshop) -> Round:
    if state.open_round is None:
        raise state.refuse("No vote is open. Wait for the next one.")
    return state.open_round
