"""The rhythm of reviews: when each is, and what is on its agenda."""
