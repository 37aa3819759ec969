"""The strategy brief and the plan, put together from what the workspace holds."""
