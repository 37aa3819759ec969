"""Compare options on weighted criteria: the six disciplines of the scorecard, or your own table."""
