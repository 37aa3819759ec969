"""Where workspaces live: documents, their numbered revisions, undo, history, in SQLite or PostgreSQL."""
