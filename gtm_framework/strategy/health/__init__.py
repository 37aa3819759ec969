"""The warning signs of tactics without a strategy, and the mix of the work."""
