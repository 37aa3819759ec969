"""The table next to each chart."""
