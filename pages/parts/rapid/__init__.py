"""The parts of Rapid triage."""
