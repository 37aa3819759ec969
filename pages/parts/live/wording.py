"""Wording that the facilitator's page and the shared screen have in common."""

WHICH_HAS_MORE = {"impact": "Which has more impact?", "effort": "Which takes more effort?"}
"""What is asked about two ideas on each axis."""
