"""The steps by which a database's tables come to what `schema` describes, run by Alembic."""
