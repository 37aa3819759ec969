"""The symptoms of tactics without a strategy, and the mix of the work."""
