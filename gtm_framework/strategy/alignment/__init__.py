"""Checks along the roadmap: what is unlinked, what is covered, what runs when, what results ask."""
