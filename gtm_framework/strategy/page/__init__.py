"""The one page: its form, its sections, and what a company wrote on it."""
