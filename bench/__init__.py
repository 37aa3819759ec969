"""Benchmarks: what this product is for, timed next to its peers and a lower bound."""
