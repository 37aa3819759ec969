"""The list of workspaces: what is open in each, and how to start another."""
