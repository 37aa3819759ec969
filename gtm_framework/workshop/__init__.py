"""Run a workshop: silent ballots, agreement, the final call and its record."""
