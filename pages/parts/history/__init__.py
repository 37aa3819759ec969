"""The history of the open workspace, with the option to restore any version."""
