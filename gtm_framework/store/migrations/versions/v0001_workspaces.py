"""Workspaces, their documents, and the numbered revisions that changed them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first four tables."""
    _workspaces()
    _documents()
    _revisions()
    _changes()


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
    )
    living = sa.text("deleted_at IS NULL")
    op.create_index(
        "workspaces_living_name",
        "workspaces",
        ["name_key"],
        unique=True,
        sqlite_where=living,
        postgresql_where=living,
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("workspace_id", sa.Text, sa.ForeignKey("workspaces.id"), primary_key=True),
        sa.Column("sort", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("position", sa.Double, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("workspace_id", sa.Text, sa.ForeignKey("workspaces.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("of", sa.Integer),
        sa.Column("undo_next", sa.Integer),
        sa.Column("redo_next", sa.Integer),
        sa.CheckConstraint("kind IN ('edit', 'undo', 'redo')", name="revisions_kind"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("workspace_id", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("before_body", sa.Text),
        sa.Column("before_position", sa.Double),
        sa.Column("before_revision", sa.Integer),
        sa.Column("after_body", sa.Text),
        sa.Column("after_position", sa.Double),
        sa.ForeignKeyConstraint(
            ["workspace_id", "revision"], ["revisions.workspace_id", "revisions.number"]
        ),
    )
    op.create_index(
        "changes_of_document", "changes", ["workspace_id", "sort", "id", "revision"], unique=True
    )
