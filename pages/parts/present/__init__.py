"""The parts of the shared screen."""
