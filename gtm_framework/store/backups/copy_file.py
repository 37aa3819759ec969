"""Copies a SQLite file that is in use: written under another name, synced, checked, then renamed."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path


def copy_file(source: Path, copy: Path) -> None:
    """Copy a database; the copy gets its name only once all of it is on disk.

    If the process is killed partway, it leaves a file that ends in ``.partial``, never half a copy.

    Args:
        source: A SQLite file; others can keep reading and writing it.
        copy: The copy's name; an existing file is replaced.

    Raises:
        sqlite3.Error: If the source can't be read, or the copy isn't valid. OSError: If the copy can't be
        written.
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
    """Wait until a file, or the names in a folder, are on disk; Windows can't sync a folder."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
