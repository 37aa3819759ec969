"""Reasons for votes, and a link for joining as an observer."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; existing rows have neither."""
    op.add_column("ballots", sa.Column("reason", sa.Text))
    op.add_column("workshop_doors", sa.Column("observe", sa.Text))
    op.create_index("workshop_doors_observe", "workshop_doors", ["observe"], unique=True)
