"""The review cadence: when each review is, and what is on its agenda."""
