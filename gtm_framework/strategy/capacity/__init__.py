"""What fits into the quarters, and the best set that does."""
