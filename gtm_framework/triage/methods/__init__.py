"""Ranking methods: RICE, ICE, WSJF, and a team's own formulas."""
