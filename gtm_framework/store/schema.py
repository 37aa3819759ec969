"""The tables in this version; `migrations/` has the steps that lead there.

`workshop_schema` adds its tables to the same `metadata`. A test checks that the migrations produce exactly
these tables.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

VERSION_TABLE = "gtm_schema_version"
"""Where a database stores its migration version."""

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A time, aware and in UTC on both sides, even if the database stores no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """The Python type of a cell in this column."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102  (SQLAlchemy's signature)
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102  (as above)
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: D102  (as above)
        read = super().result_processor(dialect, coltype)

        def read_or_keep(value: Any) -> Any:
            try:
                return value if read is None else read(value)
            except (TypeError, ValueError, OverflowError):
                return value  # `rows` adds which row it is in

        return read_or_keep


workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),  # the name in comparison form: case doesn't matter
    Column("revision", Integer, nullable=False),  # number of its newest revision; 0 if nothing was saved
    Column("created_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime),
)
Index(
    "workspaces_living_name",
    workspaces.c.name_key,
    unique=True,
    sqlite_where=workspaces.c.deleted_at.is_(None),
    postgresql_where=workspaces.c.deleted_at.is_(None),
)

documents = Table(
    "documents",
    metadata,
    Column("workspace_id", Text, ForeignKey("workspaces.id"), primary_key=True),
    Column("sort", Text, key="kind", primary_key=True),
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),  # JSON, stored exactly as written
    Column("position", Double, nullable=False),
    Column("revision", Integer, nullable=False),  # the workspace's revision that last wrote it
)

revisions = Table(
    "revisions",
    metadata,
    Column("workspace_id", Text, ForeignKey("workspaces.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("summary", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("of", Integer),  # the edit undone or redone, or the revision that an edit restored
    Column("undo_next", Integer),  # the edit that an undo would revert after this revision
    Column("redo_next", Integer),  # the undo that a redo would reverse after this revision
    CheckConstraint("kind IN ('edit', 'undo', 'redo')", name="revisions_kind"),
)

changes = Table(
    "changes",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("sort", Text, key="kind", nullable=False),
    Column("id", Text, nullable=False),
    Column("before_body", Text),  # a side is blank if the document didn't exist
    Column("before_position", Double),
    Column("before_revision", Integer),
    Column("after_body", Text),
    Column("after_position", Double),
    ForeignKeyConstraint(["workspace_id", "revision"], ["revisions.workspace_id", "revisions.number"]),
)
Index(
    "changes_of_document",
    changes.c.workspace_id,
    changes.c.kind,
    changes.c.id,
    changes.c.revision,
    unique=True,
)

drafts = Table(
    "drafts",
    metadata,
    Column("workspace_id", Text, ForeignKey("workspaces.id"), primary_key=True),
    Column("key", Text, primary_key=True),  # the field it was typed in
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

live_links = Table(
    "live_links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("workspace_id", Text, ForeignKey("workspaces.id"), nullable=False),
    Column("file", Text, nullable=False),  # the one file it opens
    Column("label", Text, nullable=False),  # who or what it is for
    Column("secret_print", Text, nullable=False),  # the fingerprint of the secret, never the secret
    Column("created_at", UtcTime, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("used_at", UtcTime),
)
Index("live_links_of_workspace", live_links.c.workspace_id)
Index("live_links_secret", live_links.c.secret_print, unique=True)
