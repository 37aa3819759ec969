"""The tables of workshops, in the same `metadata` as those of workspaces.

A vote and an idea don't record when they were written: a time or an order would reveal who was first, and
nothing needs it.
"""

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from gtm_framework.store.schema import UtcTime, metadata

workshops = Table(
    "workshops",
    metadata,
    Column("id", Text, primary_key=True),
    Column("workspace_id", Text, ForeignKey("workspaces.id"), nullable=False),
    Column("revision", Integer, nullable=False),  # of the body: the number of changes made to it
    Column("room", Integer, nullable=False),  # increases whenever someone joins, leaves, or changes
    Column("body", Text, nullable=False),  # the `Workshop`, JSON
    Column("created_at", UtcTime, nullable=False),
)
Index("workshops_of_workspace", workshops.c.workspace_id)

workshop_events = Table(
    "workshop_events",
    metadata,
    Column("workshop_id", Text, ForeignKey("workshops.id"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),  # the resulting state
    Column("kind", Text, nullable=False),  # the event's class
    Column("body", Text, nullable=False),  # the event, JSON
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
)

workshop_people = Table(
    "workshop_people",
    metadata,
    Column("workshop_id", Text, ForeignKey("workshops.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("device", Boolean, nullable=False),
    Column("joined_at", UtcTime, nullable=False),
    Column("left_at", UtcTime),
    Column("key_print", Text),  # the fingerprint of the personal key, never the key
    Column("key_until", UtcTime),
)
Index("workshop_people_key", workshop_people.c.key_print, unique=True)

ballots = Table(
    "ballots",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("axis", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("value", Text),  # JSON of a step, an option or a number of dots; none for a skip
    Column("reason", Text),  # the reason, if the person gave one
    ForeignKeyConstraint(["workshop_id", "person"], ["workshop_people.workshop_id", "workshop_people.id"]),
)

workshop_ideas = Table(
    "workshop_ideas",
    metadata,
    Column("workshop_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("notes", Text, nullable=False),
    ForeignKeyConstraint(["workshop_id", "person"], ["workshop_people.workshop_id", "workshop_people.id"]),
)

invitations = Table(
    "workshop_doors",
    metadata,
    Column("workshop_id", Text, ForeignKey("workshops.id"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("observe", Text),  # the secret of the observers' link; none before it existed
)
Index("workshop_doors_observe", invitations.c.observe, unique=True)
Index("workshop_doors_code", invitations.c.code, unique=True)
Index("workshop_doors_link", invitations.c.link, unique=True)

wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("source", Text, nullable=False),
)
