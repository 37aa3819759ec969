"""The parts of the presenting view."""
