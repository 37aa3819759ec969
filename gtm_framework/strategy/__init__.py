"""The strategy above the list: one-pager, coherence, roadmap, capacity, health, reviews."""
