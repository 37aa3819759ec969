"""What a company refuses, and the work that touches it."""
