"""Workshops: what happened in them, who took part, what they submitted, and how they joined."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of workshops."""
    _workshops()
    _events()
    _people()
    _ballots()
    _ideas()
    _doors()
    _wrong_codes()


def _workshops() -> None:
    op.create_table(
        "workshops",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workspace_id", sa.Text, sa.ForeignKey("workspaces.id"), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("room", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("workshops_of_workspace", "workshops", ["workspace_id"])


def _events() -> None:
    op.create_table(
        "workshop_events",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshops.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "workshop_people",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshops.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("device", sa.Boolean, nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.Column("key_print", sa.Text),
        sa.Column("key_until", sa.DateTime(timezone=True)),
    )
    op.create_index("workshop_people_key", "workshop_people", ["key_print"], unique=True)


def _ballots() -> None:
    op.create_table(
        "ballots",
        sa.Column("workshop_id", sa.Text, primary_key=True),
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("axis", sa.Text, primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        _person(),
    )


def _ideas() -> None:
    op.create_table(
        "workshop_ideas",
        sa.Column("workshop_id", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        _person(),
    )


def _person() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop_id", "person"], ["workshop_people.workshop_id", "workshop_people.id"]
    )


def _doors() -> None:
    op.create_table(
        "workshop_doors",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshops.id"), primary_key=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("workshop_doors_code", "workshop_doors", ["code"], unique=True)
    op.create_index("workshop_doors_link", "workshop_doors", ["link"], unique=True)


def _wrong_codes() -> None:
    op.create_table(
        "wrong_codes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
