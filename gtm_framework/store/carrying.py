"""All of one database copied into an empty one: how a team moves from its file to a server."""

from typing import NamedTuple

from sqlalchemy import Connection, Table, insert, select

from gtm_framework.store import ballot_schema, schema
from gtm_framework.store.refusals import NotEmptyError
from gtm_framework.store.store import Store

_ROWS_AT_ONCE = 1000


class Carried(NamedTuple):
    """How much was copied; deleted workspaces, which can be brought back, count."""

    workspaces: int
    revisions: int
    workshops: int


def carry(source: Store, target: Store) -> Carried:
    """Copy every workspace with its history, drafts, workshops and ballots, as they are at this moment.

    Args:
        source: Where they are; nothing in it is changed.
        target: Where they come to: all of them or, when anything fails, none.

    Raises:
        NotEmptyError: If the target holds a workspace already.
        UnavailableError: If one of the two does not answer.
    """
    with source.database.reading() as found, target.database.writing(alone=True) as made:
        if made.execute(select(schema.workspaces.c.id).limit(1)).first():
            raise NotEmptyError(target.database.where)
        copied = {table.name: _copy(table, found, made) for table in schema.metadata.sorted_tables}
    tables = (schema.workspaces, schema.revisions, ballot_schema.workshops)
    return Carried(*(copied[table.name] for table in tables))


def _copy(table: Table, found: Connection, made: Connection) -> int:
    """Copy a table's rows; numbers that the database gives by itself are given anew."""
    given = table.autoincrement_column
    wanted = [column for column in table.columns if column is not given]
    copied = 0
    for rows in found.execute(select(*wanted)).mappings().partitions(_ROWS_AT_ONCE):
        made.execute(insert(table), [dict(row) for row in rows])
        copied += len(rows)
    return copied
