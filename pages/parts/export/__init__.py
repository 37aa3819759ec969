"""The Export screen: what goes on the report, and every file to take away."""
