"""The Export page: what goes into the report, and every download."""
