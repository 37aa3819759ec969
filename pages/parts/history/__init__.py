"""The history of the open workspace, and the way back to each version of it."""
