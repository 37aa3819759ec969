"""The health check: its result, warning signs in the workspace, and questions for the team."""
