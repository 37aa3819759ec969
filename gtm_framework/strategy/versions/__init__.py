"""A strategy over time: its saved versions, and whether the work has followed."""
