"""What the facilitator's page, the participants' devices, and the shared screen have in common."""
