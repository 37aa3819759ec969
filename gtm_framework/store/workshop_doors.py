"""How people come into a workshop: a code to type, a link to follow, and a limit on wrong codes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from gtm_framework.store import workshop_rows
from gtm_framework.store.ballot_records import Door
from gtm_framework.store.ballot_schema import workshop_doors, workshops, wrong_codes
from gtm_framework.store.schema import workspaces
from gtm_framework.workshop.attempts import Attempt, wait_before
from gtm_framework.workshop.codes import RANDOM_BYTES, holds, join_code, join_until, personal_key
from gtm_framework.workshop.rules import rules

Random = Callable[[int], bytes]
"""Gives so many bytes from a secure source."""


def door(connection: Connection, workshop_id: str, now: datetime) -> Door | None:
    """The code and the link that let people in now, or None when they have expired or were shut."""
    workshop_rows.get(connection, workshop_id)
    row = connection.execute(
        select(workshop_doors).where(workshop_doors.c.workshop_id == workshop_id)
    ).one_or_none()
    if row is None or not holds(row.until, now):
        return None
    return Door(row.code, row.link, row.until)


def make(connection: Connection, workshop_id: str, random: Random, now: datetime) -> Door:
    """Another code and link in place of those before; the caller's transaction is alone."""
    shut(connection, workshop_id)
    made = Door(join_code(random(RANDOM_BYTES)), personal_key(random(RANDOM_BYTES)), join_until(now))
    while _taken(connection, made):
        made = Door(join_code(random(RANDOM_BYTES)), personal_key(random(RANDOM_BYTES)), join_until(now))
    connection.execute(
        insert(workshop_doors).values(
            workshop_id=workshop_id, code=made.code, link=made.link, until=made.until
        )
    )
    return made


def _taken(connection: Connection, made: Door) -> bool:
    either = or_(workshop_doors.c.code == made.code, workshop_doors.c.link == made.link)
    return connection.execute(select(workshop_doors.c.code).where(either)).first() is not None


def shut(connection: Connection, workshop_id: str) -> None:
    """Let nobody else in; whoever is inside stays."""
    workshop_rows.lock(connection, workshop_id)
    connection.execute(delete(workshop_doors).where(workshop_doors.c.workshop_id == workshop_id))


def by_code(connection: Connection, code: str, now: datetime) -> str | None:
    """The workshop that a code opens now."""
    return _opened(connection, workshop_doors.c.code == code, now)


def by_link(connection: Connection, secret: str, now: datetime) -> str | None:
    """The workshop that a link opens now."""
    if not (secret.isascii() and secret.isalnum()):
        return None
    return _opened(connection, workshop_doors.c.link == secret, now)


def _opened(connection: Connection, which: ColumnElement[bool], now: datetime) -> str | None:
    row = connection.execute(
        select(workshop_doors.c.workshop_id, workshop_doors.c.until)
        .select_from(workshop_doors.join(workshops).join(workspaces))
        .where(which, workspaces.c.deleted_at.is_(None))
    ).one_or_none()
    return None if row is None or not holds(row.until, now) else str(row.workshop_id)


def wait(connection: Connection, source: str, now: datetime) -> timedelta:
    """How long a place must wait before its next code is looked at."""
    rows = connection.execute(select(wrong_codes.c.at, wrong_codes.c.source))
    return wait_before([Attempt(row.at, row.source) for row in rows], source, now)


def keep_wrong(connection: Connection, source: str, now: datetime) -> None:
    """Write a wrong code down, and forget those that no longer matter."""
    window = timedelta(minutes=rules().attempts.window_minutes)
    connection.execute(delete(wrong_codes).where(wrong_codes.c.at <= now - window))
    connection.execute(insert(wrong_codes).values(at=now, source=source))
