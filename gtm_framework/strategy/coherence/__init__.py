"""Checks the strategy: which answers conflict, which have little evidence, and how two pages differ."""
