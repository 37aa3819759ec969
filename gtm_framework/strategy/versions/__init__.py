"""A strategy over time: what is kept of it, and whether the work has followed."""
