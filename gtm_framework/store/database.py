"""One database behind all sessions: how a transaction in it begins and ends.

SQLite: write-ahead log, foreign keys on, every write in ``BEGIN IMMEDIATE`` so that what a
transaction has read still holds when it writes. PostgreSQL: readers see one snapshot; writers lock
the row that they count on.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from gtm_framework.store.address import ADDRESS, shown
from gtm_framework.store.errors import UnavailableError

PATIENCE = 5.0
"""Seconds that a transaction waits for another one before it is refused."""

_ALONE = 0x67746D  # the advisory lock's number; any other program's will do as long as it differs
_RELOAD = "Load again to see whether the change was saved before you repeat it."
_KNOWN = "the server runs and knows this database, user and password"


class Database:
    """A pool of connections that any number of threads may share.

    Attributes:
        where: The address as people may see it, without its password.
        file: SQLite's file, or None on a server.
    """

    def __init__(self, url: URL, *, patience: float = PATIENCE) -> None:
        self.file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        self.where = str(self.file or shown(url))
        self._patience = patience
        # Threads of one process queue here in turn; SQLite's own waiting is a lottery that some lose.
        self._turn: AbstractContextManager[Any] = Lock() if self.file else nullcontext()
        self._reader, self._writer = self._engines(url, patience)
        # While a connection is being prepared, the driver's own errors come through unwrapped.
        self._refusals = (DBAPIError, PoolTimeoutError, self._writer.dialect.loaded_dbapi.Error)

    def _engine(self, url: URL, patience: float) -> Engine:
        if self.file:
            return create_engine(url)
        # A server that says nothing at all would otherwise be waited for for minutes.
        waits = {} if "connect_timeout" in url.query else {"connect_timeout": max(2, round(patience))}
        return create_engine(url, pool_pre_ping=True, connect_args=waits)

    def _engines(self, url: URL, patience: float) -> tuple[Engine, Engine]:
        """The same pool twice: transactions that only read, and those that write."""
        try:
            engine = self._engine(url, patience)
        except ImportError as error:
            advice = "Install it with: pip install 'gtm-framework[postgresql]'."
            raise UnavailableError(self.where, "its driver psycopg is not installed", advice) from error
        if self.file is None:
            _prepare_postgresql(engine, patience)
            return engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ), engine
        _prepare_sqlite(engine, patience)
        return engine, engine.execution_options(begin="BEGIN IMMEDIATE")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads, all of it from the same moment.

        Raises:
            UnavailableError: If the database does not answer.
        """
        try:
            with self._reader.connect() as connection:
                yield connection
        except self._refusals as error:
            check = "it is there and open to you" if self.file else _KNOWN
            advice = f"See that {check}, or name another in {ADDRESS}."
            raise UnavailableError(self.where, _reason(error), advice) from error

    @contextmanager
    def writing(self, *, alone: bool = False, advice: str = _RELOAD) -> Iterator[Connection]:
        """One transaction that writes: committed at the end of the block, or nothing of it is kept.

        A block must not open another one: on SQLite it would wait for itself.

        Args:
            alone: Keep out every other transaction that asks to be alone. On SQLite each one is.
            advice: What to do when the database refuses.

        Raises:
            UnavailableError: If the database does not answer, or another writer holds it for too long.
        """
        try:
            with self._turn, self._writer.begin() as connection:
                if alone and self.file is None:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})
                yield connection
        except self._refusals as error:
            raise UnavailableError(self.where, _reason(error), advice) from error

    def keep_write_ahead_log(self) -> None:
        """Let SQLite's readers and its writer pass each other; the file remembers it.

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
            except self._refusals as error:  # SQLite does not always wait its turn here
                if monotonic() > until:
                    advice = "Close the other programs that use it, then open it again."
                    raise UnavailableError(self.where, _reason(error), advice) from error
                sleep(0.01)
            else:
                return

    def close(self) -> None:
        """Give back every connection; the next transaction opens new ones."""
        self._writer.dispose()


def _reason(error: Exception) -> str:
    """What the database said, without the questions with which PostgreSQL's library goes on, indented."""
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    return " ".join(" ".join(line for line in said.splitlines() if not line.startswith("\t")).split())


def _prepare_sqlite(engine: Engine, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions late, after the first read
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _prepare_postgresql(engine: Engine, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience * 1000)}")
        connection.commit()
