"""The strategy brief and the plan, assembled from the workspace."""
