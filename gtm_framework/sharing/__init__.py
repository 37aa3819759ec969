"""The app on a network: the facilitator's key, and the door that asks for it."""
