"""A SQLite file copied while others use it: written under another name, synced, checked, then renamed."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path


def copy_file(source: Path, copy: Path) -> None:
    """Copy a database; the copy has its name only once all of it is on disk.

    A process that is killed on the way leaves a file that ends in ``.partial``, never half a copy.

    Args:
        source: A SQLite file; others may read and write it meanwhile.
        copy: The copy's name; a file of that name is replaced.

    Raises:
        sqlite3.Error: If the source cannot be read, or the copy is not sound.
        OSError: If the copy cannot be written.
    """
    partial = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.partial")
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as found,
            closing(sqlite3.connect(partial)) as made,
        ):
            found.backup(made)
            check_sound(made)
        _sync(partial)
        partial.replace(copy)
        _sync(copy.parent)
    finally:
        with suppress(OSError):
            partial.unlink()


def check_sound(connection: sqlite3.Connection) -> None:
    """Check every page and index of a SQLite file.

    Raises:
        sqlite3.DatabaseError: If one is damaged.
    """
    [found, *_] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(f"the file is damaged: {found}")


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk; Windows cannot sync a folder."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
