"""Arguing back: which answers of a page clash, which rest on little, and how two pages differ."""
