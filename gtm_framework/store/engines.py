"""How connections are made and prepared, the same pool for readers and for writers.

SQLite: write-ahead log, foreign keys on, every write in ``BEGIN IMMEDIATE`` so that what a
transaction has read is still true when it writes. PostgreSQL: readers see one snapshot; writers lock the
row they depend on.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from gtm_framework.errors import GtmError

LONGEST_STATEMENT = 60.0
"""Seconds after which a PostgreSQL server ends a statement; an address can set another limit."""


def engines(url: URL, patience: float, connect: Callable[[], sqlite3.Connection]) -> tuple[Engine, Engine]:
    """The same pool twice: for transactions that only read, and for those that write.

    Args:
        url: The database's address.
        patience: Seconds to wait for the pool and for locks.
        connect: Opens one more connection to SQLite's file.

    Raises:
        ImportError: If PostgreSQL's driver isn't installed.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, creator=connect, pool_timeout=patience)
        _prepare_sqlite(engine, patience)
        return engine, engine.execution_options(begin="BEGIN IMMEDIATE")
    # Otherwise we would wait minutes for a server that doesn't respond at all.
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": max(2, round(patience))}
    engine = create_engine(url, pool_pre_ping=True, connect_args=waits, pool_timeout=patience)
    _prepare_postgresql(engine, patience, str(url.query.get("options", "")))
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True), engine


def set_busy_timeout(connection: Any, seconds: float) -> None:
    """Limit how long SQLite waits for other connections."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _prepare_sqlite(engine: Engine, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        connection.text_factory = _text
        connection.isolation_level = None  # the driver would begin transactions late, after the first read
        set_busy_timeout(connection, patience)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _text(cell: bytes) -> str:
    """Let invalid UTF-8 through as lone surrogates, so that `rows` can name its row."""
    return cell.decode("utf-8", "surrogateescape")


def _prepare_postgresql(engine: Engine, patience: float, options: str) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience * 1000)}")
        if "statement_timeout" not in options:
            connection.execute(f"SET statement_timeout = {int(LONGEST_STATEMENT * 1000)}")
        connection.commit()


@contextmanager
def kept_if_sound(connection: Connection) -> Iterator[None]:
    """Keep the connection for others only if nothing unexpected happened on it.

    After an unknown error, a cursor may still be open. The connection would then stay on the database state
    that the cursor sees, and later users of the connection would read that state.
    """
    try:
        yield
    except GtmError:
        raise
    except BaseException:
        connection.invalidate()
        raise
