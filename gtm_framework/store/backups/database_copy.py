"""Copies all of one database to an empty one: how a team moves from its file to a server."""

from typing import NamedTuple

from sqlalchemy import Connection, Table, insert, select

from gtm_framework.store import schema
from gtm_framework.store.errors import NotEmptyError
from gtm_framework.store.store import Store
from gtm_framework.store.workshops import workshop_schema

_ROWS_AT_ONCE = 1000


class Copied(NamedTuple):
    """How much was copied, including deleted workspaces, which can be restored.

    Example:
        >>> copied = Copied(workspaces=2, revisions=41, workshops=1)
        >>> f"{copied.workspaces} workspaces with {copied.revisions} changes"
        '2 workspaces with 41 changes'
    """

    workspaces: int
    revisions: int
    workshops: int


def copy_database(source: Store, target: Store) -> Copied:
    """Copy every workspace with its history, drafts, workshops, and votes as they are at this moment.

    Args:
        source: The database to copy; it stays unchanged.
        target: The empty database: gets everything or, if anything fails, nothing.

    Raises:
        NotEmptyError: If the target already has a workspace.
        UnavailableError: If one of the two doesn't respond.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/old.db") as old:
        ...     team = old.create_workspace("Firstfix")
        ...     with Store.open(f"sqlite:///{folder}/new.db") as new:
        ...         copied = copy_database(old, new)
        >>> copied.workspaces, copied.workshops
        (1, 0)
    """
    with source.database.reading() as found, target.database.writing(alone=True) as made:
        if made.execute(select(schema.workspaces.c.id).limit(1)).first():
            raise NotEmptyError(target.database.where)
        copied = {table.name: copy_rows(table, found, made) for table in schema.metadata.sorted_tables}
    tables = (schema.workspaces, schema.revisions, workshop_schema.workshops)
    return Copied(*(copied[table.name] for table in tables))


def copy_rows(table: Table, found: Connection, made: Connection) -> int:
    """Copy a table's rows; numbers assigned by the database are assigned again."""
    given = table.autoincrement_column
    wanted = [column for column in table.columns if column is not given]
    copied = 0
    keys = [column.key for column in wanted]
    for rows in found.execute(select(*wanted)).partitions(_ROWS_AT_ONCE):
        made.execute(insert(table), [dict(zip(keys, row, strict=True)) for row in rows])
        copied += len(rows)
    return copied
