"""Cells as values: numbers, words, durations, answers."""
