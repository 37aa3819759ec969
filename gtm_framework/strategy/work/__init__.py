"""The work in a workspace: what there is, what it costs, and what it supports."""
