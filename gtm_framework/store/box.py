"""What every part of the ballot box shares: the store, and the source of secrets."""

import secrets
from collections.abc import Callable

from gtm_framework.store.store import Store

Random = Callable[[int], bytes]
"""Gives so many bytes from a secure source."""


class Box:
    """One subject of the ballot box; `BallotBox` combines them all. Nothing is kept in this process.

    Attributes:
        store: The workspaces of the same database.
        database: Its pool of connections.
    """

    def __init__(self, store: Store, random: Random = secrets.token_bytes) -> None:
        self.store = store
        self.database = store.database
        self._random = random
