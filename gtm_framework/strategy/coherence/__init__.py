"""Arguing back: which answers of a page conflict, which rest on little, and how two pages differ."""
