"""Invitations to a workshop: a code to type, a link to follow, and a limit on wrong codes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from gtm_framework.store import workshops
from gtm_framework.store.box import Box, Random
from gtm_framework.store.schema import workspaces
from gtm_framework.store.workshop_errors import TooManyCodesError, WrongCodeError
from gtm_framework.store.workshop_schema import invitations, wrong_codes
from gtm_framework.store.workshop_schema import workshops as workshops_table
from gtm_framework.workshop.attempts import Attempt, source_of, wait_before
from gtm_framework.workshop.codes import (
    RANDOM_BYTES,
    holds,
    join_code,
    join_until,
    personal_key,
    read_join_code,
)
from gtm_framework.workshop.rules import rules


@dataclass(frozen=True, slots=True)
class Invitation:
    """How people join a workshop.

    Attributes:
        code: What they type, without hyphens.
        link: The secret at the end of the link.
        until: When both expire.
    """

    code: str
    link: str
    until: datetime


class Invitations(Box):
    """The codes and links by which people join."""

    def invitation(self, workshop_id: str) -> Invitation | None:
        """The code and link that are valid now, or None if they have expired or were withdrawn."""
        with self.database.reading() as connection:
            workshops.get(connection, workshop_id)
            query = select(invitations).where(invitations.c.workshop_id == workshop_id)
            row = connection.execute(query).one_or_none()
        if row is None or not holds(row.until, self.store.clock()):
            return None
        return Invitation(row.code, row.link, row.until)

    def new_invitation(self, workshop_id: str) -> Invitation:
        """Another code and link; those before are no longer valid. Everyone who has joined stays."""
        with self.database.writing(alone=True) as connection:
            return create(connection, workshop_id, self._random, self.store.clock())

    def withdraw_invitation(self, workshop_id: str) -> None:
        """Let nobody else join until there is a new invitation; everyone who has joined stays."""
        with self.database.writing() as connection:
            _withdraw(connection, workshop_id)

    def workshop_by_code(self, code: str, address: str) -> str:
        """The workshop that a typed code belongs to; wrong codes slow down the place they come from.

        Args:
            code: As it was typed.
            address: Where it comes from: the network address of the device.

        Raises:
            RefusedError: If it cannot be a code at all; it then does not count as an attempt.
            TooManyCodesError: If too many wrong ones came from there, or from all places together; this
                one was not checked.
            WrongCodeError: If it is not or no longer valid.
        """
        typed, source = read_join_code(code), source_of(address)
        with self.database.writing(alone=True) as connection:
            now = self.store.clock()
            wait = _wait(connection, source, now)
            found = None if wait else _valid(connection, invitations.c.code == typed, now)
            if not wait and found is None:
                _keep_wrong(connection, source, now)
        if wait > timedelta():
            raise TooManyCodesError(wait)
        if found is None:
            raise WrongCodeError("code")
        return found

    def workshop_by_link(self, secret: str) -> str:
        """The workshop that a link belongs to; it is too long to be guessed, so nobody is slowed down.

        Raises:
            WrongCodeError: If it is not or no longer valid.
        """
        found = None
        if secret.isascii() and secret.isalnum():
            with self.database.reading() as connection:
                found = _valid(connection, invitations.c.link == secret, self.store.clock())
        if found is None:
            raise WrongCodeError("link")
        return found


def create(connection: Connection, workshop_id: str, random: Random, now: datetime) -> Invitation:
    """Another code and link in place of those before; the caller's transaction is alone."""
    _withdraw(connection, workshop_id)
    made = _random_invitation(random, now)
    while _taken(connection, made):
        made = _random_invitation(random, now)
    row = {"workshop_id": workshop_id, "code": made.code, "link": made.link, "until": made.until}
    connection.execute(insert(invitations).values(row))
    return made


def _random_invitation(random: Random, now: datetime) -> Invitation:
    return Invitation(join_code(random(RANDOM_BYTES)), personal_key(random(RANDOM_BYTES)), join_until(now))


def _taken(connection: Connection, made: Invitation) -> bool:
    either = or_(invitations.c.code == made.code, invitations.c.link == made.link)
    return connection.execute(select(invitations.c.code).where(either)).first() is not None


def _withdraw(connection: Connection, workshop_id: str) -> None:
    workshops.lock(connection, workshop_id)
    connection.execute(delete(invitations).where(invitations.c.workshop_id == workshop_id))


def _valid(connection: Connection, which: ColumnElement[bool], now: datetime) -> str | None:
    row = connection.execute(
        select(invitations.c.workshop_id, invitations.c.until)
        .select_from(invitations.join(workshops_table).join(workspaces))
        .where(which, workspaces.c.deleted_at.is_(None))
    ).one_or_none()
    return None if row is None or not holds(row.until, now) else str(row.workshop_id)


def _wait(connection: Connection, source: str, now: datetime) -> timedelta:
    """How long a place must wait before its next code is checked."""
    rows = connection.execute(select(wrong_codes.c.at, wrong_codes.c.source))
    return wait_before([Attempt(row.at, row.source) for row in rows], source, now)


def _keep_wrong(connection: Connection, source: str, now: datetime) -> None:
    """Record a wrong code, and forget those that no longer matter."""
    window = timedelta(minutes=rules().attempts.window_minutes)
    connection.execute(delete(wrong_codes).where(wrong_codes.c.at <= now - window))
    connection.execute(insert(wrong_codes).values(at=now, source=source))
