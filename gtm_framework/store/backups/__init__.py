"""Backups: one file with everything in it, and a copy on another server."""
