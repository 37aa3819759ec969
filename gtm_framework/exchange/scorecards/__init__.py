"""Scorecards from files and as files."""
