"""Revealed votes as rows, tables, and grids."""
