"""A whole database saved as one SQLite file, and restored from it: while in use, and checked."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, func, select

from gtm_framework.store import schema
from gtm_framework.store.backups.copy_file import check_sound, copy_file
from gtm_framework.store.backups.database_copy import Copied, copy_database, copy_rows
from gtm_framework.store.errors import NotEmptyError, UnavailableError
from gtm_framework.store.store import Store

_REPLACE = "To replace them, add --replace; a backup of them is saved first."
_GIVE_BACKUP = "Nothing was changed. Use a file written by gtm-framework backup."
_MAKE_ROOM = "The database is unchanged. Free up space, or choose another file."


def back_up(source: Store, file: Path) -> Copied:
    """Write everything to one SQLite file, which gets its name only once it is complete and checked.

    Others can keep working. The file contains the database as it was at one moment.

    Args:
        source: A SQLite file or a PostgreSQL database.
        file: The backup's name; an existing file is replaced.

    Raises:
        UnavailableError: If the database doesn't respond, the backup can't be written, or it isn't valid.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = store.create_workspace("Firstfix")
        ...     copied = back_up(store, Path(folder, "backup.db"))
        >>> copied.workspaces
        1
    """
    if source.database.file is not None and source.database.file.resolve() == file.resolve():
        raise UnavailableError(str(file), "this is the database itself", "Choose another file.")
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}.backup")
    try:
        if source.database.file is not None:
            copy_file(source.database.file, made)
        else:
            with Store.open(_address(made)) as target:
                copy_database(source, target)
        with Store.open(_address(made)) as copy:
            counted = _count(copy)
        # Rewritten without the separate log, so that one file has everything.
        copy_file(made, file)
    except (sqlite3.Error, OSError) as error:
        why = getattr(error, "strerror", None) or error
        raise UnavailableError(str(file), f"we can't write the backup ({why})", _MAKE_ROOM) from error
    finally:
        _discard(made)
    return counted


def restore(target: Store, file: Path, *, replace: bool = False) -> Copied:
    """Restore everything from a backup in one transaction: all of it or, if anything fails, nothing.

    Args:
        target: The database; others can have it open, and see the backup's content from then on.
        file: The backup. It is checked first and stays unchanged.
        replace: Whether to delete the database's current content.

    Raises:
        NotEmptyError: If the database has workspaces and should not be replaced.
        NewerDatabaseError: If a newer version of this program made the backup.
        UnavailableError: If the backup isn't valid, or the database doesn't respond.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     team = store.create_workspace("Firstfix")
        ...     saved = back_up(store, Path(folder, "backup.db"))
        ...     gone = store.delete_workspace(team.id)
        ...     back = restore(store, Path(folder, "backup.db"), replace=True)
        ...     names = [kept.name for kept in store.workspaces()]
        >>> names
        ['Firstfix']
    """
    with _opened_copy(file) as source, source.database.reading() as found:
        with target.database.writing(alone=True) as made:
            if not replace and made.execute(select(schema.workspaces.c.id).limit(1)).first():
                raise NotEmptyError(target.database.where, _REPLACE)
            for table in reversed(schema.metadata.sorted_tables):
                made.execute(delete(table))
            for table in schema.metadata.sorted_tables:
                copy_rows(table, found, made)
        return _count(source)


@contextmanager
def _opened_copy(file: Path) -> Iterator[Store]:
    """A checked copy of a backup, upgraded to this version; the backup itself stays unchanged."""
    with TemporaryDirectory(prefix="gtm-restore-") as folder:
        copy = Path(folder) / "copy.db"
        try:
            _check(file)
            copy_file(file, copy)
        except (sqlite3.Error, OSError) as error:
            why = getattr(error, "strerror", None) or error
            raise UnavailableError(
                str(file), f"this is not a valid backup ({why})", _GIVE_BACKUP
            ) from error
        with Store.open(_address(copy)) as store:
            yield store


def _check(file: Path) -> None:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        check_sound(connection)
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    if (schema.workspaces.name,) not in tables:
        raise sqlite3.DatabaseError("it contains no workspaces of this app")


def _address(file: Path) -> str:
    return f"sqlite:///{file.absolute()}"


def _count(store: Store) -> Copied:
    """How much a database contains, counted by the database itself."""
    with store.database.reading() as connection:
        tables = (schema.workspaces, schema.revisions, schema.metadata.tables["workshops"])
        return Copied(
            *(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables)
        )


def _discard(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink()
