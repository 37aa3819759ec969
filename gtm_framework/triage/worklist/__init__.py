"""The list as people work through it: what is left to do, rapid rounds, decisions, merges, and splits."""
