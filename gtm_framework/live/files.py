"""The files behind live links, read from the store and cached until the workspace or the day changes."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from threading import Lock
from typing import NamedTuple, cast

from gtm_framework.live.content import live_content
from gtm_framework.live.rules import FileName
from gtm_framework.store import LiveUse, Store, open_workspace

_KEPT = 100
"""Number of cached files; the least recently used one is dropped first."""


class LiveContent(NamedTuple):
    """One file in its current state.

    Attributes:
        content: Its bytes.
        tag: Changes if and only if the content changes.
    """

    content: bytes
    tag: str


class _Kept(NamedTuple):
    version: tuple[str, int, date]
    file: LiveContent


class LiveFiles:
    """Opens live links; safe to use from any number of threads.

    Example:
        >>> from datetime import UTC
        >>> from tempfile import TemporaryDirectory
        >>> noon = datetime(2026, 10, 5, 12, tzinfo=UTC)
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = store.create_workspace("Firstfix")
        ...     link, secret = store.create_live_link(team.id, "list.csv")
        ...     opened = LiveFiles(lambda: store, lambda: noon).open(secret, "list.csv")
        >>> opened.content.startswith(b"rank,id,title")
        True
    """

    def __init__(self, store: Callable[[], Store], now: Callable[[], datetime]) -> None:
        """Start with an empty cache.

        Args:
            store: Returns the store.
            now: Returns the current time, in the time zone that decides the day.
        """
        self._store, self._now = store, now
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._turn = Lock()

    def open(self, secret: str, file: str) -> LiveContent:
        """Open a link, count the use, and return its file.

        Raises:
            UnknownLiveLinkError: If the link doesn't exist or is for another file.
            UnavailableError: If the database doesn't respond.
        """
        used = self._store().use_live_link(secret, file)
        where, version = (used.workspace_id, file), (used.name, used.revision, self._now().date())
        with self._turn:  # one at a time, so that many readers don't each build the same file
            kept = self._kept.get(where)
            if kept is None or kept.version != version:
                # Only files named in the rules get links, and the link was for this one.
                kept = _Kept(version, self._made(used, cast("FileName", file)))
                self._kept[where] = kept
            self._kept.move_to_end(where)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return kept.file

    def _made(self, used: LiveUse, file: FileName) -> LiveContent:
        store, now = self._store(), self._now()
        workspace = open_workspace(store, used.workspace_id)
        latest = store.history(used.workspace_id, limit=1)
        changed_at = latest[0].revision.at if latest else now.replace(hour=0, minute=0, second=0)
        content = live_content(workspace, file, now.date(), changed_at)
        return LiveContent(content, sha256(content).hexdigest()[:32])
