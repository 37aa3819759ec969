"""Invitations to a workshop: a code to type, a link to follow, and a limit on wrong codes."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, or_, select, update

from gtm_framework.store.rows import read_one, read_readable, same
from gtm_framework.store.schema import workspaces
from gtm_framework.store.workshops import workshops
from gtm_framework.store.workshops.box import Box, Random
from gtm_framework.store.workshops.errors import TooManyCodesError, WrongCodeError
from gtm_framework.store.workshops.workshop_schema import invitations, workshop_people, wrong_codes
from gtm_framework.store.workshops.workshop_schema import workshops as workshops_table
from gtm_framework.workshop.room import (
    RANDOM_BYTES,
    Attempt,
    holds,
    join_code,
    join_until,
    key_until,
    personal_key,
    read_join_code,
    source_of,
    wait_before,
)
from gtm_framework.workshop.rules import rules

MEMBER, OBSERVER = "member", "observer"
"""The roles of the two links of an invitation."""

_VISITOR = "|"
"""What separates the address from the visitor in the source of a wrong code."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """How people join a workshop.

    Attributes:
        code: The code to type, without hyphens.
        link: The secret at the end of the link.
        observe: The secret at the end of the observers' link.
        until: When they expire.

    Example:
        >>> invitation = Invitation("K7M4XP93", "link-secret", "observer-secret", datetime(2026, 10, 5, 21))
        >>> invitation.code, f"until {invitation.until:%H:%M}"
        ('K7M4XP93', 'until 21:00')
    """

    code: str
    link: str
    observe: str
    until: datetime


class Invitations(Box):
    """The codes and links for joining."""

    def invitation(self, workshop_id: str) -> Invitation | None:
        """The current code and link, or None if they have expired or were withdrawn."""
        with self.database.reading() as connection:
            workshops.get(connection, workshop_id)
            query = select(invitations).where(invitations.c.workshop_id == workshop_id)
            row = read_one(connection, query, same)
        if row is None or not holds(row.until, self.store.clock()):
            return None
        return Invitation(row.code, row.link, row.observe or "", row.until)

    def new_invitation(self, workshop_id: str) -> Invitation:
        """A new code and link; the old ones stop working. Everyone who joined stays."""
        with self.database.writing(alone=True) as connection:
            return create(connection, workshop_id, self._random, self.store.clock())

    def withdraw_invitation(self, workshop_id: str) -> None:
        """Close joining until there is a new invitation; everyone who joined stays."""
        with self.database.writing() as connection:
            _withdraw(connection, workshop_id)

    def workshop_by_code(self, code: str, address: str, visitor: str = "") -> str:
        """The workshop of a typed code; wrong codes slow down the place they come from.

        Args:
            code: The code as typed.
            address: The network address of the device.
            visitor: The visitor, so that one visitor's mistakes don't block others at the same address.

        Raises:
            RefusedError: If it can't be a code at all; it then doesn't count as an attempt.
            TooManyCodesError: If too many wrong ones came from there, or from everywhere combined; this one
                wasn't checked.
            WrongCodeError: If it isn't valid (anymore).
        """
        typed, source = read_join_code(code), source_of(address)
        with self.database.writing(alone=True) as connection:
            now = self.store.clock()
            wait = _wait(connection, source, visitor, now)
            found = None if wait else _valid(connection, invitations.c.code == typed, now)
            if not wait and found is None:
                _keep_wrong(connection, Attempt(now, source, visitor))
        if wait > timedelta():
            raise TooManyCodesError(wait)
        if found is None:
            raise WrongCodeError("code")
        return found

    def workshop_by_link(self, secret: str) -> str:
        """The workshop of a link; a link is too long to guess, so nobody is slowed down.

        Raises:
            WrongCodeError: If it isn't valid (anymore).
        """
        return self._by_link(secret)[0]

    def role_of_link(self, secret: str) -> str:
        """The role a link gives its visitor. Raises the same errors as `workshop_by_link`."""
        return self._by_link(secret)[1]

    def keep_open_until(self, workshop_id: str, deadline: datetime) -> None:
        """Extend the invitation and everyone's personal key to a deadline or later."""
        keys = key_until(self.store.clock(), deadline)
        with self.database.writing() as connection:
            workshops.lock(connection, workshop_id)
            for table, column, until in (
                (invitations, invitations.c.until, deadline),
                (workshop_people, workshop_people.c.key_until, keys),
            ):
                ours = (table.c.workshop_id == workshop_id, column < until)
                connection.execute(update(table).where(*ours).values({column: until}))

    def _by_link(self, secret: str) -> tuple[str, str]:
        if secret.isascii() and secret.isalnum():
            ways = ((invitations.c.link, MEMBER), (invitations.c.observe, OBSERVER))
            with self.database.reading() as connection:
                for column, role in ways:
                    found = _valid(connection, column == secret, self.store.clock())
                    if found is not None:
                        return found, role
        raise WrongCodeError("link")


def create(connection: Connection, workshop_id: str, random: Random, now: datetime) -> Invitation:
    """Replace the code and link; the caller's transaction is exclusive."""
    _withdraw(connection, workshop_id)
    until = join_until(now, workshops.get(connection, workshop_id).open_until)
    made = _random_invitation(random, until)
    while _taken(connection, made):
        made = _random_invitation(random, until)
    connection.execute(insert(invitations).values(workshop_id=workshop_id, **asdict(made)))
    return made


def _random_invitation(random: Random, until: datetime) -> Invitation:
    code, link, observe = (random(RANDOM_BYTES) for _ in range(3))
    return Invitation(join_code(code), personal_key(link), personal_key(observe), until)


def _taken(connection: Connection, made: Invitation) -> bool:
    links = (made.link, made.observe)
    either = or_(
        invitations.c.code == made.code, invitations.c.link.in_(links), invitations.c.observe.in_(links)
    )
    return connection.execute(select(invitations.c.code).where(either)).first() is not None


def _withdraw(connection: Connection, workshop_id: str) -> None:
    workshops.lock(connection, workshop_id)
    connection.execute(delete(invitations).where(invitations.c.workshop_id == workshop_id))


def _valid(connection: Connection, which: ColumnElement[bool], now: datetime) -> str | None:
    query = (
        select(invitations)
        .select_from(invitations.join(workshops_table).join(workspaces))
        .where(which, workspaces.c.deleted_at.is_(None))
    )
    row = read_one(connection, query, same)
    return None if row is None or not holds(row.until, now) else str(row.workshop_id)


def _wait(connection: Connection, source: str, visitor: str, now: datetime) -> timedelta:
    """How long a visitor has to wait before the next code is checked."""
    recent = read_readable(connection, select(wrong_codes), _attempt)
    return wait_before(recent.good, source, now, visitor=visitor)


def _attempt(row: Row[Any]) -> Attempt:
    source, _, visitor = row.source.partition(_VISITOR)
    return Attempt(row.at, source, visitor)


def _keep_wrong(connection: Connection, wrong: Attempt) -> None:
    """Record a wrong code, and delete those that no longer matter."""
    window = timedelta(minutes=rules().attempts.window_minutes)
    connection.execute(delete(wrong_codes).where(wrong_codes.c.at <= wrong.at - window))
    kept = f"{wrong.source}{_VISITOR}{wrong.visitor}" if wrong.visitor else wrong.source
    connection.execute(insert(wrong_codes).values(at=wrong.at, source=kept))
