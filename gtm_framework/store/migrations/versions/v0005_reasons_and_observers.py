"""Reasons beside ballots, and a link by which people join to observe."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; what was kept before has neither."""
    op.add_column("ballots", sa.Column("reason", sa.Text))
    op.add_column("workshop_doors", sa.Column("observe", sa.Text))
    op.create_index("workshop_doors_observe", "workshop_doors", ["observe"], unique=True)
