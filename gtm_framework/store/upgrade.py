"""Upgrades a database's tables to this version before anyone uses them, or refuses to touch it."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from gtm_framework.store.address import ADDRESS
from gtm_framework.store.backups.copy_file import copy_file
from gtm_framework.store.database import Database
from gtm_framework.store.errors import NewerDatabaseError, UnavailableError
from gtm_framework.store.schema import VERSION_TABLE

MIGRATIONS = "gtm_framework.store:migrations"
_UNTOUCHED = (
    f"Its tables are unchanged. Close other programs that use it, or set {ADDRESS} to another database."
)

_log = logging.getLogger(__name__)
_alembic = Lock()  # alembic keeps the current migration in a module, so one at a time per process


def upgrade(database: Database, clock: Callable[[], datetime], migrations: str = MIGRATIONS) -> Path | None:
    """Migrate the database to the newest known version, in one transaction.

    A SQLite file with an older version is copied first; the copy stays next to it. Any number of processes
    can do this at once: one migrates, the others find it done.

    Args:
        database: The database.
        clock: Returns the time for the copy's name.
        migrations: Alembic's folder of steps.

    Returns:
        The copy, or None if none was needed.

    Raises:
        NewerDatabaseError: If the database is ahead of the known steps; it stays unchanged.
        UnavailableError: If it can't be opened, copied, or migrated; it stays unchanged.
    """
    config = Config()
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    steps = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        behind = _is_behind(connection, steps, database.where)
    database.keep_write_ahead_log()
    if not behind:
        return None
    with _alembic, database.writing(alone=True, advice=_UNTOUCHED) as connection:
        if not _is_behind(connection, steps, database.where):
            return None  # another process was first
        copy = _copy(database, _version(connection), clock)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE}
    ).get_current_revision()


def _is_behind(connection: Connection, steps: ScriptDirectory, where: str) -> bool:
    version, newest = _version(connection), steps.get_current_head()
    if version and version not in {step.revision for step in steps.walk_revisions()}:
        raise NewerDatabaseError(where, version, str(newest))
    return version != newest


def _copy(database: Database, version: str | None, clock: Callable[[], datetime]) -> Path | None:
    """Copy a non-empty SQLite file while the caller keeps every writer out."""
    if database.file is None or version is None:
        return None
    file = database.file
    copy = file.with_name(
        f"{file.stem}-version-{version}-{clock().astimezone(UTC):%Y%m%dT%H%M%SZ}{file.suffix}"
    )
    try:
        copy_file(file, copy)
    except (sqlite3.Error, OSError) as error:
        advice = (
            f"It was not upgraded. Free up space or allow writing in {file.parent}, then open it again."
        )
        why = getattr(error, "strerror", None) or error
        raise UnavailableError(
            database.where, f"we can't make a copy of it first ({why})", advice
        ) from error
    _log.info("Kept %s before migrating %s.", copy, file)
    return copy
