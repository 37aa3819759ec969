"""Scales: what a column's numbers and words mean, and where they are on the matrix."""
