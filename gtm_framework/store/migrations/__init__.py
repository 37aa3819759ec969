"""The migration steps that bring a database's tables to the state in `schema`, run by Alembic."""
