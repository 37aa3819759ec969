"""The strategy above the list: one page, coherence, cascade, capacity, health, rhythm."""
