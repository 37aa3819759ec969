"""Whole workspaces as files: the format, its schema, and the demo company."""
