"""What fits into the quarters, and the recommended portfolio."""
