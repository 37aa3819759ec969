"""What every part of the store shares: the database and the clock."""

from collections.abc import Callable
from datetime import UTC, datetime

from gtm_framework.store.database import Database


def utc_now() -> datetime:
    """The current time, in UTC."""
    return datetime.now(UTC)


class StorePart:
    """One subject of the store; `Store` combines them all.

    Attributes:
        database: The pool of connections.
        clock: Returns the time of each change, in UTC.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] = utc_now) -> None:
        self.database = database
        self.clock: Callable[[], datetime] = lambda: clock().astimezone(UTC)
