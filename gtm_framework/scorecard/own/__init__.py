"""A team's own scorecard: its table, weights, and edits."""
