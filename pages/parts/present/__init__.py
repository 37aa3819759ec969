"""The parts of the presentation view."""
