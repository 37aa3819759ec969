"""The ballot box: workshops, the people in them and their ballots, in the same database as workspaces."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta

from gtm_framework.store import (
    ballot_rows,
    idea_rows,
    workshop_doors,
    workshop_people,
    workshop_rows,
)
from gtm_framework.store.ballot_records import Door, LoggedEvent, Look, Pulse, WorkshopEntry
from gtm_framework.store.ballot_refusals import TooManyCodesError, WrongCodeError
from gtm_framework.store.store import Store
from gtm_framework.workshop.attempts import source_of
from gtm_framework.workshop.ballots import Ballot
from gtm_framework.workshop.codes import RANDOM_BYTES, personal_key, read_join_code
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.events import Event
from gtm_framework.workshop.ideas import Idea
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.seen import Done, Seen, Viewer
from gtm_framework.workshop.state import DoneShown, Workshop

ToAnswer = tuple[tuple[str, str], ...]
"""Pairs of idea and axis, in the order of the list."""


class BallotBox:
    """Every workshop of a database; nothing of it is kept in this process.

    Each method is one transaction: it is on disk when it returns, and a refused one wrote nothing. Each
    that takes a workshop's id raises `UnknownWorkshopError` if there is none or its workspace is deleted;
    each that takes a person's id raises `UnknownParticipantError` if nobody in the workshop has it.

    Ballots leave through `look`, `seen` and `done` only, and there as `workshop.seen` lets them: before
    the reveal nothing but a count.

    Attributes:
        store: The workspaces of the same database.
    """

    def __init__(self, store: Store, random: workshop_doors.Random = secrets.token_bytes) -> None:
        self.store = store
        self._random = random

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

    def door(self, workshop_id: str) -> Door | None:
        """The code and link that let people in now, or None when they have expired or the door was shut."""
        with self.store.database.reading() as connection:
            return workshop_doors.door(connection, workshop_id, self.store.clock())

    def new_door(self, workshop_id: str) -> Door:
        """Another code and link; those before open nothing any more. Whoever is inside stays."""
        with self.store.database.writing(alone=True) as connection:
            return workshop_doors.make(connection, workshop_id, self._random, self.store.clock())

    def shut_door(self, workshop_id: str) -> None:
        """Let nobody else in until there is a new door; whoever is inside stays."""
        with self.store.database.writing() as connection:
            workshop_doors.shut(connection, workshop_id)

    def knock(self, code: str, address: str) -> str:
        """The workshop that a typed code opens; whoever types wrong ones is slowed down.

        Args:
            code: As it was typed.
            address: Where it comes from: the network address of the device.

        Raises:
            RefusedError: If it cannot be a code at all; it then does not count as an attempt.
            TooManyCodesError: If too many wrong ones came from there, or from all places together; this
                one was not looked at.
            WrongCodeError: If it opens nothing, never did or no longer does.
        """
        typed, source = read_join_code(code), source_of(address)
        with self.store.database.writing(alone=True) as connection:
            now = self.store.clock()
            wait = workshop_doors.wait(connection, source, now)
            found = None if wait else workshop_doors.by_code(connection, typed, now)
            if not wait and found is None:
                workshop_doors.keep_wrong(connection, source, now)
        if wait > timedelta():
            raise TooManyCodesError(wait)
        if found is None:
            raise WrongCodeError("code")
        return found

    def knock_by_link(self, secret: str) -> str:
        """The workshop that a link opens; it is too long to be tried, so nobody is slowed down.

        Raises:
            WrongCodeError: If it opens nothing, never did or no longer does.
        """
        with self.store.database.reading() as connection:
            found = workshop_doors.by_link(connection, secret, self.store.clock())
        if found is None:
            raise WrongCodeError("link")
        return found

    def admit(self, workshop_id: str, name: str = "", role: str = "member") -> tuple[Participant, str]:
        """Let somebody with a device in.

        Args:
            workshop_id: Where.
            name: What they go by; a second one of the same name becomes ``"Ana (2)"``. It is dropped in a
                workshop without names.
            role: The part that they play.

        Returns:
            The person, and their personal key, which nobody can read again: only its fingerprint is kept.

        Raises:
            RefusedError: If the workshop is over or full, or asks for a name and none was given.
            UnknownNameError: If there is no such role.
        """
        key = personal_key(self._random(RANDOM_BYTES))
        with self.store.database.writing() as connection:
            now = self.store.clock()
            return workshop_people.admit(connection, workshop_id, name, role, key=key, now=now), key

    def seat(self, workshop_id: str, name: str = "", role: str = "member") -> Participant:
        """Let somebody without a device in; the facilitator casts for them. It raises what `admit` does."""
        with self.store.database.writing() as connection:
            now = self.store.clock()
            return workshop_people.admit(connection, workshop_id, name, role, key=None, now=now)

    def person_of(self, key: str) -> tuple[str, Participant] | None:
        """The workshop and the person that a personal key belongs to; None once it opens nothing.

        Somebody who has left is found too, so that they can come back as themselves.
        """
        with self.store.database.reading() as connection:
            return workshop_people.by_key(connection, key, self.store.clock())

    def new_key(self, workshop_id: str, person_id: str) -> str:
        """Another personal key, for somebody who lost theirs; the one before opens nothing any more."""
        key = personal_key(self._random(RANDOM_BYTES))
        with self.store.database.writing() as connection:
            workshop_people.give_key(connection, workshop_id, person_id, key, self.store.clock())
        return key

    def people(self, workshop_id: str) -> tuple[Participant, ...]:
        """Everyone who was let in, those who have left included, in the order in which they came."""
        with self.store.database.reading() as connection:
            workshop_rows.get(connection, workshop_id)
            return workshop_people.all_of(connection, workshop_id)

    def leave(self, workshop_id: str, person_id: str) -> Participant:
        """Let somebody go: they are not waited for; what they have cast stays."""
        with self.store.database.writing() as connection:
            return workshop_people.change(connection, workshop_id, person_id, left_at=self.store.clock())

    def come_back(self, workshop_id: str, person_id: str) -> Participant:
        """Let somebody back in as themselves."""
        with self.store.database.writing() as connection:
            return workshop_people.change(connection, workshop_id, person_id, left_at=None)

    def set_role(self, workshop_id: str, person_id: str, role: str) -> Participant:
        """Give somebody another part to play; ballots cast before stay.

        Raises:
            UnknownNameError: If there is no such role.
        """
        with self.store.database.writing() as connection:
            return workshop_people.set_role(connection, workshop_id, person_id, role)

    def rename_person(self, workshop_id: str, person_id: str, name: str) -> Participant:
        """Let somebody go by another name, one that nobody else has."""
        with self.store.database.writing() as connection:
            return workshop_people.rename(connection, workshop_id, person_id, name)

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

    def hand_in(
        self, workshop_id: str, person_id: str, text: str, notes: str = "", *, idea_id: str = ""
    ) -> Idea:
        """Take an idea in while the workshop gathers them in silence.

        Args:
            workshop_id: Where.
            person_id: Whose idea it is; nobody else sees it before the gathering, nor its writer after.
            text: The idea on one line.
            notes: More about it.
            idea_id: One of the person's own ideas that these words replace; empty for a new one.

        Raises:
            RefusedError: If no ideas are taken now, it was gathered already, the person has handed in as
                many as one may or has left, or the text is empty or too long.
        """
        with self.store.database.writing() as connection:
            return idea_rows.hand_in(connection, workshop_id, person_id, text, notes=notes, idea_id=idea_id)

    def take_back_idea(self, workshop_id: str, person_id: str, idea_id: str) -> None:
        """Forget one of a person's own ideas; it raises what `hand_in` does once it was gathered."""
        with self.store.database.writing() as connection:
            idea_rows.take_back(connection, workshop_id, person_id, idea_id)

    def own_ideas(self, workshop_id: str, person_id: str) -> tuple[Idea, ...]:
        """What one person has handed in, for nobody's eyes but theirs."""
        with self.store.database.reading() as connection:
            return idea_rows.own_ideas(connection, workshop_id, person_id)

    def ideas_waiting(self, workshop_id: str) -> int:
        """How many ideas have been handed in and not been gathered."""
        with self.store.database.reading() as connection:
            return idea_rows.waiting(connection, workshop_id)

    def gather(self, workshop_id: str, against: int, *, actor: str = "") -> Workshop:
        """Bring in what was handed in: without its writers, in the order of the words, doubles as one.

        Raises:
            StaleError: If somebody else has done something since revision `against`.
            RefusedError: If nothing waits, or there would be too many ideas.
        """
        with self.store.database.writing() as connection:
            now = self.store.clock()
            return idea_rows.gather(connection, workshop_id, against, actor=actor, now=now)

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
