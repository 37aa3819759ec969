"""The work of a workspace: what there is, what it costs, what it serves."""
