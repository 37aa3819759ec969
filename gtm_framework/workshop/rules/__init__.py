"""A workshop's rules: phases, axes, roles, limits, and definitions."""
