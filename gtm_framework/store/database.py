"""One database behind all sessions: how its transactions begin and end."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from gtm_framework.store.address import ADDRESS, shown
from gtm_framework.store.damage import Damage
from gtm_framework.store.engines import engines, kept_if_sound, set_busy_timeout
from gtm_framework.store.errors import UnavailableError

PATIENCE = 5.0
"""Total seconds a transaction waits for threads, the pool, and the database before it fails."""

_ALONE = 0x67746D  # the advisory lock's number; it only has to differ from other programs' numbers
_RELOAD = "Reload to check whether your change was saved before you repeat it."
_KNOWN = "the server is running and that the database, user, and password are right"
_UNNOTICED = 0.1  # a shorter wait isn't worth a statement
_BUSY = "another change is still being saved"
_REPLACED = "the file was deleted or replaced while it was open"
_PUT_BACK = (
    "Nothing was saved. Put the file back in its place, or restart the app to use what is there now."
)


class Database:
    """A pool of connections that any number of threads can share.

    Attributes:
        where: The address for display, without its password.
        file: SQLite's file; None for a server.
        damage: The damaged rows that lists left out.
    """

    def __init__(self, url: URL, *, patience: float = PATIENCE) -> None:
        self.file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        self.where = str(self.file or shown(url))
        self.damage = Damage()
        self._patience = patience
        # Threads of one process queue here in turn; SQLite's own waiting can starve some of them.
        self._turn = Lock()
        self._opened: tuple[int, int] | None = None
        self._may_create = True
        try:
            self._reader, self._writer = engines(url, patience, self._connect)
        except ImportError as error:
            advice = "Install it with: pip install 'gtm-framework[postgresql]'."
            raise UnavailableError(self.where, "the driver psycopg is not installed", advice) from error
        # While a connection is being prepared, the driver's own errors come through unwrapped.
        self._refusals = (DBAPIError, PoolTimeoutError, self._writer.dialect.loaded_dbapi.Error)

    def _connect(self) -> sqlite3.Connection:
        """One more connection to the file; only opening the store creates it."""
        mode = "rwc" if self._may_create else "rw"
        connection = sqlite3.connect(
            f"{Path(self.file or '').absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False
        )
        if self._opened is None:
            self._opened = _identity(self.file)
        return connection

    def opened(self) -> None:
        """Record that the tables exist: from now on, a missing file is an error, not a new database."""
        self._may_create = False
        self._opened = _identity(self.file)

    def _check_file(self, advice: str) -> None:
        """Reject a file that is no longer at its path: anything saved there would be lost."""
        if self.file is None or self._may_create or _identity(self.file) == self._opened:
            return
        self.close()
        raise UnavailableError(self.where, _REPLACED, advice)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One read-only transaction, all from the same moment.

        Raises:
            UnavailableError: If the database doesn't respond.
        """
        self._check_file(_PUT_BACK)
        try:
            with self._reader.connect() as connection, kept_if_sound(connection):
                yield connection
        except self._refusals as error:
            check = "the file exists and that you may write to it" if self.file else _KNOWN
            advice = f"Check that {check}, or set {ADDRESS} to another database."
            raise UnavailableError(self.where, _reason(error), advice) from error

    @contextmanager
    def writing(self, *, alone: bool = False, advice: str = _RELOAD) -> Iterator[Connection]:
        """One transaction that writes: committed at the end of the block, or nothing of it is saved.

        Blocks must not be nested: on SQLite, the inner one would wait for the outer one.

        Args:
            alone: Exclude every other transaction that also asks for this. On SQLite, each transaction is
                exclusive.
            advice: What to do if the database refuses.

        Raises:
            UnavailableError: If the database doesn't respond, or another writer holds it for too long.
        """
        until = monotonic() + self._patience
        try:
            with self._waiting_in_turn(until, advice) as connection, kept_if_sound(connection):
                if alone and self.file is None:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})
                    self._shorten_lock_wait(connection, until)
                yield connection
        except self._refusals as error:
            raise UnavailableError(self.where, _reason(error), advice) from error

    @contextmanager
    def _waiting_in_turn(self, until: float, advice: str) -> Iterator[Connection]:
        """A transaction that writes; one deadline covers the threads, the pool, and the database."""
        if self.file is None:
            with self._writer.begin() as connection:
                self._shorten_lock_wait(connection, until)
                yield connection
            return
        if not self._turn.acquire(timeout=self._patience):
            raise UnavailableError(self.where, _BUSY, advice)
        try:
            self._check_file(_PUT_BACK)
            with self._writer.connect() as connection:
                left = max(0.0, until - monotonic())
                set_busy_timeout(connection.connection, left)
                try:
                    with connection.begin():
                        yield connection
                        self._check_file(_PUT_BACK)
                finally:
                    if not connection.invalidated:
                        set_busy_timeout(connection.connection, self._patience)
        finally:
            self._turn.release()

    def _shorten_lock_wait(self, connection: Connection, until: float) -> None:
        """On PostgreSQL, limit the wait for a lock to the time left after earlier waits."""
        left = until - monotonic()
        if left < self._patience - _UNNOTICED:
            connection.execute(text(f"SET LOCAL lock_timeout = {max(1, int(left * 1000))}"))

    def keep_write_ahead_log(self) -> None:
        """Let SQLite's readers and writer work at the same time; the file remembers the setting.

        Raises:
            UnavailableError: If others keep the file busy for too long.
        """
        if self.file is None:
            return
        until = monotonic() + self._patience
        while True:
            try:
                with closing(self._writer.raw_connection()) as connection:
                    connection.cursor().execute("PRAGMA journal_mode = WAL")
            except self._refusals as error:  # SQLite doesn't always wait its turn here
                if monotonic() > until:
                    advice = "Close the other programs that use it, then try again."
                    raise UnavailableError(self.where, _reason(error), advice) from error
                sleep(0.01)
            else:
                return

    def close(self) -> None:
        """Close every connection; the next transaction opens new ones."""
        self._writer.dispose()


def _identity(file: Path | None) -> tuple[int, int] | None:
    """What distinguishes one file at a path from another, or None if there is none."""
    try:
        found = (file or Path()).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _reason(error: Exception) -> str:
    """The database's message, without the indented hints that PostgreSQL's library adds."""
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    return " ".join(" ".join(line for line in said.splitlines() if not line.startswith("\t")).split())
