"""What every part of the ballot box shares: the store, and the source of random bytes."""

import secrets
from collections.abc import Callable

from gtm_framework.store.store import Store

Random = Callable[[int], bytes]
"""Returns a number of bytes from a secure source."""


class Box:
    """One subject of the ballot box; `BallotBox` combines them all. This process keeps no state.

    Attributes:
        store: The workspaces in the same database.
        database: Its pool of connections.
    """

    def __init__(self, store: Store, random: Random = secrets.token_bytes) -> None:
        self.store = store
        self.database = store.database
        self._random = random
