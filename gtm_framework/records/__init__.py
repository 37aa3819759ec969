"""Models built from data: frozen records, their field types, and errors in plain words."""
