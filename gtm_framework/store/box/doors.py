"""The way into a workshop: its code, its link, and whoever knocks."""

from datetime import timedelta

from gtm_framework.store import workshop_doors
from gtm_framework.store.ballot_records import Door
from gtm_framework.store.ballot_refusals import TooManyCodesError, WrongCodeError
from gtm_framework.store.box.box import Box
from gtm_framework.workshop.attempts import source_of
from gtm_framework.workshop.codes import read_join_code


class Doors(Box):
    """The codes and links that let people in."""

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
