"""Turns result objects into Plotly figures."""
