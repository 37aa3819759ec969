"""What a workshop leaves behind: decisions, outcome, and record."""
