"""The frame around every screen, and the parts that several screens share."""
