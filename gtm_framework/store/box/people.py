"""The people in a workshop: let in, known again by their key, gone and back."""

from gtm_framework.store import workshop_people, workshop_rows
from gtm_framework.store.box.box import Box
from gtm_framework.workshop.codes import RANDOM_BYTES, personal_key
from gtm_framework.workshop.people import Participant


class People(Box):
    """Everyone who was let in."""

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
