"""Run by Alembic: the steps run in the transaction the caller started, all of them or none."""

from alembic import context

from gtm_framework.store.schema import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
)
context.run_migrations()
