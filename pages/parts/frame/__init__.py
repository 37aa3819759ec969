"""What stands around every screen, and what every page is made of."""
