"""Compare options on weighted criteria: the six concepts of the scorecard, or anybody's own table."""
