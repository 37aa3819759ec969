"""A company's exclusions, and the work that conflicts with them."""
