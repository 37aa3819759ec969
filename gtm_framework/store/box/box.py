"""What every part of the ballot box stands on: the store, and where secrets come from."""

import secrets

from gtm_framework.store import workshop_doors
from gtm_framework.store.store import Store


class Box:
    """The ballots' place in a store; nothing of it is kept in this process.

    Attributes:
        store: The workspaces of the same database.
    """

    def __init__(self, store: Store, random: workshop_doors.Random = secrets.token_bytes) -> None:
        self.store = store
        self._random = random
