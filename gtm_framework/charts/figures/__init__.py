"""Plotly figures, one module for each."""
