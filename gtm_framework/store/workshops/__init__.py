"""Workshops in the database: people, invitations, ideas, and ballots."""
