"""The parts of the page Triage."""
