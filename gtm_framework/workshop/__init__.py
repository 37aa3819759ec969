"""Run a workshop: silent votes, agreement, decisions, and the record."""
