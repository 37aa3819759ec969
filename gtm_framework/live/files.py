"""The files behind live links, read from the store and kept until the workspace or the day changes."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from threading import Lock
from typing import NamedTuple, cast

from gtm_framework.live.content import live_content
from gtm_framework.live.rules import FileName
from gtm_framework.store import LiveUse, Store
from gtm_framework.store.opened import open_workspace

_KEPT = 100
"""Files that are kept; the one used longest ago goes first."""


class LiveContent(NamedTuple):
    """One file as it is now.

    Attributes:
        content: Its bytes.
        tag: Changes with the content, and only with it.
    """

    content: bytes
    tag: str


class _Kept(NamedTuple):
    version: tuple[str, int, date]
    file: LiveContent


class LiveFiles:
    """Opens live links; any number of threads may do so at once."""

    def __init__(self, store: Callable[[], Store], now: Callable[[], datetime]) -> None:
        """Keep nothing yet.

        Args:
            store: Gives the store.
            now: Tells the time, in the time zone whose day counts.
        """
        self._store, self._now = store, now
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._turn = Lock()

    def open(self, secret: str, file: str) -> LiveContent:
        """Open a link, count the use, and return its file.

        Raises:
            UnknownLiveLinkError: If the link opens nothing, or another file.
            UnavailableError: If the database does not answer.
        """
        used = self._store().use_live_link(secret, file)
        where, version = (used.workspace_id, file), (used.name, used.revision, self._now().date())
        with self._turn:  # one is made at a time, so that many readers do not make the same one
            kept = self._kept.get(where)
            if kept is None or kept.version != version:
                # Only files of the rules get links, and the link was for this one.
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
