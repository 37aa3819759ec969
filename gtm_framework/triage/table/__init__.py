"""The same results for a whole table at once: the vectorized engine, equal to the scalar one."""
