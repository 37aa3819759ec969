"""Run by Alembic: the steps go into the transaction that the caller has begun, all or none of them."""

from alembic import context

from gtm_framework.store.schema import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
)
context.run_migrations()
